/** A version through HTTP as each reader sees it: who writes it sees all, strangers as much as its owner shows, and nothing of what is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { editBudget, spreadLine } from '../../index.ts'
import type { Shown } from '../../tables.ts'

const tested = await budgeting()
const { house, request, asNamed, versionId, budgetId, networkId, lineIds, actions, does } = tested
const [first, second] = [actions[0]!, actions.at(-1)!]
const FUNDER = 'Fondation des Ormes'

/** The State's line is a funder's; the salaries are spread over two actions. */
const grant = await house.db
  .insertInto('budget_funder')
  .values({ organisation_id: networkId, name: FUNDER, kind: 'private', european_fund: null, note: null, example: true })
  .returning('id')
  .executeTakeFirstOrThrow()
  .then(({ id }) =>
    house.db
      .insertInto('budget_grant')
      .values({
        funder_id: id,
        organisation_id: networkId,
        title: 'Aide aux chantiers',
        reference: null,
        period_from: '2018-01-01',
        period_to: '2018-12-31',
        rate_cap_bp: null,
        conditions: null,
        all_items: true,
        asked_cents: null,
        asked_on: null,
        proposed_cents: null,
        proposed_on: null,
        awarded_cents: null,
        awarded_on: null,
        refused_on: null,
        justified_cents: null,
        justified_on: null,
        example: true,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
await house.db.updateTable('budget_line').set({ grant_id: grant.id }).where('id', '=', lineIds[3]!).execute()
await does(TREASURER, (tx, actor) =>
  spreadLine(tx, actor, lineIds[0]!, {
    revision: 1,
    spread: {
      kind: 'shares',
      parts: [
        { itemId: first.id, shareBp: 2_500 },
        { itemId: second.id, shareBp: 7_500 },
      ],
    },
  }),
)

const page = async (path: string, headers: Record<string, string> = {}) => {
  const response = await request(path, { headers })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location'), html, text: html.replaceAll(/[\u202f\u00a0]/g, ' ') }
}
const at = (rest = '') => `/budget-versions/${versionId}${rest}`

test('whoever writes a draft reads what is missing, and every chapter leads to its lines', async () => {
  const { text } = await page(at(), await asNamed(TREASURER))
  assert.match(text, /10 000 €/)
  assert.match(text, /Pas encore équilibré/)
  assert.match(text, /L’année 2019 n’a aucune ligne/)
  assert.match(text, new RegExp(`<a href="${at('/lines\\?account=64')}">Personnel</a>`))
  assert.match(text, /<meta name="robots" content="noindex"/)
  // Years side by side.
  assert.match(text, /<th scope="col" class="end group-year">2018<\/th><th scope="col" class="end group-year">2019<\/th>/)
})

test('one year of several says that year alone', async () => {
  const { text } = await page(at('?year=2019'), await asNamed(STAFF))
  assert.doesNotMatch(text, /Personnel/)
})

test('a figure opens on its lines: their notes, what of each is spread where, who wrote them', async () => {
  const staff = await asNamed(STAFF)
  const account = await page(at('/lines?account=64'), staff)
  assert.match(account.text, /Salaires/)
  assert.doesNotMatch(account.text, /Déplacements/)
  assert.match(account.text, new RegExp(`${second.code}</a> <span class="muted">4 500 €`))
  assert.match(account.text, /Nadia Feriquel, Trésorerie, CHANTIER école, le 14 mars 2017/)
  const action = await page(at(`/lines?item=${first.id}`), staff)
  assert.match(action.text, /1 500 €/)
  assert.match(action.text, /sur 6 000 €/)
  assert.match(action.text, /coûte 1 500 € de plus que les produits/)
  const nowhere = await page(at('/lines?item=none&side=charge'), staff)
  assert.match(nowhere.text, /Total : 4 000 €/)
  assert.doesNotMatch(nowhere.text, /Salaires/)
  assert.match((await page(at('/lines?grant=999999'), staff)).text, /Aucune ligne ne porte ce chiffre/)
})

test('the flow names the funder, the parts of the plan and what nobody spread, with a way to each', async () => {
  const { text } = await page(at('/flow?year=2018'), await asNamed(TREASURER))
  for (const name of [FUNDER, 'Cotisations', 'Ressources communes', 'Non affecté à une action', 'Associations régionales'])
    assert.match(text, new RegExp(name))
  assert.match(text, /Contributions volontaires en nature, à part : 500 €/)
  assert.match(text, /href="[^"]*\/lines\?year=2018&amp;side=charge&amp;account=64&amp;recipient=none&amp;item=\d+"/)
})

const shows = (shown: Shown) =>
  does(TREASURER, async (tx, actor) => {
    const { revision } = await tx.selectFrom('budget_budget').select('revision').where('id', '=', budgetId).executeTakeFirstOrThrow()
    await editBudget(tx, actor, budgetId, { revision, facts: { shown } })
  })

/** Votes as the database has it: how a vote comes about is tested beside its command. */
const vote = () =>
  house.db
    .updateTable('budget_version')
    .set({
      state: 'voted',
      frozen: '{}',
      sha256: 'a'.repeat(64),
      decision: JSON.stringify({ body: { fr: 'Assemblée générale', en: null }, decidedOn: '2017-03-10', reference: 'AG-12', source: null }),
      decided_on: '2017-03-10',
    })
    .where('id', '=', versionId)
    .execute()

const HIDDEN_FROM_ALL = ['Salaires', 'Déplacements', 'Bénévolat', FUNDER, 'Aide aux chantiers']

test('a stranger sees of a voted version as much as is shown, level by level, and the page that is kept follows', async () => {
  await shows('nothing')
  assert.equal((await page(at())).status, 404)
  await vote()
  for (const path of [at(), at('/flow'), at('/lines')]) assert.equal((await page(path)).status, 404, path)
  assert.doesNotMatch((await page('/budgets')).html, new RegExp(at()))

  await shows('totals')
  const totals = await page(at())
  assert.equal(totals.status, 200)
  assert.match(totals.text, /10 000 €.*Voté par : Assemblée générale.*10 mars 2017.*réf\. AG-12/s)
  assert.match(totals.text, /32 % des charges/)
  assert.match(totals.text, /<meta property="og:description" content="[^"]*10 000 €, voté ; 32 % pour les régions et acteurs\."/)
  for (const hidden of [...HIDDEN_FROM_ALL, 'Personnel', '6 000 €', '/lines', '/flow', '.xlsx'])
    assert.doesNotMatch(totals.text, new RegExp(hidden), hidden)
  for (const path of [at('/flow'), at('/lines'), at('/lines?account=64')]) assert.equal((await page(path)).status, 404, path)
  assert.match((await page('/budgets')).text, new RegExp(`href="${at()}"`))

  await shows('groups')
  const groups = await page(at())
  assert.match(groups.text, /Personnel.*6 000 €/s)
  for (const hidden of [...HIDDEN_FROM_ALL, '/lines', '.xlsx']) assert.doesNotMatch(groups.text, new RegExp(hidden), hidden)
  const flow = await page(at('/flow?year=2018'))
  assert.match(flow.text, /Subventions d’exploitation/)
  for (const hidden of [...HIDDEN_FROM_ALL, 'Cotisations', 'Non affecté', 'P1. ', '/lines'])
    assert.doesNotMatch(flow.text, new RegExp(hidden), hidden)
  assert.equal((await page(at('/lines'))).status, 404)

  await shows('lines')
  const lines = await page(at('/lines?account=64'))
  assert.equal(lines.status, 200)
  assert.match(lines.text, /Salaires/)
  // Who wrote it, and the grant's own page, stay within.
  for (const hidden of ['Nadia Feriquel', `/grants/${grant.id}`, '/edit']) assert.doesNotMatch(lines.text, new RegExp(hidden), hidden)
  const brought = await page(at(`/lines?grant=${grant.id}`))
  assert.match(brought.text, new RegExp(FUNDER))
  assert.doesNotMatch(brought.text, /Aide aux chantiers/, 'the title of a grant is for who sees all of the version')
})

test('the address of a budget leads to its version, its plan and its owner name it, and words find it', async () => {
  assert.equal((await page(`/budgets/${budgetId}`)).to, at())
  assert.match((await page('/plans/reussir-2020')).text, /Budget de ce plan.*Budget d’essai/s)
  assert.match((await page(`/organisations/${networkId}`)).text, /Budget d’essai/)
  assert.match((await page('/search?q=essai')).text, new RegExp(`href="${at()}"`))
  await shows('nothing')
  for (const path of ['/plans/reussir-2020', `/organisations/${networkId}`, '/search?q=essai'])
    assert.doesNotMatch((await page(path)).text, /Budget d’essai/, path)
})

test('the list is filtered by year, state and organisation', async () => {
  const staff = await asNamed(STAFF)
  const lists = async (query: string) => (await page(`/budgets${query}`, staff)).text.includes(`href="${at()}"`)
  assert.equal(await lists('?year=2019'), true)
  assert.equal(await lists('?year=2017'), false)
  assert.equal(await lists('?state=voted'), true)
  assert.equal(await lists('?state=draft'), false)
  assert.equal(await lists(`?organisation=${networkId}`), true)
  assert.equal(await lists('?organisation=999999&page=3'), false)
})
