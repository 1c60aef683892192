/** How lines fall to actions: parts sum to the whole to the cent, whatever the numbers (R18, R28). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_CENTS, rateOf } from '#kernel/money.ts'
import { type Cut, cutFlat, cutLine, fitAmounts, isInBasis } from './spread.ts'

const cents = fc.integer({ min: 0, max: MOST_CENTS })
const sum = (cuts: readonly { amountCents: number }[]) => cuts.reduce((all, { amountCents }) => all + amountCents, 0)
const weighted = fc.uniqueArray(
  fc.record({ itemId: fc.integer({ min: 1, max: 5000 }), weight: fc.integer({ min: 1, max: 999_999_999 }) }),
  {
    selector: ({ itemId }) => itemId,
    minLength: 1,
    maxLength: 40,
  },
)
const cuts = weighted.map((all): Cut[] => all.map(({ itemId, weight }) => ({ itemId, amountCents: weight })))

test('a line cut by weights loses no cent, and is cut the same in any order', () => {
  fc.assert(
    fc.property(cents, weighted, (amount, weights) => {
      const parts = cutLine(amount, weights)
      assert.equal(sum(parts), amount)
      assert.deepEqual(cutLine(amount, weights.toReversed()), parts)
    }),
  )
})

test('no part is further than a cent from its exact share', () => {
  fc.assert(
    fc.property(cents, weighted, (amount, weights) => {
      const total = weights.reduce((all, { weight }) => all + BigInt(weight), 0n)
      const byItem = new Map(weights.map(({ itemId, weight }) => [itemId, weight]))
      for (const { itemId, amountCents } of cutLine(amount, weights)) {
        const off = BigInt(amountCents) * total - BigInt(amount) * BigInt(byItem.get(itemId)!)
        assert.ok(off < total && off > -total)
      }
    }),
  )
})

test('amounts stay as they were said as long as the line holds them, and fit into it when it does not', () => {
  fc.assert(
    fc.property(cents, cuts, (amount, amounts) => {
      const fitted = fitAmounts(amount, amounts)
      assert.equal(sum(fitted), Math.min(amount, sum(amounts)))
      assert.deepEqual(fitAmounts(amount, fitted), fitted)
    }),
  )
})

test('a flat rate gives each action its part to the cent, and takes no more of a line than it holds', () => {
  const lines = fc
    .array(cents, { minLength: 1, maxLength: 8 })
    .map((all) => all.map((amountCents, place) => ({ id: place + 1, amountCents })))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), cuts, lines, (rate, bases, held) => {
      const cut = cutFlat(rate, bases, held)
      const all = [...cut.lines.values()].flat()
      assert.equal(sum(all), Math.min(cut.askedCents, sum(held)))
      assert.equal(cut.missingCents, Math.max(0, cut.askedCents - sum(held)))
      for (const { id, amountCents } of held) assert.ok(sum(cut.lines.get(id)!) <= amountCents)
      if (cut.missingCents > 0) return
      for (const { itemId, amountCents } of bases)
        assert.equal(sum(all.filter((part) => part.itemId === itemId)), rateOf(amountCents, rate))
    }),
  )
})

test('20 % of 200 000 EUR of direct costs less 80 000 of bought services are 24 000 EUR', () => {
  const cut = cutFlat(2000, [{ itemId: 7, amountCents: 12_000_000 }], [{ id: 1, amountCents: 3_000_000 }])
  assert.deepEqual(cut.lines.get(1), [{ itemId: 7, amountCents: 2_400_000 }])
  assert.equal(cut.missingCents, 0)
})

test('lines that hold less than the rate asks are given out wholly, and what is missing is told', () => {
  const bases = [
    { itemId: 1, amountCents: 10_000 },
    { itemId: 2, amountCents: 20_000 },
  ]
  const cut = cutFlat(5000, bases, [{ id: 9, amountCents: 10_000 }])
  assert.deepEqual(cut.lines.get(9), [
    { itemId: 1, amountCents: 3_333 },
    { itemId: 2, amountCents: 6_667 },
  ])
  assert.equal(cut.missingCents, 5_000)
})

test('what counts in the basis of a flat rate', () => {
  const charge = (account: string) => ({ side: 'charge' as const, account })
  const cases: [Parameters<typeof isInBasis>, boolean][] = [
    [['direct', charge('622')], true],
    [['direct', charge('864')], false],
    [['direct', { side: 'income', account: '741' }], false],
    [['direct_without_services', charge('622')], false],
    [['direct_without_services', charge('604')], false],
    [['direct_without_services', charge('641')], true],
    [['staff', charge('645')], true],
    [['staff', charge('613')], false],
  ]
  for (const [given, expected] of cases) assert.equal(isInBasis(...given), expected, JSON.stringify(given))
})
