/** The ticker: a thousand quiet deeds are told once, and to those who look at what they name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Subject } from './capability.ts'
import { openTicker } from './ticker.ts'

const vote = (id: number): Subject => ({ kind: 'vote', id })
const NEVER_MS = 2 ** 30

test('what was noted since the last tick is told once, each thing once', () => {
  const told: Subject[][] = []
  const ticker = openTicker((subjects) => told.push(subjects), NEVER_MS)
  for (let ballot = 0; ballot < 1_000; ballot += 1) ticker.note([vote(1 + (ballot % 2))])
  assert.deepEqual(told, [], 'not before the tick')
  ticker.tick()
  ticker.tick()
  assert.deepEqual(told, [[vote(1), vote(2)]])
  ticker.note([vote(2)])
  ticker.tick()
  assert.deepEqual(told[1], [vote(2)])
  ticker.close()
})

test('it ticks by itself once something was noted, and not while nothing is', async () => {
  let heard: (subjects: Subject[]) => void = () => {}
  const next = () =>
    new Promise<Subject[]>((resolve) => {
      heard = resolve
    })
  const ticker = openTicker((subjects) => heard(subjects), 1)
  // Nothing else keeps this process: its timer alone would let it end.
  const kept = setTimeout(() => {}, NEVER_MS)
  ticker.note([])
  for (const id of [1, 2]) {
    const told = next()
    ticker.note([vote(id)])
    assert.deepEqual(await told, [vote(id)])
  }
  clearTimeout(kept)
  ticker.close()
})

test('closed, it tells nothing any more', () => {
  const ticker = openTicker(() => assert.fail('told'), NEVER_MS)
  ticker.note([vote(1)])
  ticker.close()
  ticker.tick()
})
