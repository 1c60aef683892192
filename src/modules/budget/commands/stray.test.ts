/** What comes back from before stands on no action that has left the plan meanwhile; and keys hold a budget to its plan. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Refusal } from '#kernel/refusal.ts'
import { budgeting, TREASURER } from '../../../../test/support/budgets.ts'
import { costsOf } from '../queries.ts'
import { editBudget } from './sheet/budgets.ts'
import { removeLine, restoreLine } from './sheet/lines.ts'
import { addKey } from './spread/keys.ts'
import { spreadLine } from './spread/spread.ts'
import { makeScenario } from './versions/scenario.ts'

const { house, does, actions, versionId, budgetId, lineIds } = await budgeting()
const [kept, gone] = [actions[0]!.id, actions[1]!.id]
const [salaries, travel] = lineIds as [number, number]
const row = (id: number) => house.db.selectFrom('budget_line').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const leaves = (removed: boolean) => house.db.updateTable('plan_item').set({ removed }).where('id', '=', gone).execute()
const half = { kind: 'shares' as const, parts: [kept, gone].map((itemId) => ({ itemId, shareBp: 5_000 })) }
const costs = async (id: number) => [...(await costsOf(house.reader, id, 2018))].map(([item, { costCents }]) => [item, costCents])

test('a line put back whose action is gone is spread nowhere, and the others stay as they are', async () => {
  await does(TREASURER, (tx, actor) => spreadLine(tx, actor, salaries, { revision: 1, spread: half }))
  await does(TREASURER, (tx, actor) =>
    spreadLine(tx, actor, travel, { revision: 1, spread: { kind: 'shares', parts: [{ itemId: kept, shareBp: 10_000 }] } }),
  )
  await does(TREASURER, (tx, actor) => removeLine(tx, actor, salaries, 2))
  await leaves(true)
  await does(TREASURER, (tx, actor) => restoreLine(tx, actor, salaries))
  const { spread, amount_cents } = await row(salaries)
  assert.deepEqual([spread, amount_cents], ['none', 600_000])
  assert.deepEqual(await costs(versionId), [[kept, 80_000]])
  await leaves(false)
})

test('a copy of a version that is over leaves out the actions that are gone, in its lines and its keys', async () => {
  const { revision } = await row(salaries)
  await does(TREASURER, (tx, actor) => spreadLine(tx, actor, salaries, { revision, spread: half }))
  const draft = { kind: 'weights' as const, name: 'Temps', criterion: 'heures', rateBp: null, basis: null }
  await does(TREASURER, (tx, actor) =>
    addKey(tx, actor, versionId, { ...draft, weights: [kept, gone].map((itemId) => ({ itemId, weight: 1 })) }),
  )
  await leaves(true)
  const copy = await does(TREASURER, (tx, actor) => makeScenario(tx, actor, versionId, { name: 'Essai', assumptions: [] }))
  assert.deepEqual(await costs(copy), [[kept, 80_000]])
  const weights = await house.db
    .selectFrom('budget_key_weight as w')
    .innerJoin('budget_key as k', 'k.id', 'w.key_id')
    .select('w.item_id')
    .where('k.version_id', '=', copy)
    .execute()
  assert.deepEqual(weights, [{ item_id: kept }])
  await leaves(false)
})

test('a budget whose keys name actions keeps its plan, even where no line is spread', async () => {
  for (const id of [salaries, travel]) {
    const { revision } = await row(id)
    await does(TREASURER, (tx, actor) => spreadLine(tx, actor, id, { revision, spread: { kind: 'none' } }))
  }
  await house.db
    .deleteFrom('budget_share')
    .where('line_id', 'in', house.db.selectFrom('budget_line').select('id').where('version_id', '!=', versionId))
    .execute()
  const { revision } = await house.db.selectFrom('budget_budget').select('revision').where('id', '=', budgetId).executeTakeFirstOrThrow()
  await assert.rejects(
    does(TREASURER, (tx, actor) => editBudget(tx, actor, budgetId, { revision, facts: { plan_id: null } })),
    (error: Refusal) => error.objections[0]?.code === 'budget.plan_holds_money',
  )
})
