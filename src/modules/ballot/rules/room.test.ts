/** What the room sees at each moment, and where bars end: tables and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type BarCounts,
  barsOf,
  nextResolution,
  objectionToLeavingItem,
  requiredThousandths,
  type StageFacts,
  secondsLeft,
  stageOf,
} from './room.ts'

const at = (minute: number) => new Date(Date.UTC(2017, 2, 14, 14, minute))
const idle: StageFacts = { meetingState: 'open', hasItem: true, speakingSince: null, isVoting: false, resultAt: null }

test('one thing at a time stands on the screen', () => {
  const cases: [Partial<StageFacts>, string][] = [
    [{}, 'item'],
    [{ hasItem: false }, 'pause'],
    [{ hasItem: false, speakingSince: at(1) }, 'speaker'],
    [{ speakingSince: at(1) }, 'speaker'],
    [{ speakingSince: at(1), isVoting: true }, 'vote'],
    [{ resultAt: at(5) }, 'result'],
    [{ resultAt: at(5), isVoting: true }, 'vote'],
    [{ resultAt: at(5), speakingSince: at(1) }, 'result'],
    [{ resultAt: at(5), speakingSince: at(6) }, 'speaker'],
    [{ resultAt: at(5), hasItem: false }, 'pause'],
    [{ meetingState: 'draft' }, 'before'],
    [{ meetingState: 'convened' }, 'before'],
    [{ meetingState: 'closed', resultAt: at(5) }, 'closed'],
    [{ meetingState: 'cancelled' }, 'cancelled'],
  ]
  for (const [facts, stage] of cases) assert.equal(stageOf({ ...idle, ...facts }), stage, JSON.stringify(facts))
})

test('the next resolution is neither withdrawn nor decided; a tie may be voted on again', () => {
  const resolutions = [1, 2, 3].map((id) => ({ id, withdrawnAt: id === 2 ? at(0) : null }))
  const vote = (id: number, outcome: 'adopted' | 'rejected' | 'tie' | 'no_quorum' | null) => ({
    resolution: { id },
    state: outcome ? ('closed' as const) : ('open' as const),
    outcome,
  })
  const next = (...votes: ReturnType<typeof vote>[]) => nextResolution(resolutions, votes)?.id ?? null
  assert.equal(next(), 1)
  assert.equal(next(vote(1, 'adopted')), 3)
  assert.equal(next(vote(1, 'rejected')), 3)
  assert.equal(next(vote(1, 'tie')), 1)
  assert.equal(next(vote(1, 'no_quorum')), 1)
  assert.equal(next(vote(1, 'tie'), vote(1, 'adopted'), vote(3, 'rejected')), null)
})

test('an item is not left while its resolution is voted on', () => {
  assert.equal(objectionToLeavingItem(null), null)
  assert.deepEqual(objectionToLeavingItem({ number: 4 })?.facts, { number: 4 })
})

test('what is required is read as the count keeps it', () => {
  const counts: BarCounts = { for: 5, against: 3, abstention: 0, blank: 0, spoilt: 0 }
  const cases: [string, number][] = [
    ['377', 377_000],
    ['1130/3', 376_666],
    ['> 7/2', 3500],
    ['> against', 3000],
    ['0', 0],
  ]
  for (const [required, thousandths] of cases) assert.equal(requiredThousandths(required, counts), thousandths, required)
})

test('no bar is longer than its track, none is negative, and the mark stands on the scale', () => {
  const count = fc.nat(5_000_000)
  const counts = fc.record({ for: count, against: count, abstention: count, blank: count, spoilt: count })
  const required = fc.oneof(
    fc.constant('> against'),
    fc.nat(9_000_000).map(String),
    fc.tuple(fc.nat(9_000_000), fc.integer({ min: 1, max: 12 })).map(([over, under]) => `${over}/${under}`),
  )
  fc.assert(
    fc.property(counts, required, (cast, needed) => {
      const { shares, mark, whole } = barsOf(cast, needed)
      assert.ok(whole >= 1)
      for (const share of [...Object.values(shares), mark]) assert.ok(Number.isInteger(share) && share >= 0 && share <= 1000, `${share}`)
      assert.ok(Object.values(shares).reduce((sum, each) => sum + each, 0) <= 1003)
    }),
  )
})

test('time runs down, and over', () => {
  assert.equal(secondsLeft(at(0), 180, at(1)), 120)
  assert.equal(secondsLeft(at(0), 180, at(4)), -60)
})
