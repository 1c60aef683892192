/** Who is on the roll with how many votes; notice periods; parts of a board. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BodyRules, College, DecisionRule } from '../tables.ts'
import { isInTime, lastNoticeDay, noticeFor, renewedSeats, secondDay } from './notice.ts'
import { type Candidate, type Exclusion, recordDay, rollOf, votesBy } from './roll.ts'

const BY_EMPLOYEES = {
  by: 'figure' as const,
  figure: 'employees' as const,
  brackets: [
    { from: 0, votes: 1 },
    { from: 20, votes: 2 },
    { from: 50, votes: 3 },
  ],
}
const MEMBERS: College = {
  code: 'membres',
  name: { fr: 'Adhérents', en: 'Members' },
  kinds: ['member'],
  weight: BY_EMPLOYEES,
  article: '8',
}
const REGIONS: College = {
  code: 'regions',
  name: { fr: 'Régions', en: 'Regions' },
  kinds: ['regional'],
  weight: { by: 'fixed', votes: 4 },
  article: '8',
}
const ROLL = { feePaid: true, recordDays: 30, article: '7' }
const member = (facts: Partial<Candidate>): Candidate => ({
  id: 1,
  name: 'x',
  kind: 'member',
  region: 'BRE',
  joinedOn: '2010-01-01',
  leftOn: null,
  fee: 'paid',
  figures: {},
  ...facts,
})

test('votes by brackets: the highest that is reached, whatever their order', () => {
  const cases: [number | undefined, number][] = [
    [undefined, 1],
    [0, 1],
    [19, 1],
    [20, 2],
    [49, 2],
    [50, 3],
    [5_000, 3],
  ]
  for (const [employees, votes] of cases) {
    assert.equal(votesBy(BY_EMPLOYEES, { employees }), votes)
    const turned = { ...BY_EMPLOYEES, brackets: BY_EMPLOYEES.brackets.toReversed() }
    assert.equal(votesBy(turned, { employees }), votes)
  }
  const above = { by: 'figure' as const, figure: 'employees' as const, brackets: [{ from: 5, votes: 1 }] }
  assert.equal(votesBy(above, { employees: 4 }), 0, 'below the first bracket there is no vote')
})

test('whoever is left out is so for one reason, said in this order (R03)', () => {
  const cases: [Partial<Candidate>, Exclusion | null, number][] = [
    [{}, null, 1],
    [{ kind: 'regional' }, null, 4],
    [{ joinedOn: '2017-02-13' }, 'not_yet_member', 0],
    [{ joinedOn: '2017-02-12' }, null, 1],
    [{ leftOn: '2017-02-11' }, 'left', 0],
    [{ leftOn: '2017-02-12' }, null, 1],
    [{ kind: 'partner' }, 'no_college', 0],
    [{ fee: 'called' }, 'fee_unpaid', 0],
    [{ fee: null }, 'fee_unpaid', 0],
    [{ fee: 'exempt' }, null, 1],
  ]
  const day = recordDay(ROLL, '2017-03-14')
  assert.equal(day, '2017-02-12')
  for (const [facts, excluded, weight] of cases) {
    const [entry] = rollOf({ colleges: [MEMBERS, REGIONS], roll: ROLL }, day, [member(facts)])
    assert.deepEqual([entry?.excluded, entry?.weight], [excluded, weight], JSON.stringify(facts))
  }
  const [silent] = rollOf({ colleges: [MEMBERS], roll: null }, day, [member({ fee: null })])
  assert.equal(silent?.excluded, null, 'silent statutes ask for no fee')
})

const BODY: BodyRules = {
  body: 'ag',
  voters: 'colleges',
  notice: { days: 15, article: '9' },
  second: { days: 15, article: '9' },
  quorum: null,
  proxies: null,
  casting: null,
  remote: null,
  decisions: [],
}
const decided = (noticeDays: number | null): DecisionRule => ({
  code: 'x',
  name: { fr: 'x', en: 'x' },
  threshold: 'simple',
  base: 'votes_cast',
  blanksCount: false,
  abstentionsCount: false,
  eachCollege: false,
  quorum: null,
  noticeDays,
  article: '13',
})

test('the longest notice that the agenda asks for holds; N days before is in time, N - 1 is not (R01, R05)', () => {
  assert.deepEqual(noticeFor(BODY, []), { days: 15, article: '9' })
  assert.deepEqual(noticeFor(BODY, [decided(null), decided(30)]), { days: 30, article: '13' })
  assert.equal(noticeFor({ ...BODY, notice: null }, [decided(null)]), null)
  const rule = { days: 15, article: '9' }
  assert.equal(lastNoticeDay(rule, '2017-03-30'), '2017-03-15')
  assert.equal(isInTime(rule, '2017-03-15', '2017-03-30'), true)
  assert.equal(isInTime(rule, '2017-03-16', '2017-03-30'), false)
  assert.equal(isInTime(null, '2017-03-30', '2017-03-30'), true, 'silent statutes set no period')
  assert.equal(secondDay(BODY, '2017-03-14'), '2017-03-29')
})

test('parts of a board differ by one seat at most and sum to the board (R12)', () => {
  assert.deepEqual(renewedSeats({ parts: 3 }, 20), [7, 7, 6])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.nat(200), (parts, seats) => {
      const renewed = renewedSeats({ parts }, seats)
      assert.equal(
        renewed.reduce((sum, each) => sum + each, 0),
        seats,
      )
      assert.ok(Math.max(...renewed) - Math.min(...renewed) <= 1)
    }),
  )
})
