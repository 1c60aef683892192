/** Versions side by side: every cent stands in one row, a line is found again, percentages are exact, losses are named, money that does not come is counted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NO_COST } from '../spread/sum-up.ts'
import { type ComparedLine, type CountedGrant, changeBp, compareLines, differs, losses, shortfallByYear } from './comparison.ts'

const line = (rootId: number, account: string, amountCents: number, facts: Partial<ComparedLine> = {}): ComparedLine => ({
  rootId,
  year: 2018,
  side: account.startsWith('6') ? 'charge' : 'income',
  account,
  label: `Ligne ${rootId}`,
  amountCents,
  recipient: null,
  ...facts,
})

test('a copied line is found again whatever was edited of it; one that was written twice is told once', () => {
  const before = [line(1, '625', 100), line(2, '641', 200), line(3, '613', 50)]
  const after = [line(1, '625', 90, { label: 'Voyages' }), line(9, '641', 200, { label: ' ligne 2' }), line(4, '756', 10)]
  const told = compareLines([before, after]).map(({ group, amounts, rows }) => [group, amounts, rows.map((row) => row.amounts)])
  assert.deepEqual(told, [
    ['61', [50, 0], [[50, null]]],
    ['62', [100, 90], [[100, 90]]],
    ['64', [200, 200], [[200, 200]]],
    ['75', [0, 10], [[null, 10]]],
  ])
})

test('a line that changed its chapter stands in both', () => {
  const told = compareLines([[line(1, '613', 100)], [line(1, '625', 100)]])
  assert.deepEqual(
    told.map(({ group, amounts }) => [group, amounts]),
    [
      ['61', [100, 0]],
      ['62', [0, 100]],
    ],
  )
  assert.ok(told.every(({ amounts }) => differs(amounts)))
})

test('whatever the lines: each version’s amounts sum to its lines, by chapter and in all, and rows to their chapter', () => {
  const any = fc.array(
    fc.record({
      rootId: fc.integer({ min: 1, max: 6 }),
      account: fc.constantFrom('60', '613', '641', '741', '756', '86', '87'),
      amountCents: fc.integer({ min: 0, max: 999 }),
      label: fc.constantFrom('a', 'b'),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(fc.array(any, { minLength: 2, maxLength: 4 }), (drawn) => {
      const versions = drawn.map((lines) =>
        lines.map(({ rootId, account, amountCents, label }) => line(rootId, account, amountCents, { label })),
      )
      const groups = compareLines(versions)
      for (const [place, lines] of versions.entries()) {
        const sum = (amounts: (number | null)[]) => amounts.reduce<number>((total, each) => total + (each ?? 0), 0)
        assert.equal(sum(groups.map(({ amounts }) => amounts[place]!)), sum(lines.map((each) => each.amountCents)))
        for (const { amounts, rows } of groups) assert.equal(sum(rows.map((row) => row.amounts[place]!)), amounts[place])
      }
    }),
    { numRuns: 300 },
  )
})

test('a change in hundredths of a percent, to the nearest; of nothing there is none', () => {
  const cases: [number, number, number | null][] = [
    [0, 5, null],
    [100, 100, 0],
    [1_620_000, 1_546_000, -457],
    [200, 201, 50],
    [3, 4, 3333],
    [3, 2, -3333],
    [7, 0, -10_000],
    [999_999_999_999, 999_999_999_998, 0],
    [20_000, 20_001, 1],
    [20_000, 19_999, -1],
  ]
  for (const [before, after, expected] of cases) assert.equal(changeBp(before, after), expected, `${before} ${after}`)
})

test('an action loses its funding when it is paid for less than it was: those paid for wholly first', () => {
  const cost = (costCents: number, fundedCents: number) => ({ ...NO_COST, costCents, fundedCents })
  const before = new Map([
    [1, cost(100, 100)],
    [2, cost(100, 50)],
    [3, cost(100, 100)],
    [4, cost(100, 100)],
    [5, cost(0, 30)],
    [6, cost(100, 0)],
    [7, cost(100, 120)],
  ])
  const after = new Map([
    [1, cost(100, 60)],
    [2, cost(100, 40)],
    [3, cost(40, 40)],
    [6, cost(200, 0)],
    [7, cost(120, 119)],
  ])
  assert.deepEqual(
    losses(before, after).map(({ itemId, missingCents, whole }) => [itemId, missingCents, whole]),
    [
      [1, 40, true],
      [7, 1, true],
      [2, 60, false],
    ],
  )
  assert.deepEqual(losses(before, before), [])
})

test('income that does not come: a grant refused, awarded for less in all, or year by year', () => {
  const grant = (facts: Partial<CountedGrant>): CountedGrant => ({
    title: 'Aide',
    counted: new Map([
      [2018, 6_000],
      [2019, 3_000],
    ]),
    refused: false,
    awardedCents: null,
    awardedByYear: new Map(),
    ...facts,
  })
  const cases: [Partial<CountedGrant>, [number, number][]][] = [
    [{}, []],
    [{ awardedCents: 9_000 }, []],
    [{ awardedCents: 12_000 }, []],
    [
      { refused: true },
      [
        [2018, 6_000],
        [2019, 3_000],
      ],
    ],
    [
      { awardedCents: 7_999 },
      [
        [2018, 667],
        [2019, 334],
      ],
    ],
    [
      {
        awardedCents: 9_000,
        awardedByYear: new Map([
          [2018, 9_000],
          [2019, 0],
        ]),
      },
      [[2019, 3_000]],
    ],
  ]
  for (const [facts, expected] of cases) assert.deepEqual([...shortfallByYear([grant(facts)])], expected, JSON.stringify(facts))
})
