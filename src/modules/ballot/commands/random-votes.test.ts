/** Votes made at random, opened, cast and closed on a real database: each comes out as a second, naive count says, and so does its file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { dayIn, instantIn, wallClockIn } from '#kernel/dates.ts'
import { Refusal } from '#kernel/refusal.ts'
import { readAssembly } from '#modules/statutes/imports.ts'
import { resultJson, type StatutesText, tally } from '#modules/statutes/index.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { naiveTally } from '../../../../test/support/naive-tally.ts'
import { bodyOf, fileOf, PRESENCES, proxiesOf, type Scenario, scenario, VOTERS } from '../../../../test/support/random-votes.ts'
import { tallyFile } from '../exports.ts'
import { countedVote, factsOfOpening, voteById, voterNames } from '../queries.ts'
import { closeVote, openVote } from './votes.ts'

const g = await gathering()
const { house, meetingId } = g
const { db } = house
const chair = await g.actor('Solène Varenquier')
const chairPerson = await g.personNamed('Solène Varenquier')
const roll = (await g.roll()).slice(0, VOTERS)
const zone = 'Europe/Paris'
const day = dayIn(zone, house.clock.now())
const statutesId = (await g.now()).statutesId!
const { rules: text } = await db.selectFrom('statutes_version').select('rules').where('id', '=', statutesId).executeTakeFirstOrThrow()
// The others of the roll stay out of these votes.
await db
  .updateTable('assembly_voter')
  .set({ weight: 0, excluded: 'no_votes' })
  .where('meeting_id', '=', meetingId)
  .where(
    'id',
    'not in',
    roll.map(({ id }) => id),
  )
  .execute()

async function prepare(made: Scenario): Promise<void> {
  const stored: StatutesText = { ...text, bodies: [bodyOf(made)] }
  await db
    .updateTable('statutes_version')
    .set({ rules: JSON.stringify(stored) })
    .where('id', '=', statutesId)
    .execute()
  await db.deleteFrom('assembly_proxy').where('meeting_id', '=', meetingId).execute()
  await db
    .deleteFrom('assembly_presence')
    .where(
      'voter_id',
      'in',
      roll.map((voter) => voter.id),
    )
    .execute()
  for (const [place, voter] of made.voters.entries()) {
    const caster_id = place === made.chair ? chairPerson : null
    await db
      .updateTable('assembly_voter')
      .set({ ...voter, caster_id })
      .where('id', '=', roll[place]!.id)
      .execute()
    const how = made.there[place]!
    if (how === 'no') continue
    const { from, to, mode } = PRESENCES[how]
    await db
      .insertInto('assembly_presence')
      .values({
        voter_id: roll[place]!.id,
        from_at: instantIn(zone, `${day}T${from}`),
        to_at: to ? instantIn(zone, `${day}T${to}`) : null,
        mode: mode ?? 'room',
        channel: 'desk',
        by_person_id: null,
      })
      .execute()
  }
  for (const { giver, holder, day: on, revoked } of proxiesOf(made))
    await db
      .insertInto('assembly_proxy')
      .values({
        meeting_id: meetingId,
        giver_id: roll[giver]!.id,
        holder_id: holder === null ? null : roll[holder]!.id,
        given_at: instantIn(zone, `2017-03-${on}T00:00`),
        revoked_at: revoked ? instantIn(zone, `2017-03-${on}T23:00`) : null,
        channel: 'online',
        by_person_id: null,
      })
      .execute()
}

let number = 0

test('a meeting made at random comes out as the naive count says: quorum, proxies, electorate, counts, outcome, and the file again', async () => {
  const seen = new Map<string, number>()
  const compare = async (made: Scenario) => {
    await prepare(made)
    await sql`update assembly_meeting set convening = ${made.convening}, first_id = ${made.convening === 2 ? meetingId : null}
      where id = ${meetingId}`.execute(db)
    const { id: resolutionId } = await g.resolution(++number)
    const expected = naiveTally(fileOf(made, day, wallClockIn(zone, house.clock.now()).slice(11), (place) => String(roll[place]!.id)))[0]!
    const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' })).catch(
      (error) => error,
    )
    if (voteId instanceof Refusal) {
      const code = voteId.objections[0]!.code
      seen.set(code, (seen.get(code) ?? 0) + 1)
      if (code === 'ballot.no_quorum') assert.equal(expected.quorum.met, false)
      else assert.deepEqual([code, expected.quorum.met, expected.electorate[1]], ['ballot.nobody_votes', true, 0])
      return
    }
    assert.equal(typeof voteId, 'number', String(voteId))
    const entitled = await db.selectFrom('ballot_entitled').select('voter_id').where('vote_id', '=', voteId).execute()
    for (const { voter_id } of entitled) {
      const choice = made.cast[roll.findIndex((voter) => voter.id === voter_id)]
      if (choice)
        await db
          .insertInto('ballot_cast')
          .values({ vote_id: voteId, voter_id, choice, cast_at: house.clock.now(), cast_by: null, channel: 'form', receipt: 'r' })
          .execute()
    }
    const outcome = await change(house, (tx) => closeVote(tx, chair, { voteId }))
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
    const vote = (await voteById(db, voteId))!
    const result = vote.result!
    assert.deepEqual(
      {
        quorum: { reached: Number(result.quorum.reached), met: result.quorum.met },
        used: result.proxies.used.map(({ giver, holder }) => `${giver}>${holder}`),
        refused: result.proxies.refused.map(({ giver, holder, reason }) => `${giver}>${holder}:${reason}`),
        electorate: [result.electorate.voters, result.electorate.votes],
        counts: result.counts,
        met: result.majority.met,
        outcome,
      },
      (({ refusedBallots: _, ...rest }) => rest)(expected),
    )
    const file = tallyFile({
      vote,
      timeZone: zone,
      counted: await countedVote(db, vote),
      known: await factsOfOpening(db, vote),
      names: await voterNames(db, meetingId),
    })
    const read = readAssembly(JSON.stringify(file), 'fr')
    assert.ok('assembly' in read, 'faults' in read ? JSON.stringify(read.faults) : '')
    assert.deepEqual(JSON.parse(JSON.stringify(tally(read.assembly).map(resultJson))), [result])
  }
  await fc.assert(fc.asyncProperty(scenario, compare), { numRuns: 50, seed: 2017 })
  for (const outcome of ['adopted', 'rejected', 'ballot.no_quorum']) assert.ok((seen.get(outcome) ?? 0) > 0, `${outcome} never came out`)
})
