/** What assumptions make of lines: a refused grant brings nothing, percentages are exact to the cent, and nothing else moves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_CENTS, rateOf } from '#kernel/money.ts'
import type { Assumption } from '../../tables/versions.ts'
import { timesUnit } from '../lines.ts'
import { type AssumedLine, assumed, changedBy, objectionsToScenario } from './scenarios.ts'

let next = 0
const line = (facts: Partial<AssumedLine>): AssumedLine => ({
  id: ++next,
  side: 'income',
  account: '756',
  amount_cents: 100_000,
  quantity_thousandths: null,
  unit_cents: null,
  grant_id: null,
  ...facts,
})
const lines = [
  line({ account: '7561', amount_cents: 14_000_000, quantity_thousandths: 716_000, unit_cents: 19_553 }),
  line({ account: '756', amount_cents: 333 }),
  line({ account: '741', grant_id: 7 }),
  line({ account: '747', grant_id: 8 }),
  line({ account: '657', side: 'charge', grant_id: 7, amount_cents: 5_000 }),
]
const amounts = (assumptions: Assumption[]) => assumed(lines, assumptions).map(({ account, amount_cents }) => [account, amount_cents])

test('a refused grant brings nothing; what it was to pay for stays, so that what is missing is seen', () => {
  assert.deepEqual(amounts([{ kind: 'grant_refused', grantId: 7 }]), [['741', 0]])
  assert.deepEqual(amounts([{ kind: 'note', text: 'Pour voir' }]), [])
})

test('an account so much less takes the accounts below it along, each to the nearest cent', () => {
  assert.deepEqual(amounts([{ kind: 'percent', account: '756', percentBp: -1_000 }]), [
    ['7561', 12_600_000],
    ['756', 300],
  ])
  assert.deepEqual(amounts([{ kind: 'percent', account: '75', percentBp: 1 }]), [
    ['7561', 14_001_400],
    ['756', 333],
  ])
  assert.deepEqual(amounts([{ kind: 'percent', account: '741', percentBp: -10_000 }]), [['741', 0]])
})

test('of a grant that is refused and stands in an account that moves, the refusal holds', () => {
  const both: Assumption[] = [
    { kind: 'percent', account: '74', percentBp: 5_000 },
    { kind: 'grant_refused', grantId: 8 },
  ]
  assert.deepEqual(amounts(both), [
    ['741', 150_000],
    ['747', 0],
  ])
})

test('quantity times price is kept only where it says the new amount to the cent', () => {
  const cases: [Partial<AssumedLine>, number, boolean][] = [
    [{ quantity_thousandths: 10_000, unit_cents: 10_000, amount_cents: 100_000 }, -1_000, true],
    [{ quantity_thousandths: 1_000, unit_cents: 333, amount_cents: 333 }, -3_333, true],
    [{ quantity_thousandths: 1, unit_cents: 100_000, amount_cents: 100 }, -5_000, false],
    [{ quantity_thousandths: 1_000, unit_cents: 100, amount_cents: 100 }, -10_000, false],
  ]
  for (const [facts, percentBp, kept] of cases) {
    const [changed] = assumed([line(facts)], [{ kind: 'percent', account: '756', percentBp }])
    assert.equal(changed!.quantity_thousandths !== null, kept, JSON.stringify(facts))
    assert.equal(changed!.unit_cents !== null, kept)
  }
})

test('whatever the lines and the percentage: no float, never below nought, and what is not concerned stays', () => {
  const anyLine = fc.record({
    account: fc.constantFrom('741', '756', '7561', '625'),
    amount: fc.integer({ min: 0, max: MOST_CENTS }),
    quantity: fc.option(fc.integer({ min: 1, max: 999_999 }), { nil: null }),
  })
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 8 }), fc.integer({ min: -10_000, max: 10_000 }), (all, percentBp) => {
      const drawn = all.map(({ account, amount, quantity }) =>
        line({ account, amount_cents: amount, quantity_thousandths: quantity, unit_cents: quantity === null ? null : 1 }),
      )
      const changed = new Map(assumed(drawn, [{ kind: 'percent', account: '756', percentBp }]).map((each) => [each.id, each]))
      for (const before of drawn) {
        const after = changed.get(before.id)
        if (!before.account.startsWith('756')) assert.equal(after, undefined)
        else if (after) {
          assert.equal(after.amount_cents, rateOf(before.amount_cents, 10_000 + percentBp))
          assert.ok(Number.isSafeInteger(after.amount_cents) && after.amount_cents >= 0)
          if (after.quantity_thousandths !== null)
            assert.equal(timesUnit(after.quantity_thousandths, after.unit_cents!), after.amount_cents)
        }
      }
    }),
    { numRuns: 300 },
  )
  assert.equal(changedBy(MOST_CENTS, 10_000), MOST_CENTS * 2)
})

test('an assumption that says nothing, or the same account twice, is refused beside its field', () => {
  const percent = (account: string, percentBp: number): Assumption => ({ kind: 'percent', account, percentBp })
  const cases: [string, Assumption[], string[]][] = [
    ['Sans', [], []],
    ['  ', [], ['budget.scenario_unnamed@name']],
    ['Sans', [percent('756', 0)], ['budget.percent_wrong@percent_0']],
    ['Sans', [percent('756', -10_001)], ['budget.percent_wrong@percent_0']],
    ['Sans', [percent('741', 5), percent('999', 5)], ['budget.no_such_account@account_1']],
    ['Sans', [percent('64', 5)], ['budget.account_without_line@account_0']],
    ['Sans', [percent('756', 5), percent('7561', 5)], ['budget.assumed_twice@account_1']],
    ['Sans', [{ kind: 'grant_refused', grantId: 9 }], ['budget.grant_without_line@grants']],
    ['Sans', [{ kind: 'grant_refused', grantId: 7 }, percent('756', 10_000)], []],
  ]
  for (const [name, assumptions, expected] of cases)
    assert.deepEqual(
      objectionsToScenario(name, assumptions, lines).map(({ code, field }) => `${code}@${field}`),
      expected,
    )
  const most = [line({ amount_cents: MOST_CENTS })]
  assert.deepEqual(
    objectionsToScenario('Plus', [percent('756', 1)], most).map(({ code }) => code),
    ['budget.assumed_beyond'],
  )
})
