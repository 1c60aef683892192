/** What is found in the funding of actions, case by case: what stops a proposal (R27, R28), what is only to be looked at. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Band, type Finding, type FundingGrant, fundingFindings, stops } from './funding.ts'
import { objectionsToFunding } from './funding-objections.ts'

const ACTION = { id: 7, code: 'A1', title: { fr: 'Une action', en: null } }

const grant = (id: number, facts: Partial<FundingGrant> = {}): FundingGrant => ({
  id,
  title: `Subvention ${id}`,
  funderId: id,
  funder: `Financeur ${id}`,
  european: null,
  periodFrom: '2018-01-01',
  periodTo: '2018-12-31',
  rateCapBp: null,
  eligible: null,
  refused: false,
  amountCents: null,
  basis: null,
  byYear: new Map(),
  ...facts,
})

const cost = (cents: number, year = 2018): Band => ({
  year,
  side: 'charge',
  grantId: null,
  account: '',
  cents,
  lines: 1,
  parts: [[7, cents]],
})
const income = (grantId: number | null, cents: number, year = 2018): Band => ({
  year,
  side: 'income',
  grantId,
  account: grantId === null ? '756' : '',
  cents,
  lines: 1,
  parts: [[7, cents]],
})

const found = (bands: Band[], grants: FundingGrant[] = [], keyed: { flat?: number[]; weighed?: number[] } = {}): Finding[] =>
  fundingFindings({
    bands,
    actions: new Map([[7, ACTION]]),
    grants: new Map(grants.map((each) => [each.id, each])),
    flat: new Set(keyed.flat),
    weighed: new Set(keyed.weighed),
  })
const kinds = (findings: Finding[]) => findings.map(({ kind }) => kind)

const european = (id: number, fund: string, facts: Partial<FundingGrant> = {}) => grant(id, { european: fund, ...facts })

const CASES: [says: string, bands: Band[], grants: FundingGrant[], expected: Finding['kind'][]][] = [
  ['funded to the cent is well funded', [cost(10_000), income(1, 6_000), income(null, 4_000)], [grant(1)], []],
  ['one cent beyond the cost is beyond it', [cost(10_000), income(1, 6_001), income(null, 4_000)], [grant(1)], ['beyond_cost']],
  ['a year does not pay for another', [cost(10_000), income(1, 1, 2019)], [grant(1, { periodTo: '2019-12-31' })], ['beyond_cost']],
  ['53 % of the cost at a cap of 53 %', [cost(10_000), income(1, 5_300)], [grant(1, { rateCapBp: 5_300 })], []],
  ['a cent above a cap', [cost(10_000), income(1, 5_301)], [grant(1, { rateCapBp: 5_300 })], ['above_cap']],
  ['the cent that a cut by largest remainder gives is no excess', [cost(333), income(1, 177)], [grant(1, { rateCapBp: 5_300 })], []],
  [
    'the cap is of each grant, not of all',
    [cost(10_000), income(1, 5_000), income(2, 5_000)],
    [grant(1, { rateCapBp: 5_300 }), grant(2)],
    [],
  ],
  ['two European funds', [cost(10_000), income(1, 10), income(2, 10)], [european(1, 'fse'), european(2, 'feder')], ['two_european']],
  [
    'two European funds, each in a year of its own',
    [cost(10_000), cost(10_000, 2019), income(1, 10), income(2, 10, 2019)],
    [european(1, 'fse'), european(2, 'feder', { periodFrom: '2019-01-01', periodTo: '2019-12-31' })],
    ['two_european'],
  ],
  ['one European fund and the State', [cost(10_000), income(1, 10), income(2, 10)], [european(1, 'fse'), grant(2)], []],
  ['one European fund twice', [cost(10_000), income(1, 10), income(2, 10)], [european(1, 'fse'), european(2, 'fse')], ['same_european']],
  ['a grant that may pay for others', [cost(10_000), income(1, 10)], [grant(1, { eligible: new Set([8]) })], ['not_eligible']],
  ['a grant that may pay for it', [cost(10_000), income(1, 10)], [grant(1, { eligible: new Set([7]) })], []],
  ['after its period', [cost(10_000, 2019), income(1, 10, 2019)], [grant(1)], ['outside_period']],
  ['a refused grant', [cost(10_000), income(1, 10)], [grant(1, { refused: true, amountCents: 5, basis: 'asked' })], ['refused']],
  ['more than was awarded', [cost(10_000), income(1, 11)], [grant(1, { amountCents: 10, basis: 'awarded' })], ['above_award']],
  ['as much as was asked for', [cost(10_000), income(1, 10)], [grant(1, { amountCents: 10, basis: 'asked' })], []],
  [
    'more than the year has of it',
    [cost(10_000), income(1, 11)],
    [grant(1, { amountCents: 50, basis: 'awarded', byYear: new Map([[2018, 10]]) })],
    ['above_award'],
  ],
]

for (const [says, bands, grants, expected] of CASES) test(says, () => assert.deepEqual(kinds(found(bands, grants)), expected))

test('a flat rate and a key of weights never bear on one action (R28)', () => {
  assert.deepEqual(kinds(found([], [], { flat: [7], weighed: [7] })), ['two_keys'])
  assert.deepEqual(kinds(found([], [], { flat: [7], weighed: [8] })), [])
})

test('what R27 and R28 say never is stops a proposal, all else is to be looked at; what stops comes first', () => {
  const findings = found(
    [cost(10_000), income(1, 9_000), income(2, 9_000), income(3, 9_000)],
    [european(1, 'fse', { rateCapBp: 5_000 }), european(2, 'feder', { eligible: new Set() }), grant(3, { refused: true })],
    { flat: [7], weighed: [7] },
  )
  assert.deepEqual(kinds(findings), ['beyond_cost', 'above_cap', 'two_european', 'two_keys', 'not_eligible', 'refused'])
  assert.deepEqual(
    objectionsToFunding(findings).map(({ code }) => code),
    ['budget.funded_beyond_cost', 'budget.above_rate_cap', 'budget.two_european_funds', 'budget.flat_and_weights'],
  )
  assert.deepEqual(objectionsToFunding(findings.filter((each) => !stops(each))), [])
})

test('a rate above its cap never reads as the cap itself', () => {
  const [finding] = found([cost(999_999_999), income(1, 530_000_002)], [grant(1, { rateCapBp: 5_300 })])
  assert.ok(finding?.kind === 'above_cap' && finding.rateBp > finding.capBp)
})
