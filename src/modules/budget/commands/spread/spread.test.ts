/** Lines spread over actions in a database: what is said is kept, what is cut sums up, and two who spread one line are told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { removeItem } from '#modules/plan/commands/build-removal.ts'
import { planBySlug, planItems } from '#modules/plan/index.ts'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { costsOf, sharesOf } from '../../queries.ts'
import type { KeyDraft } from '../../rules/spread/keys.ts'
import type { Spreading } from '../../rules/spread/objections.ts'
import { createBudget } from '../sheet/budgets.ts'
import { addLines, editLine } from '../sheet/lines.ts'
import { addKey, editKey, removeKey } from './keys.ts'
import { respread } from './respread.ts'
import { spreadLine, spreadLines } from './spread.ts'

const trial = await budgeting()
const action = trial.actions.map(({ id }) => id)
const [salaries, travel, , state] = trial.lineIds

const codes = (expected: string[]) => (error: Refusal) => {
  assert.deepEqual(
    error.objections.map(({ code }) => code),
    expected,
  )
  return true
}
const lineAt = (id: number) => trial.house.db.selectFrom('budget_line').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const sharesAt = async (id: number) =>
  (await sharesOf(trial.house.reader, trial.versionId))
    .filter(({ lineId }) => lineId === id)
    .map(({ itemId, amountCents }) => [itemId, amountCents])
const spread = async (id: number, spreading: Spreading) =>
  trial.does(TREASURER, async (tx, actor) => spreadLine(tx, actor, id, { revision: (await lineAt(id)).revision, spread: spreading }))
const shares = (...parts: [number, number][]): Spreading => ({
  kind: 'shares',
  parts: parts.map(([place, shareBp]) => ({ itemId: action[place]!, shareBp })),
})
const key = (facts: Partial<KeyDraft>): KeyDraft => ({
  kind: 'weights',
  name: 'Temps passé',
  criterion: 'heures prévues',
  rateBp: null,
  basis: null,
  weights: [],
  ...facts,
})
const weights = (...all: [number, number][]) => all.map(([place, weight]) => ({ itemId: action[place]!, weight }))

test('by shares: the cents follow, and follow the amount too', async () => {
  await spread(salaries!, shares([0, 3333], [1, 3333], [2, 3334]))
  assert.deepEqual(await sharesAt(salaries!), [
    [action[0], 199_980],
    [action[1], 199_980],
    [action[2], 200_040],
  ])
  const { revision } = await lineAt(salaries!)
  await trial.does(STAFF, (tx, actor) => editLine(tx, actor, salaries!, { revision, facts: { amount_cents: 100 } }))
  assert.deepEqual(await sharesAt(salaries!), [
    [action[0], 33],
    [action[1], 33],
    [action[2], 34],
  ])
})

test('shares of 99.99 % and of 100.01 % are refused, with what is missing or too much', async () => {
  await assert.rejects(spread(salaries!, shares([0, 5000], [1, 4999])), (error: Refusal) => {
    assert.deepEqual(error.objections[0]!.facts, {
      sum: { fr: '99,99\u202f%', en: '99.99%' },
      missing: { fr: '0,01\u202f%', en: '0.01%' },
    })
    return codes(['budget.shares_short'])(error)
  })
  await assert.rejects(spread(salaries!, shares([0, 5001], [1, 5000])), codes(['budget.shares_beyond']))
  await assert.rejects(spread(salaries!, { kind: 'shares', parts: [] }), codes(['budget.no_action_chosen']))
})

test('by amounts: the rest is spread nowhere, more than the line is refused, and a smaller line shrinks them', async () => {
  const amounts: Spreading = { kind: 'amounts', parts: [0, 1].map((place) => ({ itemId: action[place]!, amountCents: 30_000 })) }
  await spread(travel!, amounts)
  assert.equal(
    (await sharesAt(travel!)).reduce((sum, [, cents]) => sum + cents!, 0),
    60_000,
  )
  await assert.rejects(
    spread(travel!, { kind: 'amounts', parts: [{ itemId: action[0]!, amountCents: 80_001 }] }),
    codes(['budget.amounts_beyond']),
  )
  await trial.does(STAFF, async (tx, actor) =>
    editLine(tx, actor, travel!, { revision: (await lineAt(travel!)).revision, facts: { amount_cents: 10_001 } }),
  )
  assert.deepEqual(await sharesAt(travel!), [
    [action[0], 5001],
    [action[1], 5000],
  ])
})

test('only over actions of the plan: no pillar, none of another plan', async () => {
  const pillar = trial.items.find(({ level }) => level === 1)!.id
  await assert.rejects(spread(travel!, { kind: 'shares', parts: [{ itemId: pillar, shareBp: 10_000 }] }), codes(['budget.not_an_action']))
})

test('the second of two who spread one line is told, and nothing is written', async () => {
  const { revision } = await lineAt(travel!)
  await spread(travel!, { kind: 'none' })
  assert.deepEqual(await sharesAt(travel!), [])
  await assert.rejects(
    trial.does(STAFF, (tx, actor) => spreadLine(tx, actor, travel!, { revision, spread: shares([0, 10_000]) })),
    (error: Refusal) => error.status === 409 && codes(['budget.touched_since'])(error),
  )
  assert.deepEqual(await sharesAt(travel!), [])
})

test('several lines at once: all or none', async () => {
  const both = await Promise.all([salaries!, travel!].map(async (id) => ({ id, revision: (await lineAt(id)).revision })))
  const at = (lines: typeof both, spreading: Spreading) =>
    trial.does(TREASURER, (tx, actor) => spreadLines(tx, actor, trial.versionId, { lines, spread: spreading }))
  await assert.rejects(at([both[0]!, { ...both[1]!, revision: 999 }], shares([4, 10_000])), codes(['budget.lines_touched_since']))
  await assert.rejects(at(both, { kind: 'amounts', parts: [{ itemId: action[0]!, amountCents: 1 }] }), codes(['budget.amounts_of_several']))
  await at(both, shares([4, 10_000]))
  assert.deepEqual(await sharesAt(travel!), [[action[4], 10_001]])
  assert.deepEqual(await sharesAt(salaries!), [[action[4], 100]])
})

test('a key cuts its lines wholly, a changed key cuts them anew, a removed one leaves them spread nowhere', async () => {
  const keyId = await trial.does(TREASURER, (tx, actor) => addKey(tx, actor, trial.versionId, key({ weights: weights([0, 1], [1, 2]) })))
  await spread(state!, { kind: 'key', keyId })
  assert.deepEqual(await sharesAt(state!), [
    [action[0], 233_333],
    [action[1], 466_667],
  ])
  const draft = key({ weights: weights([0, 1], [1, 1]) })
  await trial.does(TREASURER, (tx, actor) => editKey(tx, actor, keyId, { revision: 1, draft }))
  assert.deepEqual(await sharesAt(state!), [
    [action[0], 350_000],
    [action[1], 350_000],
  ])
  await assert.rejects(
    trial.does(STAFF, (tx, actor) => editKey(tx, actor, keyId, { revision: 1, draft })),
    codes(['budget.key_touched_since']),
  )
  await trial.does(TREASURER, (tx, actor) => removeKey(tx, actor, keyId))
  assert.deepEqual(await sharesAt(state!), [])
  assert.equal((await lineAt(state!)).spread, 'none')
})

test('a flat rate follows the direct costs, also when another line moves them', async () => {
  const [rent, staff] = await trial.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, trial.versionId, [
      { year: 2019, account: '613', label: 'Loyers', amount_cents: 50_000 },
      { year: 2019, account: '641', label: 'Salaires 2019', amount_cents: 100_000 },
    ]),
  )
  const flat = key({ kind: 'flat', name: 'Forfait', rateBp: 2000, basis: 'staff', weights: weights([5, 1], [6, 1]) })
  const keyId = await trial.does(TREASURER, (tx, actor) => addKey(tx, actor, trial.versionId, flat))
  await spread(rent!, { kind: 'key', keyId })
  assert.deepEqual(await sharesAt(rent!), [])
  await spread(staff!, shares([5, 2500], [7, 7500]))
  assert.deepEqual(await sharesAt(rent!), [[action[5], 5_000]])
  await assert.rejects(spread(state!, { kind: 'key', keyId }), codes(['budget.flat_for_charges']))
})

test('never a key and a flat rate on one action; a criterion, a name of its own and an action are asked for', async () => {
  const add = (draft: KeyDraft) => trial.does(TREASURER, (tx, actor) => addKey(tx, actor, trial.versionId, draft))
  await assert.rejects(add(key({ name: 'Autre', weights: weights([6, 3]) })), codes(['budget.key_and_flat_rate']))
  await assert.rejects(
    add(key({ name: 'forfait', criterion: ' ', weights: [] })),
    codes(['budget.key_named_alike', 'budget.criterion_missing', 'budget.key_without_action']),
  )
  await assert.rejects(add(key({ kind: 'flat', name: 'F', weights: weights([9, 1]) })), codes(['budget.rate_missing']))
})

test('parts sum to the whole to the cent, and cutting again changes nothing, for random lines and spreadings', async () => {
  const lines = trial.lineIds
  const deed = fc.record({
    line: fc.constantFrom(...lines),
    amount: fc.integer({ min: 0, max: 99_999_999 }),
    cuts: fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(deed, async ({ line, amount, cuts }) => {
      const parts = cuts.slice(0, -1).map((bp, place): [number, number] => [place, Math.min(bp, 2400)])
      const left = 10_000 - parts.reduce((sum, [, bp]) => sum + bp, 0)
      await spread(line, shares(...parts, [7, left]))
      await trial.does(TREASURER, async (tx, actor) =>
        editLine(tx, actor, line, { revision: (await lineAt(line)).revision, facts: { amount_cents: amount } }),
      )
      assert.equal(
        (await sharesAt(line)).reduce((sum, [, cents]) => sum + cents!, 0),
        amount,
      )
      const all = await sharesOf(trial.house.reader, trial.versionId)
      await change(trial.house, (tx) => respread(tx, trial.versionId, null))
      assert.deepEqual(await sharesOf(trial.house.reader, trial.versionId), all)
      const costs = [...(await costsOf(trial.house.reader, trial.versionId)).values()]
      const told = costs.reduce((sum, each) => sum + each.costCents + each.fundedCents + each.inKindCents, 0)
      const inKindIncome = all.filter(({ lineId }) => lineId === lines[6]).reduce((sum, { amountCents }) => sum + amountCents, 0)
      assert.equal(
        told + inKindIncome,
        all.reduce((sum, { amountCents }) => sum + amountCents, 0),
      )
    }),
    { numRuns: 25 },
  )
})

test('money on an action stops its removal, and that of what is above it; without money it goes', async () => {
  const director = await trial.actor('Malo Trevenec')
  const does = <Result>(deed: (tx: Writer) => Promise<Result>) => change(trial.house, deed)
  const plan = (await planBySlug(trial.house.db, director, 'bretagne-2018'))!
  const items = await planItems(trial.house.db, director, [plan.id], trial.house.clock.today())
  const placed = items.filter(({ level }) => level === plan.lastLevel).at(-1)!
  const budget = { organisationId: plan.ownerId!, planId: plan.id, title: { fr: 'Budget breton', en: null }, yearFrom: 2018, yearTo: 2018 }
  const { versionId } = await does((tx) => createBudget(tx, director, budget))
  const room = { year: 2018, account: '613', label: 'Salle', amount_cents: 12_300 }
  const [line] = await does((tx) => addLines(tx, director, versionId, [room]))
  const wholly: Spreading = { kind: 'shares', parts: [{ itemId: placed.id, shareBp: 10_000 }] }
  const spreadIt = (revision: number, spreading: Spreading) =>
    does((tx) => spreadLine(tx, director, line!, { revision, spread: spreading }))
  const take = (id: number) => does((tx) => removeItem(tx, director, { itemId: id, seen: null }))
  await spreadIt(1, wholly)
  await assert.rejects(take(placed.id), (error: Refusal) => {
    const { facts } = error.objections[0] as unknown as { facts: { code: string; amount: { fr: string }; budget: { fr: string } } }
    assert.deepEqual([facts.code, facts.amount.fr, facts.budget.fr], [placed.code, '123\u202f€', 'Budget breton'])
    return codes(['budget.money_on_action'])(error)
  })
  await assert.rejects(take(placed.parent_id!), codes(['budget.money_on_action']))
  await spreadIt(2, { kind: 'none' })
  await take(placed.id)
  await assert.rejects(spreadIt(3, wholly), codes(['budget.not_an_action']))
})
