/** What stands against opening, annulling, counting a vote and casting in it: tables of cases, and what must hold of every count. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type CastingFacts,
  type CollegeRoom,
  type OpeningFacts,
  objectionsToCounting,
  objectionToAnnulling,
  objectionToCasting,
  objectionToClosing,
  objectionToOpening,
  objectionToResuming,
  objectionToSuspending,
  paperVotes,
} from './votes.ts'

const OPENING: OpeningFacts = { meetingState: 'open', withdrawn: false, convenedOn: null, now: undefined, earlier: [], other: null }

test('a vote is opened in an open session, one at a time, on the text that was convened on, once until it is decided', () => {
  const closed = (outcome: 'adopted' | 'rejected' | 'tie' | 'no_quorum') => ({ earlier: [{ state: 'closed' as const, outcome }] })
  const cases: [Partial<OpeningFacts>, string | null][] = [
    [{}, null],
    [{ meetingState: 'convened' }, 'ballot.meeting_not_open'],
    [{ meetingState: 'closed' }, 'ballot.meeting_not_open'],
    [{ withdrawn: true }, 'ballot.withdrawn'],
    [{ other: 3 }, 'ballot.other_vote'],
    [closed('adopted'), 'ballot.decided_already'],
    [closed('rejected'), 'ballot.decided_already'],
    [closed('tie'), null],
    [{ earlier: [{ state: 'annulled', outcome: null }] }, null],
    [{ convenedOn: 'a', now: 'a' }, null],
    [{ convenedOn: 'a', now: 'b' }, 'ballot.text_changed'],
    [{ convenedOn: 'a', now: null }, 'ballot.text_changed'],
    [{ convenedOn: 'a' }, null],
    [{ now: 'b' }, null],
  ]
  for (const [facts, code] of cases) assert.equal(objectionToOpening({ ...OPENING, ...facts })?.code ?? null, code, JSON.stringify(facts))
})

test('each step of a vote is possible from its own states', () => {
  const states = ['open', 'suspended', 'closed', 'annulled'] as const
  const possible = (objects: (state: (typeof states)[number]) => unknown) => states.filter((state) => objects(state) === null)
  assert.deepEqual(
    possible((state) => objectionToSuspending({ state })),
    ['open'],
  )
  assert.deepEqual(
    possible((state) => objectionToResuming({ state })),
    ['suspended'],
  )
  assert.deepEqual(
    possible((state) => objectionToClosing({ state })),
    ['open', 'suspended'],
  )
})

test('a vote is annulled with a reason while the session is open, unless what it adopted has changed something', () => {
  const vote = { state: 'open' as const, outcome: null, aboutSubject: true, meetingState: 'open' }
  const cases: [Partial<Parameters<typeof objectionToAnnulling>[0]>, string, string | null][] = [
    [{}, 'Panne', null],
    [{}, ' ', 'ballot.reason_missing'],
    [{ state: 'annulled' }, 'Panne', 'ballot.ended'],
    [{ state: 'closed', outcome: 'adopted' }, 'Panne', 'ballot.subject_decided'],
    [{ state: 'closed', outcome: 'adopted', aboutSubject: false }, 'Panne', null],
    [{ state: 'closed', outcome: 'rejected' }, 'Panne', null],
    [{ state: 'closed', outcome: 'rejected', meetingState: 'closed' }, 'Panne', 'ballot.meeting_not_open'],
  ]
  for (const [facts, reason, code] of cases)
    assert.equal(objectionToAnnulling({ ...vote, ...facts }, reason)?.code ?? null, code, JSON.stringify(facts))
})

const CASTING: CastingFacts = {
  vote: { state: 'open', method: 'electronic', closedAt: null },
  timeZone: 'Europe/Paris',
  entitled: true,
  isCaster: true,
  remote: false,
}

test('a ballot is taken while the vote is open, of the electorate, from whoever casts for it; the state of the vote is told first', () => {
  const closedAt = new Date('2017-03-14T14:04:00Z')
  const of = (vote: Partial<CastingFacts['vote']>) => ({ vote: { ...CASTING.vote, ...vote } })
  const cases: [Partial<CastingFacts>, string | null][] = [
    [{}, null],
    [of({ state: 'suspended' }), 'ballot.suspended'],
    [of({ state: 'annulled' }), 'ballot.annulled'],
    [{ entitled: false }, 'ballot.not_entitled'],
    [{ isCaster: false }, 'ballot.not_caster'],
    [of({ method: 'hands' }), 'ballot.hands_in_room'],
    [of({ method: 'roll_call' }), 'ballot.hands_in_room'],
    [{ ...of({ method: 'hands' }), remote: true }, null],
  ]
  for (const [facts, code] of cases) assert.equal(objectionToCasting({ ...CASTING, ...facts })?.code ?? null, code, JSON.stringify(facts))
  assert.deepEqual(objectionToCasting({ ...CASTING, ...of({ state: 'closed', closedAt }), entitled: false, isCaster: false }), {
    code: 'ballot.closed_since',
    facts: { at: '2017-03-14T14:04:00.000Z', timeZone: 'Europe/Paris' },
    field: undefined,
  })
})

test('a count is taken exactly when its votes and those already cast fit into the college', () => {
  const count = fc.nat(9)
  const counts = fc.record({ for: count, against: count, abstention: count, blank: count, spoilt: count })
  const room: fc.Arbitrary<CollegeRoom> = fc
    .record({ votes: fc.nat(40), cast: fc.nat(40) })
    .map(({ votes, cast }) => ({ votes, cast: Math.min(votes, cast) }))
  fc.assert(
    fc.property(counts, room, (each, { votes, cast }) => {
      const fits = paperVotes(each) + cast <= votes
      assert.equal(objectionsToCounting({ a: each }, new Map([['a', { votes, cast }]])).length === 0, fits)
    }),
  )
  const none = { for: 0, against: 0, abstention: 0, blank: 0, spoilt: 0 }
  for (const wrong of [-1, 0.5, Number.NaN, 3_000_000_000])
    assert.equal(
      objectionsToCounting({ a: { ...none, for: wrong } }, new Map([['a', { votes: 9, cast: 0 }]]))[0]?.code,
      'ballot.count_not_whole',
    )
  assert.equal(objectionsToCounting({ b: none }, new Map())[0]?.code, 'ballot.count_unknown_college')
})
