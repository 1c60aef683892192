/** The count against a second, naive one, on assemblies made at random; what must be true of every assembly. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type NaiveFile, naiveTally } from '../../../../test/support/naive-tally.ts'
import { readAssembly } from '../imports.ts'
import { CHOICES, resultJson, tally } from '../rules.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const id = fc.constantFrom(...IDS)
const time = fc.constantFrom('14:00', '14:30', '15:00', '15:10', '15:30', '24:10')
const moment = fc.constantFrom(
  '2015-09-10',
  '2015-09-11',
  '2015-09-17',
  '2015-09-17T15:10',
  '2015-09-17T15:30',
  '2015-09-18',
  '2015-09-18T00:10',
)
const part = fc.constantFrom('0/1', '1/4', '1/3', '1/2', '2/3', '1/1', '1/10')
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const quorum = fc.record(
  {
    base: fc.constantFrom('present' as const, 'present_or_represented' as const),
    of: fc.constantFrom('voters' as const, 'votes' as const),
    fraction: part,
    strict: fc.boolean(),
    second: fc.record({ fraction: part, strict: fc.boolean() }, { requiredKeys: [] }),
  },
  { requiredKeys: ['base', 'of', 'fraction', 'strict'] },
)
const majority = fc.record(
  {
    threshold: fc.oneof(fc.constantFrom('simple', 'absolute'), part),
    base: fc.constantFrom('votes_cast' as const, 'present' as const, 'present_or_represented' as const, 'roll' as const),
    blanks_count: fc.boolean(),
    abstentions_count: fc.boolean(),
    each_college: fc.boolean(),
    quorum,
  },
  { requiredKeys: ['threshold', 'base', 'blanks_count', 'abstentions_count', 'each_college'] },
)

const file: fc.Arbitrary<NaiveFile> = fc.record({
  date: fc.constant('2015-09-17'),
  convening: fc.constantFrom(1 as const, 2 as const),
  statutes: fc.record(
    {
      quorum,
      proxies: fc.record(
        {
          allowed: fc.boolean(),
          per_holder_max: fc.nat(2),
          per_holder_max_votes: part,
          same_college: fc.boolean(),
          same_region: fc.boolean(),
          blank_proxies: fc.constantFrom('refused' as const, 'chair' as const),
        },
        { requiredKeys: ['allowed', 'same_college', 'same_region', 'blank_proxies'] },
      ),
      majorities: fc.record({ m: majority, n: majority }),
      chair: fc.record({ casting_vote: fc.boolean() }),
      remote: fc.boolean(),
    },
    { requiredKeys: ['majorities', 'chair', 'remote'] },
  ),
  chair: id,
  voters: fc
    .array(
      fc.record({ college: fc.constantFrom('x', 'y'), region: fc.constantFrom('BRE', 'NOR'), weight: fc.constantFrom(0, 1, 1, 2, 5) }),
      {
        minLength: IDS.length,
        maxLength: IDS.length,
      },
    )
    .map((all) => all.map((voter, place) => ({ id: IDS[place]!, ...voter }))),
  presences: fc.array(
    fc
      .record({ id, from: time, to: maybe(time), mode: maybe(fc.constant('remote' as const)) })
      .filter(({ from, to }) => to === undefined || to >= from),
    { maxLength: 8 },
  ),
  proxies: fc.array(
    fc.record({
      giver: fc.oneof(id, fc.constant('nobody')),
      holder: fc.option(fc.oneof(id, fc.constant('nobody'))),
      given: moment,
      revoked: maybe(moment),
    }),
    { maxLength: 6 },
  ),
  votes: fc
    .array(fc.record({ at: time, majority: fc.constantFrom('m', 'n'), ballots: fc.dictionary(id, fc.constantFrom(...CHOICES)) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((all) => all.map((vote, place) => ({ id: `r${place}`, ...vote }))),
})

const read = (told: NaiveFile) => {
  const answer = readAssembly(JSON.stringify(told), 'en')
  if ('faults' in answer) assert.fail(JSON.stringify(answer.faults))
  return answer.assembly
}

test('the count agrees with the naive one on every assembly', () => {
  fc.assert(
    fc.property(file, (told) => {
      const results = tally(read(told)).map((result) => {
        const json = resultJson(result)
        return {
          quorum: { reached: Number(json.quorum.reached), met: json.quorum.met },
          used: json.proxies.used.map(({ giver, holder }) => `${giver}>${holder}`),
          refused: json.proxies.refused.map(({ giver, holder, reason }) => `${giver}>${holder}:${reason}`),
          electorate: [json.electorate.voters, json.electorate.votes],
          refusedBallots: json.refusedBallots.map(({ voter }) => voter).sort(),
          counts: json.counts,
          met: json.majority.met,
          outcome: json.outcome,
        }
      })
      const naive = naiveTally(told).map((each) => ({ ...each, refusedBallots: each.refusedBallots.sort() }))
      assert.deepEqual(results, naive)
    }),
    { numRuns: 2_000 },
  )
})

test('colleges sum to the whole, nobody is counted beyond the electorate, and every proxy is used or refused', () => {
  fc.assert(
    fc.property(file, (told) => {
      for (const result of tally(read(told))) {
        const colleges = [...result.byCollege.values()]
        for (const choice of CHOICES)
          assert.equal(
            colleges.reduce((sum, counts) => sum + counts[choice], 0),
            result.counts[choice],
          )
        assert.ok(CHOICES.reduce((sum, choice) => sum + result.counts[choice], 0) <= result.electorate.votes)
        assert.equal(result.proxies.used.length + result.proxies.refused.length, told.proxies.length)
        assert.equal(new Set(result.proxies.used.map(({ giver }) => giver)).size, result.proxies.used.length, 'one proxy of each giver')
      }
    }),
  )
})

test('another for never turns an adopted resolution down', () => {
  fc.assert(
    fc.property(file, id, (told, who) => {
      const before = tally(read(told))
      const more = { ...told, votes: told.votes.map((vote) => ({ ...vote, ballots: { ...vote.ballots, [who]: 'for' as const } })) }
      for (const [place, result] of tally(read(more)).entries()) {
        // The chair who leaves « against » for « for » may only help.
        if (before[place]!.outcome === 'adopted') assert.equal(result.outcome, 'adopted')
      }
    }),
  )
})
