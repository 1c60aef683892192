/** Scenarios in a database: a copy with other assumptions, spread anew to the cent, edited freely, never proposed, made the next version. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { outcome } from '../../../../../test/support/plans.ts'
import { costsOf, frozenText, linesOf, versionById } from '../../queries.ts'
import { losses } from '../../rules/versions/comparison.ts'
import { addFunder } from '../grants/funders.ts'
import { addGrant } from '../grants/grants.ts'
import { addLines, editLine } from '../sheet/lines.ts'
import { spreadLine } from '../spread/spread.ts'
import { makeScenario, type ScenarioInput } from './scenario.ts'
import { draftVersion, proposeVersion } from './versions.ts'

const trial = await budgeting()
const { house, versionId, does, actions, lineIds, networkId } = trial
const { reader } = house
const [salaries, , , state, fees] = lineIds as [number, number, number, number, number]
const [one, other] = actions.map(({ id }) => id) as [number, number]

const grantId = await does(STAFF, async (tx, actor) => {
  const funderId = await addFunder(tx, actor, { organisationId: networkId, name: 'DREETS', kind: 'state' })
  const granted = await addGrant(tx, actor, { funderId, title: 'Emploi', period_from: '2018-01-01', period_to: '2018-12-31' })
  await editLine(tx, actor, state, { revision: 1, facts: { grant_id: granted } })
  const half = [
    { itemId: one, shareBp: 5_000 },
    { itemId: other, shareBp: 5_000 },
  ]
  await spreadLine(tx, actor, salaries, { revision: 1, spread: { kind: 'shares', parts: half } })
  await spreadLine(tx, actor, state, {
    revision: 2,
    spread: { kind: 'amounts', parts: half.map(({ itemId }) => ({ itemId, amountCents: 300_000 })) },
  })
  return granted
})
const made = (input: ScenarioInput, name = STAFF) => does(name, (tx, actor) => makeScenario(tx, actor, versionId, input))
const amounts = async (id: number) =>
  Object.fromEntries((await linesOf(reader, id)).map(({ label, amount_cents }) => [label, amount_cents]))
const seen = async (id: number) => (await versionById(reader, await trial.actor(TREASURER), id))!

test('a refused grant and fewer members: their income falls, what was spread follows, the original does not move', async () => {
  const before = (await frozenText(reader, versionId))!.text
  const id = await made({
    name: '  Sans l’État ',
    note: 'Le préfet hésite',
    assumptions: [
      { kind: 'grant_refused', grantId },
      { kind: 'percent', account: '756', percentBp: -1_000 },
    ],
  })
  const { scenario, name, note, basedOnId, number } = await seen(id)
  assert.deepEqual([scenario, name, note, basedOnId, number], [true, 'Sans l’État', 'Le préfet hésite', versionId, 2])
  assert.deepEqual(await amounts(id), { ...(await amounts(versionId)), État: 0, Cotisations: 270_000 })
  const [costs, now] = [await costsOf(reader, versionId), await costsOf(reader, id)]
  assert.deepEqual(
    losses(costs, now).map(({ itemId, missingCents, whole }) => [itemId, missingCents, whole]),
    [
      [one, 300_000, true],
      [other, 300_000, true],
    ],
  )
  assert.equal((await frozenText(reader, versionId))!.text, before)
  const propose = does(TREASURER, (tx, actor) => proposeVersion(tx, actor, id))
  assert.equal(await outcome(propose), '422 budget.scenario_not_proposed')
})

test('it is edited freely, and becomes the next version as it then stands; what it was stays beside', async () => {
  const id = await made({ name: 'Plus de bénévoles', assumptions: [] })
  assert.equal((await frozenText(reader, id))!.text, (await frozenText(reader, versionId))!.text, 'without assumptions it is a plain copy')
  await does(STAFF, (tx, actor) => addLines(tx, actor, id, [{ year: 2018, account: '706', label: 'Formations', amount_cents: 5_000 }]))
  const become = (instead: number | null) => does(STAFF, (tx, actor) => draftVersion(tx, actor, id, instead))
  assert.equal(await outcome(become(null)), '422 budget.draft_open')
  const next = await become(versionId)
  assert.deepEqual([(await seen(next)).scenario, (await seen(next)).name, (await seen(versionId)).givenUp], [false, null, true])
  assert.equal((await amounts(next)).Formations, 5_000)
  assert.equal((await seen(id)).givenUp, false)
})

test('who may not write the budget makes none; what changes nothing is refused, and nothing is half written', async () => {
  const count = async () => (await house.db.selectFrom('budget_version').select('id').execute()).length
  const before = await count()
  const nothing = { name: 'X', assumptions: [] }
  assert.equal(await outcome(made(nothing, 'Solène Varenquier')), '403 kernel.not_yours')
  assert.equal(await outcome(made(nothing, 'Aminata Solvène')), '404 kernel.not_found')
  assert.equal(
    await outcome(made({ name: '', assumptions: [{ kind: 'percent', account: '62', percentBp: 0 }] })),
    '422 budget.scenario_unnamed@name budget.percent_wrong@percent_0',
  )
  assert.equal(
    await outcome(made({ name: 'X', assumptions: [{ kind: 'grant_refused', grantId: 999_999 }] })),
    '422 budget.grant_without_line@grants',
  )
  assert.equal(await count(), before)
  assert.ok(fees > 0)
})
