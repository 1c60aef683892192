/** What a grant may say: a table of what is refused; the usual schedule always sums to the grant; years always to what is awarded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_CENTS } from '#kernel/money.ts'
import type { GrantFacts } from '../../tables/grants.ts'
import { FUNDER_KINDS } from '../../tables.ts'
import { awardedOfYear, grantStateOf, objectionsToFunder, objectionsToGrant, yearsBetween } from './grants.ts'
import { objectionsToPaper, objectionToRemovingPaper } from './papers.ts'
import { objectionsToPayment, objectionsToReceipt, proposedPayments } from './payments.ts'

const TODAY = '2017-03-14'
const FACTS: GrantFacts = {
  title: 'CPO',
  reference: null,
  period_from: '2016-01-01',
  period_to: '2017-12-31',
  rate_cap_bp: null,
  conditions: null,
  all_items: true,
  asked_cents: null,
  asked_on: null,
  proposed_cents: null,
  proposed_on: null,
  awarded_cents: null,
  awarded_on: null,
  refused_on: null,
  justified_cents: null,
  justified_on: null,
}
const objected = (facts: Partial<GrantFacts>, years: { year: number; amountCents: number }[] = [], itemIds: number[] = []) =>
  objectionsToGrant({ ...FACTS, ...facts }, { years, itemIds, today: TODAY }).map(({ code }) => code.replace('budget.grant_', ''))

const ASKED = { asked_cents: 1000, asked_on: '2016-02-01' }
const AWARDED = { ...ASKED, awarded_cents: 800, awarded_on: '2016-05-01' }

test('a grant says what it must, in the order in which things happen', () => {
  const cases: [Partial<GrantFacts>, string[]][] = [
    [{}, []],
    [{ asked_cents: 1000 }, []],
    [AWARDED, []],
    [{ awarded_cents: 800, awarded_on: '2016-05-01' }, []],
    [{ title: ' ' }, ['title_missing']],
    [{ period_to: '2015-12-31' }, ['ends_before_start']],
    [{ period_from: '2017-12-31' }, []],
    [{ period_to: '2026-12-31' }, ['too_long']],
    [{ asked_cents: -1 }, ['amount_out_of_range']],
    [{ asked_cents: 0 }, ['amount_out_of_range']],
    [{ asked_cents: MOST_CENTS }, []],
    [{ asked_cents: MOST_CENTS + 1 }, ['amount_out_of_range']],
    [{ asked_on: '2016-02-01' }, ['amount_missing']],
    [{ awarded_cents: 800 }, ['day_missing']],
    [{ ...AWARDED, awarded_on: '2016-01-31' }, ['step_before']],
    [{ ...AWARDED, awarded_on: '2016-02-01' }, []],
    [{ ...ASKED, refused_on: '2016-01-31' }, ['step_before']],
    [{ ...AWARDED, refused_on: '2016-06-01' }, ['awarded_and_refused']],
    [{ ...AWARDED, awarded_on: '2017-03-15' }, ['day_to_come']],
    [{ ...AWARDED, awarded_on: TODAY }, []],
    [{ ...ASKED, justified_cents: 0, justified_on: '2017-01-01' }, ['justified_unawarded']],
    [{ ...AWARDED, justified_cents: 0, justified_on: '2017-01-01' }, []],
    [{ rate_cap_bp: 0 }, ['rate_out_of_range']],
    [{ rate_cap_bp: 10_001 }, ['rate_out_of_range']],
    [{ all_items: false }, ['no_items']],
  ]
  for (const [facts, expected] of cases) assert.deepEqual(objected(facts), expected, JSON.stringify(facts))
})

test('years are left empty, or sum to what is awarded, else asked, within the period', () => {
  const years = (...cents: number[]) => cents.map((amountCents, place) => ({ year: 2016 + place, amountCents }))
  assert.deepEqual(objected(ASKED, years(600, 400)), [])
  assert.deepEqual(objected(ASKED, years(600, 399)), ['years_not_sum'])
  assert.deepEqual(objected(AWARDED, years(600, 400)), ['years_not_sum'])
  assert.deepEqual(objected(AWARDED, years(800)), [])
  assert.deepEqual(objected({}, years(800)), ['years_without_amount'])
  assert.deepEqual(objected(AWARDED, years(300, 300, 200)), ['year_outside'])
  assert.deepEqual(objected(AWARDED, years(900, -100)), ['amount_out_of_range'])
})

test('what falls to the years of a grant is the grant, to the cent', () => {
  const split = fc.array(fc.integer({ min: 0, max: 90_000_000_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(split, (cents) => {
      const awarded_cents = cents.reduce((sum, each) => sum + each, 1)
      const years = cents.map((amountCents, place) => ({ year: 2016 + place, amountCents: amountCents + (place === 0 ? 1 : 0) }))
      const facts = { ...FACTS, ...AWARDED, awarded_cents, period_to: `${2015 + cents.length}-12-31` }
      const spread = (written: typeof years) =>
        yearsBetween('2010-01-01', '2030-12-31').reduce((sum, year) => sum + awardedOfYear({ ...facts, years: written }, year), 0)
      assert.deepEqual(objectionsToGrant(facts, { years, itemIds: [], today: TODAY }), [])
      assert.equal(spread(years), awarded_cents)
      assert.equal(spread([]), awarded_cents)
    }),
  )
})

test('the usual schedule sums to the grant, has no empty part, and comes in the order of its days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_CENTS }), fc.constantFrom(...FUNDER_KINDS), fc.boolean(), (cents, kind, awarded) => {
      const grant = { ...FACTS, asked_cents: cents, ...(awarded ? { awarded_cents: cents, awarded_on: '2016-05-01' } : {}) }
      const parts = proposedPayments(grant, kind)
      assert.equal(
        parts.reduce((sum, { amountCents }) => sum + amountCents, 0),
        cents,
      )
      assert.ok(parts.every(({ amountCents }) => amountCents > 0))
      assert.deepEqual(
        parts.map(({ expectedOn }) => expectedOn),
        parts.map(({ expectedOn }) => expectedOn).sort(),
      )
    }),
  )
})

test('half comes a month after the award and the rest on the report; of a European fund late', () => {
  const grant = { ...FACTS, ...AWARDED, awarded_cents: 100_001 }
  assert.deepEqual(proposedPayments(grant, 'state'), [
    { kind: 'advance', expectedOn: '2016-06-01', amountCents: 50_001 },
    { kind: 'balance', expectedOn: '2018-06-30', amountCents: 50_000 },
  ])
  assert.equal(proposedPayments(grant, 'european').at(-1)?.expectedOn, '2018-12-31')
  assert.deepEqual(proposedPayments(FACTS, 'state'), [])
})

test('payments stay within the grant, and come after its award on a day that has come', () => {
  const planned = (amountCents: number, others = 0, grant = { ...FACTS, ...AWARDED }) =>
    objectionsToPayment({ amountCents }, grant, others).map(({ code }) => code)
  assert.deepEqual(planned(800), [])
  assert.deepEqual(planned(801), ['budget.payment_beyond_award'])
  assert.deepEqual(planned(1, 800), ['budget.payment_beyond_award'])
  assert.deepEqual(planned(0), ['budget.payment_amount_out_of_range'])
  assert.deepEqual(planned(1, 0, { ...FACTS, ...ASKED, refused_on: '2016-06-01' } as never), ['budget.payment_of_refused'])
  const received = (receivedOn: string, awarded_on: string | null = '2016-05-01', before: string | null = null) =>
    objectionsToReceipt({ receivedOn, receivedCents: 10 }, { awarded_on }, { receivedOn: before }, TODAY).map(({ code }) => code)
  assert.deepEqual(received(TODAY), [])
  assert.deepEqual(received('2017-03-15'), ['budget.payment_received_to_come'])
  assert.deepEqual(received(TODAY, null), ['budget.payment_unawarded'])
  assert.deepEqual(received(TODAY, '2016-05-01', TODAY), ['budget.payment_received_already'])
})

test('the state of a grant is its last step', () => {
  const state = (facts: Partial<GrantFacts>, receivedCents = 0) => grantStateOf({ ...FACTS, ...facts, receivedCents })
  assert.equal(state({}), 'planned')
  assert.equal(state(ASKED), 'asked')
  assert.equal(state({ ...ASKED, proposed_cents: 900, proposed_on: '2016-03-01' }), 'proposed')
  assert.equal(state(AWARDED, 799), 'awarded')
  assert.equal(state(AWARDED, 800), 'received')
  assert.equal(state({ ...AWARDED, justified_on: '2017-01-01' }), 'justified')
  assert.equal(state({ ...ASKED, refused_on: '2016-06-01' }), 'refused')
})

test('a funder has a name, and a fund where it is European', () => {
  const wrong = (name: string, kind: 'state' | 'european', european_fund: string | null) =>
    objectionsToFunder({ name, kind, european_fund }).map(({ code }) => code)
  assert.deepEqual(wrong('DGEFP', 'state', null), [])
  assert.deepEqual(wrong(' ', 'state', null), ['budget.funder_name_missing'])
  assert.deepEqual(wrong('FSE', 'european', ' '), ['budget.fund_missing'])
  assert.deepEqual(wrong('DGEFP', 'state', 'FSE'), ['budget.fund_of_other_kind'])
})

test('R20: an authorisation quotes its clause; the last paper that lets money go on stays while some does', () => {
  const paper = { kind: 'regrant_authorisation', clause: null, signedOn: null, aboutYear: null } as const
  assert.deepEqual(
    objectionsToPaper(paper, 'grant', TODAY).map(({ code }) => code),
    ['budget.paper_clause_missing'],
  )
  assert.deepEqual(objectionsToPaper({ ...paper, clause: 'article 6' }, 'grant', TODAY), [])
  const stays = (kind: 'regrant_authorisation' | 'award', rest: { others: number; lines: number; agreements: number }) =>
    objectionToRemovingPaper(kind, rest) !== null
  assert.equal(stays('regrant_authorisation', { others: 0, lines: 1, agreements: 0 }), true)
  assert.equal(stays('regrant_authorisation', { others: 0, lines: 0, agreements: 1 }), true)
  assert.equal(stays('regrant_authorisation', { others: 1, lines: 1, agreements: 1 }), false)
  assert.equal(stays('award', { others: 0, lines: 1, agreements: 0 }), false)
})
