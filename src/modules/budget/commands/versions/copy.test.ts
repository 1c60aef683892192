/** Whatever stands in a version, its copy freezes to the same text; and how its actions are funded may keep it from being proposed (R27). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BALANCED, budgeting, budgetingIn, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { outcome } from '../../../../../test/support/plans.ts'
import { frozenText } from '../../queries.ts'
import { addLines } from '../sheet/lines.ts'
import { spreadLine } from '../spread/spread.ts'
import { makeScenario } from './scenario.ts'
import { proposeVersion } from './versions.ts'

const trial = await budgeting({ lines: [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))] })
const { house, does, versionId, actions } = trial
const textOf = async (id: number) => (await frozenText(house.reader, id))!.text

const anyLine = fc.record({
  year: fc.constantFrom(2018, 2019),
  account: fc.constantFrom('60', '625', '741', '756', '86'),
  label: fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '' && !text.includes('\u0000')),
  amount_cents: fc.integer({ min: 0, max: 999_999 }),
  note: fc.option(fc.constantFrom('« devis » n° 3', 'à revoir'), { nil: null }),
  quantity: fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: null }),
  shares: fc.option(fc.uniqueArray(fc.nat({ max: 5 }), { minLength: 1, maxLength: 4 }), { nil: null }),
})

/** A whole cut into so many shares, the first taking what is left over. */
const wholeIn = (places: number[]) =>
  places.map((place, index) => ({
    itemId: actions[place]!.id,
    shareBp: Math.floor(10_000 / places.length) + (index === 0 ? 10_000 % places.length : 0),
  }))

test('whatever lines are added and however they are spread, a copy of a copy says the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLine, { maxLength: 6 }), async (drawn) => {
      const lines = drawn.map(({ shares: _, quantity, ...line }) => ({
        ...line,
        ...(quantity === null ? {} : { quantity_thousandths: quantity, unit_cents: 1_234 }),
      }))
      const ids = await does(STAFF, (tx, actor) => addLines(tx, actor, versionId, lines))
      await does(STAFF, async (tx, actor) => {
        for (const [place, { shares }] of drawn.entries())
          if (shares) await spreadLine(tx, actor, ids[place]!, { revision: 1, spread: { kind: 'shares', parts: wholeIn(shares) } })
      })
      const copied = (from: number) => does(STAFF, (tx, actor) => makeScenario(tx, actor, from, { name: 'Copie', assumptions: [] }))
      const text = await textOf(versionId)
      const copy = await copied(versionId)
      assert.equal(await textOf(copy), text)
      assert.equal(await textOf(await copied(copy)), text)
    }),
    { numRuns: 8 },
  )
})

test('an action that is funded beyond its cost keeps the version from being proposed (R27)', async () => {
  const trialOf = await budgetingIn(trial, [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))])
  const [salaries, , , state] = trialOf.lineIds as [number, number, number, number]
  const parts = [{ itemId: actions[0]!.id, shareBp: 10_000 }]
  await does(STAFF, async (tx, actor) => {
    await spreadLine(tx, actor, salaries, { revision: 1, spread: { kind: 'shares', parts } })
    await spreadLine(tx, actor, state, { revision: 1, spread: { kind: 'shares', parts } })
  })
  const propose = () => outcome(does(TREASURER, (tx, actor) => proposeVersion(tx, actor, trialOf.versionId)))
  assert.equal(await propose(), '422 budget.funded_beyond_cost')
  const amounts = [{ itemId: actions[0]!.id, amountCents: 600_000 }]
  await does(STAFF, (tx, actor) => spreadLine(tx, actor, state, { revision: 2, spread: { kind: 'amounts', parts: amounts } }))
  assert.equal(await propose(), 'ok')
})
