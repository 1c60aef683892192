/** The server is killed in the middle of a vote: what was acknowledged is there, once; what was not is sent again, and counts once too. */
import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { change } from '#kernel/change.ts'
import { cookiesOf, fillHall, type HallVoter } from '../../../../test/support/hall.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { ballotsPath } from '../paths.ts'
import { CASTABLE, type Castable } from '../rules.ts'
import { openVote } from './votes.ts'

const CHILD = fileURLToPath(new URL('../../../../test/support/serving-child.ts', import.meta.url))
const BALLOTS = 500
const KILLED_AFTER = 120
const AT_ONCE = 40

const held = await gathering()
const { house, meetingId, connection } = held
const seats = await fillHall(house, meetingId, BALLOTS)
const cookies = await cookiesOf(held.as, seats)
const { id: resolutionId } = await held.resolution(1)
const chair = await held.actor('Solène Varenquier')
const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))

/** A server of its own process. */
async function serving() {
  const child = fork(CHILD, [JSON.stringify({ connection, baseUrl: house.baseUrl, background: false })], { execArgv: ['--import', 'tsx'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, base: `http://127.0.0.1:${port}` }
}

const choiceOf = (place: number): Castable => CASTABLE[place % CASTABLE.length]!

/** Each ballot under the receipt that its browser keeps. Null: the network, or the server, was gone. */
async function send(base: string, { voterId }: HallVoter, place: number): Promise<string | null> {
  try {
    const response = await fetch(`${base}${ballotsPath(voteId)}`, {
      method: 'POST',
      headers: { cookie: cookies[place]!, accept: 'application/json', 'accept-language': 'fr', origin: house.baseUrl },
      body: new URLSearchParams({ receipt: `browser ${place}`, [`choice-${voterId}`]: choiceOf(place) }),
    })
    const { sentence } = (await response.json()) as { sentence: string }
    assert.equal(response.status, 200, sentence)
    return sentence
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error
    return null
  }
}

/** So many at once, until all were tried. */
async function sendAll(base: string, places: number[], answered: (place: number, sentence: string | null) => void): Promise<void> {
  const waiting = [...places]
  const one = async () => {
    for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) answered(place, await send(base, seats[place]!, place))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

const stands = async () =>
  new Map(
    (await house.db.selectFrom('ballot_cast').select(['voter_id', 'choice']).where('vote_id', '=', voteId).execute()).map((row) => [
      row.voter_id,
      row.choice,
    ]),
  )
const told = async () => (await house.db.selectFrom('journal_entry').select('id').where('deed', '=', 'vote.cast').execute()).length

test('killed with five hundred ballots coming in, the vote has every acknowledged ballot, once; the others come in again, once', async () => {
  const acknowledged = new Set<number>()
  const lost: number[] = []
  const before = await told()
  const first = await serving()
  await sendAll(
    first.base,
    seats.map((_, place) => place),
    (place, sentence) => {
      if (sentence === null) lost.push(place)
      else acknowledged.add(place)
      if (acknowledged.size === KILLED_AFTER) first.child.kill('SIGKILL')
    },
  )
  assert.ok(acknowledged.size >= KILLED_AFTER && lost.length > 0, `killed in the middle: ${acknowledged.size} received, ${lost.length} not`)

  const second = await serving()
  const there = await stands()
  for (const place of acknowledged) assert.equal(there.get(seats[place]!.voterId), choiceOf(place), `ballot ${place} was acknowledged`)

  const again: string[] = []
  await sendAll(second.base, lost, (place, sentence) => again.push(sentence ?? assert.fail(`ballot ${place} was not received again`)))
  second.child.kill('SIGKILL')
  await once(second.child, 'exit')
  const all = await stands()
  assert.equal(all.size, BALLOTS)
  for (const [place, { voterId }] of seats.entries()) assert.equal(all.get(voterId), choiceOf(place))
  assert.equal((await told()) - before, BALLOTS, 'each was written once')
  const already = again.filter((sentence) => sentence.startsWith('Déjà reçu')).length
  assert.equal(already, there.size - acknowledged.size, 'what was written and never acknowledged is told as there already')
})
