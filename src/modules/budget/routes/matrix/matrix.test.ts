/** The matrix and cash by month, read as pages: sums to the cent, findings for those who write the version, and nothing for whoever may not know of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BALANCED, budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { addFunder } from '../../commands/grants/funders.ts'
import { addGrant } from '../../commands/grants/grants.ts'
import { planPayment } from '../../commands/grants/payments.ts'
import { addLines, editLine } from '../../commands/sheet/lines.ts'
import { spreadLine } from '../../commands/spread/spread.ts'
import { bandsOf, findingsOf, versionById } from '../../queries.ts'
import { objectionsToFunding } from '../../rules.ts'

const trial = await budgeting({ lines: BALANCED })
const { house, does, versionId, actions, lineIds, networkId, request } = trial
const { reader } = house
const [salaries, , , state] = lineIds as [number, number, number, number]
const [first, second] = actions as [(typeof actions)[number], (typeof actions)[number]]
const amounts = (parts: [number, number][]) => ({
  kind: 'amounts' as const,
  parts: parts.map(([itemId, amountCents]) => ({ itemId, amountCents })),
})

const grants = await does(STAFF, async (tx, actor) => {
  const funderId = await addFunder(tx, actor, { organisationId: networkId, name: 'DREETS', kind: 'state' })
  const fse = await addFunder(tx, actor, { organisationId: networkId, name: 'DGEFP', kind: 'european', europeanFund: 'FSE' })
  const period = { period_from: '2018-01-01', period_to: '2018-12-31' }
  const dreets = await addGrant(tx, actor, { funderId, title: 'Emploi', rate_cap_bp: 5_000, ...period })
  const axis = await addGrant(tx, actor, { funderId: fse, title: 'Axe 3', awarded_cents: 400_000, awarded_on: '2017-03-01', ...period })
  await planPayment(tx, actor, axis, { kind: 'balance', expectedOn: '2019-06-30', amountCents: 300_000 })
  await editLine(tx, actor, state, { revision: 1, facts: { grant_id: dreets } })
  await addLines(tx, actor, versionId, [{ year: 2018, account: '747', label: 'FSE', amount_cents: 400_000, grant_id: axis }])
  await spreadLine(tx, actor, salaries, {
    revision: 1,
    spread: amounts([
      [first.id, 400_000],
      [second.id, 100_000],
    ]),
  })
  await spreadLine(tx, actor, state, { revision: 2, spread: amounts([[first.id, 300_000]]) })
  return { dreets, axis }
})

const page = async (who: string | null, path: string) => {
  const answer = await request(path, who === null ? {} : { headers: await trial.asNamed(who) })
  return { status: answer.status, text: (await answer.text()).replace(/[\u202f\u00a0]/g, ' ') }
}
const matrixAt = `/budget-versions/${versionId}/funders`
const cashAt = `/budget-versions/${versionId}/cash`

test('bands are the lines, summed: whatever is spread or not, to the cent', async () => {
  const bands = await bandsOf(reader, versionId)
  const lines = await reader
    .selectFrom('budget_line')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('account', '!~', '^8')
    .execute()
  const shares = await reader.selectFrom('budget_share').selectAll().execute()
  const total = (all: number[]) => all.reduce((sum, cents) => sum + cents, 0)
  for (const side of ['charge', 'income'] as const) {
    const mine = bands.filter((band) => band.side === side)
    const held = lines.filter((line) => line.side === side)
    const ids = new Set(held.map(({ id }) => id))
    assert.equal(total(mine.map(({ cents }) => cents)), total(held.map(({ amount_cents }) => amount_cents)))
    assert.equal(
      total(mine.flatMap(({ parts }) => parts.map(([, cents]) => cents))),
      total(shares.flatMap(({ line_id, amount_cents }) => (ids.has(line_id) ? [amount_cents] : []))),
    )
  }
})

test('a rate above its cap is told where it stands, with a link to the lines, and stops the proposal (R27)', async () => {
  const version = await versionById(reader, await trial.actor(TREASURER), versionId)
  const findings = await findingsOf(reader, version!)
  assert.deepEqual(
    objectionsToFunding(findings).map(({ code }) => code),
    ['budget.above_rate_cap'],
  )
  const { status, text } = await page(TREASURER, `${matrixAt}?year=2018`)
  assert.equal(status, 200)
  assert.match(text, /« Emploi » paie 75 % du coût ; son taux plafond est de 50 %/)
  assert.ok(text.includes(`/budget-versions/${versionId}/lines?year=2018&amp;side=income&amp;grant=${grants.dreets}&amp;item=${first.id}`))
})

test('what is missing is summed; a filter shows a part of the rows; another year has none', async () => {
  const whole = await page(TREASURER, `${matrixAt}?year=2018`)
  assert.match(whole.text, /Reste à trouver<\/a><\/dt><dd>2 000 €/)
  const filtered = await page(TREASURER, `${matrixAt}?year=2018&only=problems`)
  assert.match(filtered.text, new RegExp(`1 actions? sur ${actions.length}`))
  const other = await page(TREASURER, `${matrixAt}?year=2019`)
  assert.match(other.text, /Aucune ligne n’est encore ventilée/)
})

test('either way round it is the same money', async () => {
  const one = await page(TREASURER, `${matrixAt}?year=2018&by=actions`)
  const other = await page(TREASURER, `${matrixAt}?year=2018&by=funders`)
  for (const { text } of [one, other]) {
    assert.equal(text.match(/>3 000 <small>75 %</g)?.length, 1)
    assert.match(text, /DREETS/)
  }
})

test('cash follows the payments, and a delay moves the European balance', async () => {
  const { status, text } = await page(TREASURER, cashAt)
  assert.equal(status, 200)
  assert.match(
    text,
    /juin 2019<\/t[hd]><td[^>]*><a href="\/grants\/\d+">DGEFP, Axe 3<\/a><\/td><td[^>]*>versement prévu<\/td><td[^>]*>3 000 €/,
  )
  const late = await page(TREASURER, `${cashAt}?late=34`)
  assert.match(late.text, /octobre 2021/)
  assert.doesNotMatch(text, /octobre 2021/)
  for (const asked of ['2', '35', 'x', '-3', '1e1'])
    assert.equal((await page(TREASURER, `${cashAt}?late=${asked}`)).text.includes('octobre 2021'), false)
})

test('a draft exists for who reads drafts alone; its cash for nobody else, even once it is proposed', async () => {
  for (const path of [matrixAt, cashAt])
    for (const who of [null, 'Aminata Solvène']) assert.equal((await page(who, path)).status, 404, `${who} ${path}`)
  await house.db
    .updateTable('budget_version')
    .set({ state: 'proposed', frozen: '{}', sha256: 'a'.repeat(64) })
    .where('id', '=', versionId)
    .execute()
  const read = await page('Aminata Solvène', `${matrixAt}?year=2018`)
  assert.equal(read.status, 200)
  assert.match(read.text, /DREETS/)
  assert.doesNotMatch(
    read.text,
    /taux plafond|href="\/grants\/|href="\/funders\//,
    'what is to be mended, and the grants, are for those who write',
  )
  assert.equal((await page('Aminata Solvène', cashAt)).status, 404)
})

test('of a voted budget strangers read as much as its owner shows: whose money it is with its lines, never the title of a grant', async () => {
  const { db } = house
  await db.updateTable('budget_version').set({ state: 'voted', decision: '{}' }).where('id', '=', versionId).execute()
  assert.equal((await page(null, matrixAt)).status, 404, 'chapters are shown, not lines')
  await db.updateTable('budget_budget').set({ shown: 'lines' }).where('id', '=', trial.budgetId).execute()
  const { status, text } = await page(null, `${matrixAt}?year=2018`)
  assert.equal(status, 200)
  assert.match(text, /DREETS/)
  assert.doesNotMatch(text, /Axe 3|Emploi/)
  assert.equal((await page(null, cashAt)).status, 404)
})
