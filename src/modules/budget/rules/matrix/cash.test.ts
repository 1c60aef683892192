/** Cash by month with random lines and payments: nothing is lost and nothing invented, and a delay only moves money. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/dates.ts'
import { type CashLine, cashIn, cashOf, monthlyParts, movesNoCash } from './cash.ts'
import type { GrantCash, GrantPayment } from './cash-grants.ts'

const SPAN = { yearFrom: 2018, yearTo: 2019 }
const sum = <Thing>(things: Iterable<Thing>, of: (thing: Thing) => number): number =>
  [...things].reduce((total, each) => total + of(each), 0)

const amount = fc.integer({ min: 0, max: 99_999_999 })
const day = fc.integer({ min: 0, max: 2_500 }).map((days) => addDays('2016-01-01', days))
const line: fc.Arbitrary<CashLine> = fc
  .record({
    year: fc.constantFrom(2018, 2019),
    account: fc.constantFrom('641', '657', '681', '864', '741', '756', '789', '870'),
    amountCents: amount,
    cashMonth: fc.option(fc.integer({ min: 1, max: 12 })),
    grantId: fc.constantFrom(null, 1, 2),
  })
  .map((facts) => ({ ...facts, side: /^(6|86)/.test(facts.account) ? ('charge' as const) : ('income' as const) }))
const payment: fc.Arbitrary<GrantPayment> = fc
  .record({
    kind: fc.constantFrom('advance' as const, 'claim' as const, 'balance' as const),
    expectedOn: day,
    amountCents: fc.integer({ min: 1, max: 99_999_999 }),
    received: fc.option(fc.tuple(day, fc.integer({ min: 1, max: 99_999_999 }))),
  })
  .map(({ received, ...rest }) => ({ ...rest, receivedOn: received?.[0] ?? null, receivedCents: received?.[1] ?? null }))
const grantOf = (id: number): fc.Arbitrary<GrantCash> =>
  fc.record({
    id: fc.constant(id),
    title: fc.constant(`Subvention ${id}`),
    funder: fc.constant('Financeur'),
    european: fc.boolean(),
    periodFrom: fc.constantFrom('2016-01-01', '2018-01-01'),
    periodTo: fc.constantFrom('2018-06-30', '2019-12-31', '2021-12-31'),
    payments: fc.array(payment, { maxLength: 5 }),
    byYear: fc.constantFrom(new Map<number, number>(), new Map([[2017, 40_000_000]])),
  })
const scene = fc.record({
  lines: fc.array(line, { maxLength: 15 }),
  grants: fc.tuple(grantOf(1), grantOf(2)).map((both) => new Map(both.map((each) => [each.id, each]))),
  openingCents: fc.integer({ min: -99_999_999, max: 99_999_999 }),
  late: fc.option(fc.integer({ min: 3, max: 34 })),
})

test('the months of a line sum to it, said or not (R18)', () => {
  fc.assert(
    fc.property(amount, fc.option(fc.integer({ min: 1, max: 12 })), (amountCents, cashMonth) => {
      const parts = monthlyParts({ amountCents, cashMonth })
      assert.equal(parts.length, 12)
      assert.equal(
        sum(parts, (part) => part),
        amountCents,
      )
      if (cashMonth === null) assert.ok(Math.max(...parts) - Math.min(...parts) <= 1)
    }),
  )
})

test('opening, less what goes out, with what comes in, is what is left: income less charges, to the cent', () => {
  fc.assert(
    fc.property(scene, ({ lines, grants, openingCents, late }) => {
      const cash = cashOf({ ...SPAN, openingCents }, lines, grants, late)
      const moved = lines.filter(({ account }) => !/^8/.test(account) && !movesNoCash(account))
      const income = sum(moved, ({ side, amountCents }) => (side === 'income' ? amountCents : 0))
      const charges = sum(moved, ({ side, amountCents }) => (side === 'charge' ? amountCents : 0))
      assert.equal(sum(cash.months, ({ incomeCents }) => incomeCents) + cash.earlyCents, income)
      assert.equal(
        sum(cash.months, ({ chargesCents }) => chargesCents),
        charges,
      )
      assert.equal(cash.months.at(-1)?.balanceCents, openingCents + income - cash.earlyCents - charges)
      const rest = lines.filter(({ account }) => movesNoCash(account))
      assert.equal(
        cash.unmoved.incomeCents + cash.unmoved.chargesCents,
        sum(rest, ({ amountCents }) => amountCents),
      )
    }),
  )
})

test('the low point is the lowest month, and each month below nought belongs to one shortfall', () => {
  fc.assert(
    fc.property(scene, ({ lines, grants, openingCents, late }) => {
      const { months, lowest, shortfalls } = cashOf({ ...SPAN, openingCents }, lines, grants, late)
      assert.equal(lowest?.balanceCents, Math.min(...months.map(({ balanceCents }) => balanceCents)))
      for (const { month, balanceCents } of months) {
        const over = shortfalls.filter(({ from, until }) => from <= month && (until === null || month <= until))
        assert.equal(over.length, balanceCents < 0 ? 1 : 0, month)
        if (balanceCents < 0) assert.ok(over[0]!.cents >= -balanceCents)
      }
    }),
  )
})

test('the years of a budget follow one another: each opens with what the last one left', () => {
  fc.assert(
    fc.property(scene, ({ lines, grants, openingCents, late }) => {
      const cash = cashOf({ ...SPAN, openingCents }, lines, grants, late)
      const [first, second] = [cashIn(cash, 2018), cashIn(cash, 2019)]
      assert.equal(first.months.length, 12)
      assert.equal(second.openingCents, first.months.at(-1)?.balanceCents)
    }),
  )
})

const FSE: GrantCash = {
  id: 1,
  title: 'Axe 3',
  funder: 'FSE',
  european: true,
  periodFrom: '2018-01-01',
  periodTo: '2018-12-31',
  payments: [
    { kind: 'advance', expectedOn: '2018-02-01', amountCents: 300, receivedOn: '2018-04-10', receivedCents: 250 },
    { kind: 'balance', expectedOn: '2019-06-30', amountCents: 600, receivedOn: null, receivedCents: null },
  ],
  byYear: new Map(),
}
const DRAWN: CashLine = { year: 2018, side: 'income', account: '747', amountCents: 1_000, cashMonth: 3, grantId: 1 }
const told = (grant: GrantCash, late: number | null, drawn = DRAWN) =>
  cashOf({ yearFrom: 2018, yearTo: 2018, openingCents: 0 }, [drawn], new Map([[1, grant]]), late).receipts.map(
    ({ month, cents, state }) => `${month} ${cents} ${state}`,
  )

test('a grant comes as its payments say, what they do not tell of a year after the end of a European one', () => {
  assert.deepEqual(told(FSE, null), ['2018-04 250 received', '2019-06 600 planned', '2019-12 150 untold'])
})

test('what if the European balance comes 20 months late: only what is still to come moves', () => {
  assert.deepEqual(told(FSE, 20), ['2018-04 250 received', '2020-08 600 planned', '2020-08 150 untold'])
})

test('what no payment tells of comes from others at the end of the year, or of their period', () => {
  assert.deepEqual(told({ ...FSE, european: false, payments: [] }, 20), ['2018-12 1000 untold'])
  assert.deepEqual(told({ ...FSE, european: false, payments: [], periodTo: '2018-06-30' }, null), ['2018-06 1000 untold'])
})

test('payments beyond what the lines draw belong to other budgets; those of years before pay for those years', () => {
  assert.deepEqual(told(FSE, null, { ...DRAWN, amountCents: 100 }), ['2018-04 100 received'])
  const before = { ...FSE, periodFrom: '2017-01-01', byYear: new Map([[2017, 250]]) }
  assert.deepEqual(told(before, null), ['2019-06 600 planned', '2019-12 400 untold'])
})
