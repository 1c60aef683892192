/** The key by which the regions share: to the cent, whatever the figures; and what a formula may not say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Figures, RegionTerm } from '../../tables/regions.ts'
import {
  EQUAL,
  objectionsToTerms,
  PRESETS,
  partsOfTerms,
  perHead,
  regionShares,
  shareBpOf,
  sharesOfYears,
  unknownFigures,
} from './regions.ts'
import { sharedRows } from './rows.ts'

const members = (...counts: number[]): Figures => Object.fromEntries(counts.map((count, place) => [place + 1, { members: count }]))
const sum = (shares: Map<number, number>): number => [...shares.values()].reduce((total, cents) => total + cents, 0)
const half: RegionTerm[] = [
  { by: 'fixed', amountCents: 1_000_000 },
  { by: 'equal', shareBp: 5_000 },
  { by: 'members', shareBp: 5_000 },
]

test('the example beside the form is what the formula gives', () => {
  assert.deepEqual(
    [...regionShares(10_000_000, half, members(10, 30), [1, 2])],
    [
      [1, 4_000_000],
      [2, 6_000_000],
    ],
  )
})

const CASES: [string, number, RegionTerm[], Figures, number[]][] = [
  ['the first of equals gets the cent that is left', 10_001, [...EQUAL], {}, [5_001, 5_000]],
  ['by members', 40_000, [{ by: 'members', shareBp: 10_000 }], members(1, 3), [10_000, 30_000]],
  ['a region without a figure counts nought', 40_000, [{ by: 'members', shareBp: 10_000 }], members(0, 3), [0, 40_000]],
  ['a figure that nobody has: all alike', 40_000, [{ by: 'employees', shareBp: 10_000 }], members(1, 3), [20_000, 20_000]],
  ['fixed parts beyond the whole: all of it in equal parts', 1_500_000, half, members(10, 30), [750_000, 750_000]],
  ['a formula without weights: the rest in equal parts', 3_000, [{ by: 'fixed', amountCents: 1_000 }], {}, [1_500, 1_500]],
  ['nothing to share', 0, half, members(10, 30), [0, 0]],
]
for (const [name, total, terms, figures, expected] of CASES)
  test(`the shares of two regions: ${name}`, () => {
    assert.deepEqual([...regionShares(total, terms, figures, [1, 2]).values()], expected)
  })

const cents = fc.integer({ min: 0, max: 999_999_999_999 })
const figure = fc.integer({ min: 0, max: 100_000 })
const BY = ['equal', 'members', 'employees', 'staff', 'volunteers'] as const
/** Weights that sum to the whole, and maybe a fixed part. */
const formula = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 }),
    fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: 0 }),
  )
  .map(([cuts, fixed]): RegionTerm[] => {
    const edges = [0, ...cuts.toSorted((one, other) => one - other), 10_000]
    const weights = BY.map((by, place): RegionTerm => ({ by, shareBp: edges[place + 1]! - edges[place]! }))
    return fixed > 0 ? [{ by: 'fixed', amountCents: fixed }, ...weights] : weights
  })
const regions = fc.array(fc.record({ members: figure, employees: figure, staff: figure, volunteers: figure }), {
  minLength: 1,
  maxLength: 18,
})
const figuresIn = (rows: object[]): Figures => Object.fromEntries(rows.map((row, place) => [place + 1, row]))
const idsIn = (rows: object[]): number[] => rows.map((_, place) => place + 1)

test('the shares sum to the part, to the cent, and nobody gets less than nothing', () => {
  fc.assert(
    fc.property(cents, formula, regions, (total, terms, rows) => {
      const shares = regionShares(total, terms, figuresIn(rows), idsIn(rows))
      assert.equal(sum(shares), total)
      assert.ok([...shares.values()].every((each) => each >= 0 && Number.isSafeInteger(each)))
      assert.equal(
        partsOfTerms(total, terms, rows.length).reduce((all, part) => all + part.cents, 0),
        total,
      )
    }),
    { numRuns: 400 },
  )
})

test('in which order the regions are listed changes no share', () => {
  fc.assert(
    fc.property(cents, formula, regions, (total, terms, rows) => {
      const ids = idsIn(rows)
      const [one, other] = [regionShares(total, terms, figuresIn(rows), ids), regionShares(total, terms, figuresIn(rows), ids.toReversed())]
      for (const id of ids) assert.equal(one.get(id), other.get(id))
    }),
  )
})

test('whoever has as much of everything gets as much, but for a cent of each step', () => {
  fc.assert(
    fc.property(cents, formula, regions, (total, terms, rows) => {
      const twins = [...rows, rows[0]!]
      const shares = regionShares(total, terms, figuresIn(twins), idsIn(twins))
      assert.ok(Math.abs(shares.get(1)! - shares.get(twins.length)!) <= terms.length)
    }),
  )
})

test('several years are shared each by itself, and the rows of the page sum to both totals', () => {
  fc.assert(
    fc.property(
      fc.array(
        cents.map((each) => Math.floor(each / 10)),
        { minLength: 1, maxLength: 5 },
      ),
      formula,
      regions,
      (totals, terms, rows) => {
        const whole = totals.reduce((all, each) => all + each, 0)
        const ids = idsIn(rows)
        assert.equal(sum(sharesOfYears(totals, terms, figuresIn(rows), ids)), whole)
        const now = { terms, figures: figuresIn(rows), regionIds: ids, totals }
        const shared = sharedRows(
          [...ids, 99].map((id) => ({ id })),
          now,
          { ...now, terms: EQUAL, regionIds: [...ids, 99] },
        )
        assert.equal(shared.rows.length, ids.length + 1)
        assert.equal(shared.totalCents, whole)
        assert.equal(shared.beforeCents, whole)
        assert.equal(
          shared.rows.reduce((all, row) => all + row.differenceCents!, 0),
          0,
        )
      },
    ),
  )
})

test('the amount is shared as it is, up to the largest that is taken', () => {
  assert.equal(sum(regionShares(999_999_999_999, half, members(7, 11, 13), [1, 2, 3])), 999_999_999_999)
})

test('weights that do not make the whole are refused with how much is missing', () => {
  const missing = (terms: RegionTerm[]) =>
    objectionsToTerms({ terms, figuresYear: 2016 }).map(({ code, facts }) => [code, (facts as { missingBp?: number }).missingBp])
  assert.deepEqual(missing([{ by: 'equal', shareBp: 9_999 }]), [['budget.region_weights', 1]])
  assert.deepEqual(
    missing([
      { by: 'equal', shareBp: 5_000 },
      { by: 'members', shareBp: 5_001 },
    ]),
    [['budget.region_weights', -1]],
  )
  assert.deepEqual(missing([]), [['budget.region_weights', 10_000]])
  assert.deepEqual(
    missing([
      { by: 'equal', shareBp: 5_000 },
      { by: 'equal', shareBp: 5_000 },
    ]),
    [['budget.region_term_twice', undefined]],
  )
  assert.equal(objectionsToTerms({ terms: EQUAL, figuresYear: 1 })[0]?.code, 'budget.region_year')
  assert.equal(objectionsToTerms({ terms: [{ by: 'fixed', amountCents: -1 }, ...EQUAL], figuresYear: 2016 }).length, 1)
  for (const terms of Object.values(PRESETS)) assert.deepEqual(objectionsToTerms({ terms, figuresYear: 2016 }), [])
})

test('a figure that no region has is named', () => {
  const terms: RegionTerm[] = [
    { by: 'members', shareBp: 5_000 },
    { by: 'volunteers', shareBp: 5_000 },
  ]
  assert.deepEqual(unknownFigures(terms, members(1, 0), [1, 2]), ['volunteers'])
})

test('an amount for each head and a part of the whole are rounded to the nearest', () => {
  assert.deepEqual([perHead(1_000, 3), perHead(1_001, 2), perHead(5, 0)], [333, 501, null])
  assert.deepEqual([shareBpOf(1, 3), shareBpOf(2, 3), shareBpOf(5, 0)], [3_333, 6_667, 0])
})
