/** Funders and grants through HTTP: what was typed stays with its sentence, two who save at once see both texts, papers come and go sealed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SHELL } from '#kernel/values/actor.ts'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { PDF } from '../../../../../test/support/office-files.ts'
import { addFunder, addGrant, addLines, planPayment } from '../../commands.ts'
import { capability } from '../../index.ts'
import { fundersPath, grantEditPath, grantPath, organisationPapersPath } from '../../paths.ts'
import { grantById } from '../../queries.ts'

const at = await budgeting()
const { request, house } = at
const [treasurer, staff] = [await at.asNamed(TREASURER), await at.asNamed(STAFF)]
const ORIGIN = { origin: 'http://localhost:3000' }

let count = 0
const funder = (kind: 'state' | 'european' = 'state') =>
  at.does(TREASURER, (tx, actor) =>
    addFunder(tx, actor, {
      organisationId: at.networkId,
      name: `Financeur d’essai ${++count}`,
      kind,
      ...(kind === 'european' ? { europeanFund: 'FSE' } : {}),
    }),
  )
const AWARDED = { asked_cents: 36_000_000, asked_on: '2015-10-01', awarded_cents: 36_000_000, awarded_on: '2016-03-01' }
const grant = async (facts: object = {}) => {
  const funderId = await funder()
  return at.does(TREASURER, (tx, actor) =>
    addGrant(tx, actor, { funderId, title: 'Essai 2016-2018', period_from: '2016-01-01', period_to: '2018-12-31', ...facts }),
  )
}
const textOf = async (path: string, headers = treasurer) => (await request(path, { headers })).text()
const FORM = { title: 'Essai', period_from: '2016-01-01', period_to: '2016-12-31', eligible: 'all' }
const plain = (html: string) => html.replace(/<[^>]+>/g, '').replace(/[\u00a0\u202f]/g, ' ')

test('each thing that a grant cannot be is told in a sentence beside what was typed', async () => {
  const path = `/funders/${await funder()}/grants`
  const cases: [Record<string, string>, RegExp][] = [
    [{ period_to: '2015-12-31' }, /La période finit \(31 décembre 2015\) avant de commencer \(1er janvier 2016\)\./],
    [{ asked_amount: '-5' }, /négatif/],
    [{ asked_amount: '10000000000000000' }, /9 999 999 999,99/],
    [{ asked_amount: 'douze' }, /douze/],
    [
      { asked_amount: '1.234,56', asked_on: '2016-05-01', awarded_amount: '1 234,56', awarded_on: '2016-04-30' },
      /L’accord \(30 avril 2016\) ne peut pas précéder la demande \(1er mai 2016\)\./,
    ],
    [{ awarded_amount: '5', awarded_on: '2018-01-01' }, /n’a pas encore eu lieu/],
    [{ rate_cap: '120' }, /120/],
    [{ eligible: 'chosen' }, /Cochez au moins une action/],
    [{ title: '' }, /class="error"/],
  ]
  for (const [typed, sentence] of cases) {
    const answer = await request(path, { form: { ...FORM, ...typed }, headers: treasurer })
    const html = await answer.text()
    assert.equal(answer.status, 422, JSON.stringify(typed))
    assert.match(sentence.source.startsWith('class') ? html : plain(html), sentence)
    for (const value of Object.values(typed)) assert.ok(html.includes(value), `${value} is still there`)
  }
  const [rows] = await house.db
    .selectFrom('budget_grant')
    .select((eb) => eb.fn.countAll().as('n'))
    .where('title', '=', 'Essai')
    .execute()
  assert.equal(Number(rows!.n), 0)
})

test('an amount is read as people paste it', async () => {
  const made = await request(`/funders/${await funder()}/grants`, {
    form: { ...FORM, asked_amount: '1.234,56', rate_cap: '53 %' },
    headers: treasurer,
  })
  const id = Number(made.headers.get('location')!.split('/').at(-1))
  const stored = (await grantById(house.reader, SHELL, id))!
  assert.deepEqual([stored.asked_cents, stored.rate_cap_bp], [123_456, 5300])
  assert.match(await textOf(grantEditPath(id)), /value="1234,56"/)
})

test('of two who save one grant, the second sees both texts, loses nothing, and may save on top', async () => {
  const id = await grant()
  const form = { ...FORM, period_to: '2018-12-31', revision: '1' }
  await request(grantPath(id), { form: { ...form, title: 'Du trésorier' }, headers: treasurer })
  const second = await request(grantPath(id), { form: { ...form, title: 'Du permanent' }, headers: staff })
  const html = await second.text()
  assert.equal(second.status, 409)
  assert.match(plain(html), /Du trésorier/)
  assert.match(html, /value="Du permanent"/)
  assert.match(html, /name="revision" value="2"/)
  const again = await request(grantPath(id), { form: { ...form, title: 'Du permanent', revision: '2' }, headers: staff })
  assert.equal(again.status, 303)
  assert.equal((await grantById(house.reader, SHELL, id))?.title, 'Du permanent')
})

test('the years of a grant are written once its period spans several, and must make its amount', async () => {
  const id = await grant(AWARDED)
  const facts = { ...FORM, title: 'Essai', period_to: '2018-12-31', asked_amount: '360000', asked_on: '2015-10-01' }
  const form = { ...facts, awarded_amount: '360000', awarded_on: '2016-03-01', revision: '1', year_2016: '120 000', year_2017: '120000' }
  const short = await request(grantPath(id), { form, headers: treasurer })
  assert.equal(short.status, 422)
  assert.match(plain(await short.text()), /Les années font 240 000 € et la subvention 360 000 € : il manque 120 000 €/)
  await request(grantPath(id), { form: { ...form, year_2018: '120 000,00 €' }, headers: treasurer })
  assert.equal((await grantById(house.reader, SHELL, id))?.years.length, 3)
  assert.match(plain(await textOf(grantPath(id))), /2018 : 120 000 €/)
})

test('a paper is sent in, read by the board under its own seal, and answers its deadline', async () => {
  const id = await grant(AWARDED)
  assert.match(plain(await textOf(grantPath(id))), /Convention avec le financeur (à faire|en retard)/)
  const body = new FormData()
  body.append('file', new File([new Uint8Array(PDF)], 'convention é.pdf'))
  for (const [name, value] of Object.entries({ kind: 'agreement', signed_on: '2016-03-10', clause: '' })) body.append(name, value)
  const sent = await request(`/grants/${id}/documents`, { method: 'POST', body, headers: { ...ORIGIN, ...treasurer } })
  assert.equal(sent.headers.get('location'), `${grantPath(id)}#papers`)
  const html = await textOf(grantPath(id))
  assert.match(plain(html), /Convention avec le financeur au dossier/)
  const href = /href="(\/budget-documents\/\d+)"/.exec(html)![1]!
  const answer = await request(href, { headers: await at.asNamed('Solène Varenquier') })
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), PDF)
  assert.match(answer.headers.get('content-security-policy')!, /sandbox/)
  assert.match(answer.headers.get('content-disposition')!, /^attachment; .*convention%20%C3%A9\.pdf$/)
})

test('whoever follows a deadline finds the form of its paper open, with its kind and year', async () => {
  const html = await textOf(`${organisationPapersPath(at.networkId)}?paper=publication&year=2016`)
  assert.match(html, /<details class="disclosure" id="add-paper" open>/)
  assert.match(html, /<option value="publication" selected>/)
  assert.match(html, /name="about_year"[^>]*value="2016"|value="2016"[^>]*name="about_year"/)
  const id = await grant(AWARDED)
  assert.match(await textOf(grantPath(id)), new RegExp(`href="/grants/${id}\\?paper=agreement#add-paper"`))
  assert.doesNotMatch(await textOf(grantPath(id)), /id="add-paper" open/)
})

test('what is no document is refused with its name, and the other fields stay', async () => {
  const body = new FormData()
  body.append('file', new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'dessin.svg'))
  for (const [name, value] of Object.entries({ kind: 'publication', about_year: '2016' })) body.append(name, value)
  const path = organisationPapersPath(at.networkId)
  const sent = await request(path, { method: 'POST', body, headers: { ...ORIGIN, ...treasurer } })
  const html = await sent.text()
  assert.equal(sent.status, 422)
  assert.match(plain(html), /« dessin\.svg » est/)
  assert.match(html, /value="2016"/)
})

test('a usual schedule is proposed, received and taken back', async () => {
  const id = await grant(AWARDED)
  await request(`/grants/${id}/payments`, { form: { usual: 'on' }, headers: treasurer })
  const [advance] = (await grantById(house.reader, SHELL, id))!.payments
  const path = `/grant-payments/${advance!.id}`
  await request(`${path}/receipt`, { form: { received_on: '2016-04-20', received_amount: '180 000' }, headers: staff })
  assert.equal((await grantById(house.reader, SHELL, id))?.receivedCents, 18_000_000)
  assert.equal((await request(`${path}/removal`, { form: {}, headers: treasurer })).status, 422)
  await request(`${path}/receipt-removal`, { form: {}, headers: treasurer })
  assert.equal((await grantById(house.reader, SHELL, id))?.receivedCents, 0)
})

test('a grant says which budgets and actions it pays for', async () => {
  const id = await grant()
  await at.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, at.versionId, [{ year: 2018, account: '741', label: 'État', amount_cents: 4_200, grant_id: id }]),
  )
  const html = await textOf(grantPath(id))
  assert.match(html, new RegExp(`href="/budget-versions/${at.versionId}/lines\\?grant=${id}&amp;year=2018"`))
  assert.match(html, new RegExp(`href="/grants/${id}/cerfa.pdf\\?version=${at.versionId}&amp;year=2018"`))
})

test('the list is filtered by year and state, and says so', async () => {
  await grant({ ...AWARDED, title: 'Vue en 2016' })
  const of = `${fundersPath(at.networkId)}`
  assert.match(await textOf(`${of}&year=2017&state=awarded`), /Vue en 2016/)
  assert.doesNotMatch(await textOf(`${of}&year=2014`), /Vue en 2016/)
  assert.doesNotMatch(await textOf(`${of}&state=refused`), /Vue en 2016/)
})

test('a member that has no funder yet is told how they come', async () => {
  const html = plain(await textOf(fundersPath(), await at.asNamed('Edith Farrowby')))
  assert.match(html, /Aucun financeur pour le moment/)
  assert.match(html, /Ajouter un financeur/)
})

test('what is late is expected of those who keep the grants, and of nobody else', async () => {
  const today = house.clock.today()
  const id = await grant({ ...AWARDED, title: 'En attente' })
  await at.does(TREASURER, (tx, actor) => planPayment(tx, actor, id, { kind: 'advance', expectedOn: '2016-06-01', amountCents: 100 }))
  const expected = async (name: string) =>
    (await capability.expected!(house.reader, await at.actor(name), today)).filter(({ late }) => late)
  for (const name of [TREASURER, STAFF]) assert.ok((await expected(name)).length > 0, name)
  for (const name of ['Solène Varenquier', 'Aminata Solvène']) assert.deepEqual(await expected(name), [], name)
  const ids = await Promise.all([TREASURER, 'Aminata Solvène'].map(at.personNamed))
  assert.deepEqual(await capability.expectant!(house.reader, ids, today), [ids[0]])
})

test('funders and grants are found by those who may read them', async () => {
  await grant({ title: 'Sémaphore de Groix', reference: 'SG-77' })
  const found = async (name: string | null, words: string[]) =>
    (await capability.searchable!(house.reader, name ? await at.actor(name) : null, words, 5, house.clock.today())).map(
      ({ title }) => title.fr,
    )
  assert.deepEqual(await found('Solène Varenquier', ['semaphore']), ['Sémaphore de Groix'])
  assert.deepEqual(await found(TREASURER, ['sg', '77']), ['Sémaphore de Groix'])
  for (const name of ['Edith Farrowby', null]) assert.deepEqual(await found(name, ['semaphore']), [])
})
