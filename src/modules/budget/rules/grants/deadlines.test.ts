/** Each deadline the day before its day, on it and the day after; each threshold at its cent, one below, one above. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '#kernel/dates.ts'
import {
  agreementDeadline,
  commitmentDeadline,
  grantDeadlines,
  handingOnDeadlines,
  isOverdue,
  isTimeFor,
  type Owing,
  type PaperOnFile,
  publicationDeadline,
  publicGrantsOfYear,
  reportDeadline,
  yearDeadlines,
} from './deadlines.ts'

const GRANT: Owing = {
  title: 'CPO',
  reference: null,
  period_from: '2017-01-01',
  period_to: '2017-12-31',
  rate_cap_bp: null,
  conditions: null,
  all_items: true,
  asked_cents: 20_000_000,
  asked_on: '2016-10-01',
  proposed_cents: null,
  proposed_on: null,
  awarded_cents: 20_000_000,
  awarded_on: '2017-02-01',
  refused_on: null,
  justified_cents: null,
  justified_on: null,
  funder: { kind: 'state' },
  years: [],
  receivedCents: 0,
  payments: [],
}
const grant = (facts: Partial<Owing> = {}): Owing => ({ ...GRANT, ...facts })
const paper = (kind: PaperOnFile['kind'], aboutYear: number | null = null): PaperOnFile => ({ kind, signedOn: null, aboutYear })

/** One before, on the day, one after. */
const around = (due: string, stateOn: (today: string) => string | undefined) =>
  assert.deepEqual([addDays(due, -1), due, addDays(due, 1)].map(stateOn), ['waiting', 'waiting', 'late'])

test('R22: an agreement is asked of what is awarded above 23 000 EUR, and of nothing at or below', () => {
  const owed = (awarded_cents: number) => agreementDeadline(grant({ awarded_cents }), [], '2017-03-01') !== null
  assert.deepEqual([2_299_999, 2_300_000, 2_300_001].map(owed), [false, false, true])
  for (const kind of ['private', 'employment_aid'] as const)
    assert.equal(agreementDeadline(grant({ funder: { kind } }), [], '2017-03-01'), null, kind)
  assert.equal(agreementDeadline(grant({ awarded_on: null, awarded_cents: null }), [], '2017-03-01'), null)
})

test('R22: it is signed before the first payment, else before the period is over, and its paper answers it for good', () => {
  const payments = [
    { expectedOn: '2017-06-01', receivedOn: null },
    { expectedOn: '2017-04-15', receivedOn: null },
  ]
  around('2017-04-15', (today) => agreementDeadline(grant({ payments }), [], today)?.state)
  around('2017-12-31', (today) => agreementDeadline(grant(), [], today)?.state)
  assert.equal(agreementDeadline(grant(), [paper('agreement')], '2020-01-01')?.state, 'done')
  assert.equal(agreementDeadline(grant(), [paper('award')], '2020-01-01')?.state, 'late')
})

test('R23: more than 153 000 EUR of public grants in a year, and not a cent less', () => {
  const of = (awarded_cents: number) => [grant({ awarded_cents: 15_000_000 }), grant({ awarded_cents })]
  const owed = (awarded_cents: number) => publicationDeadline({ grants: of(awarded_cents), papers: [], year: 2017 }, '2018-01-01') !== null
  assert.deepEqual([299_999, 300_000, 300_001].map(owed), [false, false, true])
})

test('R23: employment aid and private money do not count, nor what is asked, refused or of another year', () => {
  const counted = (facts: Partial<Owing>) => publicGrantsOfYear([grant(facts)], 2017)
  assert.equal(counted({}), 20_000_000)
  assert.equal(counted({ funder: { kind: 'european' } }), 20_000_000)
  assert.equal(counted({ funder: { kind: 'employment_aid' } }), 0)
  assert.equal(counted({ funder: { kind: 'private' } }), 0)
  assert.equal(counted({ awarded_on: null, awarded_cents: null }), 0)
  assert.equal(counted({ period_from: '2018-01-01', period_to: '2018-12-31' }), 0)
  const years = [
    { year: 2017, amountCents: 12_000_000 },
    { year: 2018, amountCents: 8_000_000 },
  ]
  assert.equal(counted({ period_to: '2018-12-31', years }), 12_000_000)
  // Without years it is booked when it is awarded (ANC 2018-06).
  assert.equal(counted({ period_from: '2016-01-01', period_to: '2018-12-31' }), 20_000_000)
})

test('R23: the accounts are published within three months of their approval, awaited six months after the year', () => {
  const state = (approvedOn: string | null) => (today: string) =>
    publicationDeadline({ grants: [grant()], papers: [], year: 2017 }, today, approvedOn)?.state
  around('2018-07-20', state('2018-04-20'))
  around('2018-09-30', state(null))
  const answered = (year: number) =>
    publicationDeadline({ grants: [grant()], papers: [paper('publication', year)], year: 2017 }, '2019-01-01')?.state
  assert.deepEqual([answered(2017), answered(2016)], ['done', 'late'])
  assert.deepEqual(
    yearDeadlines([grant(), grant({ period_from: '2019-01-01', period_to: '2019-12-31' })], [], '2018-01-01').map(({ year }) => year),
    [2017, 2019],
  )
})

test('R24: the report is given within six months after the end of the year of the grant, of several years after the last', () => {
  around('2018-06-30', (today) => reportDeadline(grant(), [], today)?.state)
  around('2019-06-30', (today) => reportDeadline(grant({ period_to: '2018-08-31' }), [], today)?.state)
  assert.equal(reportDeadline(grant(), [paper('report')], '2020-01-01')?.state, 'done')
  assert.equal(reportDeadline(grant({ justified_on: '2018-05-01' }), [], '2020-01-01')?.state, 'done')
  assert.equal(reportDeadline(grant({ awarded_on: null }), [], '2020-01-01'), null)
  assert.equal(reportDeadline(grant({ funder: { kind: 'private' } }), [], '2020-01-01')?.state, 'late')
})

test('R38: the commitment contract is asked of requests from 2 January 2022 on, and of none before', () => {
  const owed = (asked_on: string) => commitmentDeadline(grant({ asked_on, awarded_on: null }), [], '2022-06-01') !== null
  assert.deepEqual(['2022-01-01', '2022-01-02', '2022-01-03'].map(owed), [false, true, true])
  around('2022-03-01', (today) => commitmentDeadline(grant({ asked_on: '2022-03-01', awarded_on: null }), [], today)?.state)
  assert.equal(commitmentDeadline(grant({ asked_on: '2022-03-01' }), [paper('commitment')], '2023-01-01')?.state, 'done')
  assert.equal(commitmentDeadline(grant({ asked_on: '2022-03-01', funder: { kind: 'private' } }), [], '2023-01-01'), null)
})

test('R38: a request that is being prepared asks for it from the day the law holds', () => {
  const planned = grant({ asked_on: null, awarded_on: null, awarded_cents: null })
  assert.equal(commitmentDeadline(planned, [], '2017-03-14'), null)
  assert.deepEqual(commitmentDeadline(planned, [], '2022-01-02'), { rule: 'R38', state: 'waiting', due: null, paper: 'commitment' })
})

test('R20, R21: what is handed on without its paper is late at once; a partner agreement only of a European fund', () => {
  const rules = (kind: Owing['funder']['kind'], papers: PaperOnFile[], regrant: boolean, partner: boolean) =>
    handingOnDeadlines({ funder: { kind } }, papers, { regrant, partner }).map(({ rule, state }) => `${rule} ${state}`)
  assert.deepEqual(rules('state', [], false, false), [])
  assert.deepEqual(rules('state', [], true, true), ['R20 late'])
  assert.deepEqual(rules('european', [paper('partnership')], false, true), ['R21 done'])
  assert.deepEqual(rules('state', [paper('regrant_authorisation')], true, false), ['R20 done'])
})

test('what is refused owes nothing, and what is only asked owes nothing yet', () => {
  const owed = (facts: Partial<Owing>) =>
    grantDeadlines(grant(facts), { papers: [], organisationPapers: [], handedOn: { regrant: false, partner: false } }, '2017-03-14')
  assert.deepEqual(owed({ awarded_on: null, awarded_cents: null, refused_on: '2017-02-01' }), [])
  assert.deepEqual(owed({ awarded_on: null, awarded_cents: null }), [])
  assert.deepEqual(
    owed({}).map(({ rule }) => rule),
    ['R22', 'R24'],
  )
})

test('a deadline is told half a year before its day, and a payment is overdue the day after its own', () => {
  const deadline = { rule: 'R24', state: 'waiting', due: '2018-06-30', paper: 'report' } as const
  assert.deepEqual(
    ['2017-12-29', '2017-12-30', '2017-12-31'].map((today) => isTimeFor(deadline, today)),
    [false, true, true],
  )
  assert.equal(isTimeFor({ ...deadline, state: 'done' }, '2018-06-30'), false)
  assert.equal(isTimeFor({ ...deadline, due: null }, '2017-01-01'), true)
  const overdue = (today: string) => isOverdue({ expectedOn: '2017-03-14', receivedOn: null }, today)
  assert.deepEqual(['2017-03-13', '2017-03-14', '2017-03-15'].map(overdue), [false, false, true])
})
