/** What is known of a meeting: its roll, for whom a person casts, its quorum. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gathering } from '../../../test/support/meetings.ts'
import { candidates, chairVoter, quorumOf, votersFor, votersOf } from './queries.ts'

const { house, meetingId, now, roll, representative, comes, leaves, gives, personNamed } = await gathering()
const { reader, clock } = house

test('the roll holds the members up to date and the regional associations, and the others with the reason', async () => {
  const all = await votersOf(reader, meetingId)
  const facts = await now()
  assert.equal(all.length, (await candidates(reader, facts.organisationId, '2017-02-12')).length)
  assert.equal(facts.recordDay, '2017-02-12')
  const reasons = new Set(all.map(({ excluded }) => excluded))
  assert.ok(reasons.has('fee_unpaid') && reasons.has('no_college') && reasons.has(null), [...reasons].join(' '))
  assert.ok(all.every(({ excluded, weight }) => (excluded === null ? weight > 0 : weight === 0)))
  assert.equal(new Set(all.map(({ card }) => card)).size, all.length)
})

test('a person casts for the organisations that he or she represents, until somebody else is bound', async () => {
  const [one, other] = (await roll()) as [Awaited<ReturnType<typeof roll>>[number], Awaited<ReturnType<typeof roll>>[number]]
  const ana = await representative(one.organisationId!, 'Ana Essai')
  const bob = await representative(one.organisationId!, 'Bob Essai')
  assert.deepEqual(
    (await votersFor(reader, meetingId, ana, clock.today())).map(({ id }) => id),
    [one.id],
  )
  await comes(one.id, bob)
  assert.deepEqual(await votersFor(reader, meetingId, ana, clock.today()), [])
  assert.deepEqual(
    (await votersFor(reader, meetingId, bob, clock.today())).map(({ id }) => id),
    [one.id],
  )
  const { electorate, present, represented } = (await quorumOf(reader, await now(), clock.now()))!
  assert.deepEqual([present, represented.voters, electorate.used], [{ voters: 1, votes: one.weight }, 0, []])
  await gives(other.id, one.id)
  assert.equal((await quorumOf(reader, await now(), clock.now()))!.represented.voters, 1)
  await leaves(one.id)
  const after = (await quorumOf(reader, await now(), clock.now()))!
  assert.deepEqual([after.present.voters, after.represented.voters, after.electorate.refused[0]?.reason], [0, 0, 'holder_absent'])
})

test('the chair casts for the voter to whom he or she is bound', async () => {
  assert.equal(await chairVoter(reader, meetingId), null)
  const third = (await roll())[2]!
  await comes(third.id, await personNamed('Solène Varenquier'))
  assert.equal(await chairVoter(reader, meetingId), String(third.id))
})
