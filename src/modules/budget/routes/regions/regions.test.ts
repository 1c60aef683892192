/** The pages on what goes to the regions and actors, asked through HTTP: what they show, what a trial stores, what is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreeing } from '../../../../../test/support/agreeing.ts'
import { budgeting, TREASURER } from '../../../../../test/support/budgets.ts'
import { addLines, proposeVersion, recordDecision } from '../../commands.ts'
import { agreementsOfBudget } from '../../queries/regions/agreements.ts'
import { regionKeyOf } from '../../queries/regions/regions.ts'

const MALO = 'Malo Trevenec'
const at = await budgeting()
const world = await agreeing(at)
const nadia = await at.asNamed(TREASURER)
const regions = `/budget-versions/${at.versionId}/regions?year=2018`
const key = `/budget-versions/${at.versionId}/region-key`
const text = async (path: string, headers = nadia, more: Record<string, string> = {}) => {
  const answer = await at.request(path, { headers: { ...headers, ...more } })
  return { status: answer.status, html: (await answer.text()).replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ') }
}
const stored = () => regionKeyOf(at.house.reader, at.versionId)
const post = (path: string, form: Record<string, string>, headers = nadia) => at.request(path, { headers, form })

test('both totals, the type of each line and the target stand on the page', async () => {
  const { status, html } = await text(regions)
  assert.equal(status, 200)
  assert.match(html, /3 200 € vont aux régions et aux acteurs : la cible de 3 200 € est atteinte/)
  assert.match(html, /part des cotisations ou fonds propres/)
  assert.match(html, /3 200 € entre 15 associations régionales/)
  assert.match(html, /Personne n’a encore fixé de clé/)
})

test('a key is tried by its address: the shares are seen, and nothing is stored', async () => {
  const { status, html } = await text(`${key}?year=2018&members=100&figures=2016`)
  assert.equal(status, 200)
  assert.match(html, /100 % selon le nombre d’adhérents/)
  assert.match(html, /name="figures" value="2016"/)
  assert.equal(await stored(), null)
})

test('the frame beside the form is answered alone', async () => {
  const { html } = await text(`${key}?equal=100`, nadia, { 'turbo-frame': 'region-shares' })
  assert.match(html, /^<turbo-frame id="region-shares"/)
  assert.doesNotMatch(html, /<html/)
})

const BAD: [string, string, RegExp][] = [
  ['weights of 99,99 %', 'equal=50&members=49,99', /il manque 0,01 %/],
  ['weights beyond the whole', 'equal=50&members=51', /1 % de trop/],
  ['a weight that is no number', 'equal=la+moitié', /la moitié/],
  ['a figure that nobody told', 'volunteers=100&figures=2016', /Aucun adhérent n’a donné ce chiffre pour 2016/],
  ['a negative fixed part', 'fixed=-5&equal=100', /zéro|négatif|-5/],
]
for (const [name, query, expected] of BAD)
  test(`a trial with ${name} says what is wrong`, async () => {
    const { status, html } = await text(`${key}?${query}`)
    assert.equal(status, 200)
    assert.match(html, expected)
    assert.doesNotMatch(html, /Enregistrer cette clé/)
  })

test('what is seen is saved; a bad one is refused with what was typed, and nothing is written', async () => {
  const bad = await post(key, { equal: '99,99', figures: '2016', revision: '0' })
  assert.equal(bad.status, 422)
  assert.match(await bad.text(), /value="99,99"/)
  assert.equal(await stored(), null)
  const beyond = await post(key, { fixed: '213,34', equal: '100', figures: '2016', revision: '0' })
  assert.equal(beyond.status, 422)
  const good = await post(key, { fixed: '10', equal: '50', members: '50', figures: '2016', revision: '0' })
  assert.equal(good.status, 303)
  assert.deepEqual((await stored())!.terms, [
    { by: 'fixed', amountCents: 1_000 },
    { by: 'equal', shareBp: 5_000 },
    { by: 'members', shareBp: 5_000 },
  ])
  const late = await post(key, { equal: '100', figures: '2016', revision: '0' })
  assert.equal(late.status, 409)
  assert.match((await late.text()).replaceAll('\u202f', ' '), /10 € pour chacune/)
})

test('an agreement is made, refused without its paper, paid, and acknowledged by the region', async () => {
  const list = `/budgets/${at.budgetId}/agreements`
  const grantId = await world.grant('state')
  const facts = { recipient: String(world.bretagne), title: 'Reversement', amount: '1 234,56', signed_on: '2017-03-01', note: '' }
  const bare = await post(list, { ...facts, transfer: 'regrant', grant_id: String(grantId) })
  assert.equal(bare.status, 422)
  assert.match(await bare.text(), /autorisation écrite/)
  await world.paper(grantId, 'regrant_authorisation')
  const made = await post(list, { ...facts, transfer: 'regrant', grant_id: String(grantId) })
  assert.equal(made.status, 303)
  const path = made.headers.get('location')!
  await post(`${path}/instalments`, { parts: '2', first_on: '2017-03-05', every_months: '3' })
  const [agreement] = await agreementsOfBudget(at.house.reader, await at.actor(TREASURER), at.budgetId)
  const [first] = agreement!.instalments
  assert.equal(first!.amountCents, 61_728)
  const tomorrow = await post(`/instalments/${first!.id}/payment`, { paid_on: '2017-03-15', amount: '617,28' })
  assert.equal(tomorrow.status, 422)
  assert.match(await tomorrow.text(), /encore à venir/)
  assert.equal((await post(`/instalments/${first!.id}/payment`, { paid_on: '2017-03-14', amount: '617,28' })).status, 303)
  const malo = await at.asNamed(MALO)
  const statement = await text(`/organisations/${world.bretagne}/statement`, malo)
  assert.match(statement.html, /2 versements, 5 117,28 € en tout, attendent votre accusé de réception/)
  assert.match((await text('/', malo)).html, /Accuser réception de 617,28 €/)
  const said = await post(`/instalments/${first!.id}/acknowledgement`, { back: 'statement' }, malo)
  assert.equal(said.headers.get('location'), `/organisations/${world.bretagne}/statement`)
  assert.equal((await post(`/instalments/${first!.id}/payment-withdrawal`, {})).status, 422)
  assert.match((await text(`/organisations/${world.bretagne}`, malo)).html, /Relevé de compte/)
  assert.match((await text(list)).html, /1 234,56/)
})

const WRONG: [string, Record<string, string>, RegExp][] = [
  ['a negative amount', { amount: '-5' }, /négatif|zéro|-5/],
  ['text as an amount', { amount: 'beaucoup' }, /beaucoup/],
  ['ten to the fifteenth', { amount: '1000000000000000' }, /9 999 999 999,99/],
  ['nobody', { recipient: '' }, /annuaire/],
  ['the network itself', { recipient: 'network' }, /annuaire|choix/],
  ['no purpose', { title: ' ' }, /Donnez un objet/],
  ['a day that is none', { signed_on: '2017-02-30' }, /2017-02-30/],
]
for (const [name, wrong, expected] of WRONG)
  test(`an agreement with ${name} is refused in one sentence, and nothing is written`, async () => {
    const before = await agreementsOfBudget(at.house.reader, await at.actor(TREASURER), at.budgetId)
    const form = {
      recipient: String(world.rhone),
      title: 'Essai',
      transfer: 'own',
      amount: '100',
      grant_id: '',
      signed_on: '',
      note: '',
      ...wrong,
    }
    const answer = await post(`/budgets/${at.budgetId}/agreements`, {
      ...form,
      recipient: form.recipient.replace('network', String(at.networkId)),
    })
    assert.equal(answer.status, 422)
    assert.match((await answer.text()).replaceAll('\u202f', ' ').replaceAll('\u00a0', ' '), expected)
    const after = await agreementsOfBudget(at.house.reader, await at.actor(TREASURER), at.budgetId)
    assert.equal(after.length, before.length)
  })

test('of a voted budget strangers see the shares and sums, no line, no grant and no figure', async () => {
  const decision = {
    bodyId: null,
    bodyText: 'Assemblée générale',
    decidedOn: '2017-03-01',
    reference: null,
    source: null,
  }
  const stranger = () => text(regions, {})
  await at.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, at.versionId, [
      { year: 2019, account: '641', label: 'Salaires', amount_cents: 100 },
      { year: 2019, account: '741', label: 'État', amount_cents: 100 },
    ]),
  )
  assert.equal((await stranger()).status, 404)
  await at.does('Solène Varenquier', (tx, actor) => proposeVersion(tx, actor, at.versionId))
  assert.equal((await stranger()).status, 404)
  // Whoever holds a mandate today reads what is proposed, and may try another key, which nobody can save any more.
  const member = await at.asNamed('Aminata Solvène')
  assert.match((await text(regions, member)).html, /Essayer une autre clé/)
  const tried = await text(`${key}?members=100`, member)
  assert.doesNotMatch(tried.html, /Enregistrer cette clé/)
  assert.equal((await post(key, { equal: 'beaucoup' }, member)).status, 403)
  assert.equal((await post(key, { equal: '100', figures: '2016', revision: '1' })).status, 422)
  await at.does('Solène Varenquier', (tx, actor) => recordDecision(tx, actor, at.versionId, decision))
  const { status, html } = await stranger()
  assert.equal(status, 200)
  assert.match(html, /3 200 € entre 15 associations régionales/)
  assert.match(html, /part des cotisations ou fonds propres/)
  assert.doesNotMatch(html, /657|Part des régions<|Salariés en parcours|Par adhérent|Essayer une autre clé|Conventions/)
  const asked = await at.request(key)
  assert.match(asked.headers.get('location') ?? '', /^\/sign-in/)
})
