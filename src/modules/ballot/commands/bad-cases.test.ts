/** The votes that go wrong in real rooms: second convening, a chair who decides, a college that says no, a college that weighs nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import type { StatutesText } from '#modules/statutes/index.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { resultText, voteById } from '../queries.ts'
import type { BallotChoice } from '../tables.ts'
import { closeVote, openVote } from './votes.ts'

const g = await gathering()
const { house, meetingId } = g
const { db } = house
const chair = await g.actor('Solène Varenquier')
const chairPerson = await g.personNamed('Solène Varenquier')
const statutesId = (await g.now()).statutesId!
const { rules: own } = await db.selectFrom('statutes_version').select('rules').where('id', '=', statutesId).executeTakeFirstOrThrow()
const [first, second, third, ...others] = await g.roll()
const place = (id: number, college: string, weight: number) =>
  db.updateTable('assembly_voter').set({ college, weight }).where('id', '=', id).execute()
await place(first!.id, 'regions', 5)
await place(second!.id, 'regions', 5)
for (const { id } of [third!, ...others]) await place(id, 'adherents', 1)

/** The statutes of the meeting, with another rule of its body. */
const withRules = async (change: (body: StatutesText['bodies'][number]) => StatutesText['bodies'][number]) => {
  const text = { ...own, bodies: own.bodies.map((body) => (body.body === 'ag' ? change(body) : body)) }
  await db
    .updateTable('statutes_version')
    .set({ rules: JSON.stringify(text) })
    .where('id', '=', statutesId)
    .execute()
}
let number = 0
/** A vote with these ballots; its outcome and the sentence that is read out. */
async function voted(choices: Record<number, BallotChoice>): Promise<[string, string]> {
  const { id: resolutionId } = await g.resolution(++number)
  const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
  for (const [voterId, choice] of Object.entries(choices)) {
    const ballot = { choice, cast_at: house.clock.now(), cast_by: null, channel: 'form' as const, receipt: 'r' }
    await db
      .insertInto('ballot_cast')
      .values({ vote_id: voteId, voter_id: Number(voterId), ...ballot })
      .execute()
  }
  const outcome = await change(house, (tx) => closeVote(tx, chair, { voteId }))
  return [outcome, resultText('fr', (await voteById(house.reader, voteId))!).replace(/[\u202f\u00a0]/g, ' ')]
}

test('at the second convening the quorum is the second one: a few decide', async () => {
  await g.comes(first!.id, chairPerson)
  const { id: resolutionId } = await g.resolution(++number)
  const open = () => change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
  await assert.rejects(open(), /ballot\.no_quorum/)
  await sql`update assembly_meeting set convening = 2, first_id = ${meetingId} where id = ${meetingId}`.execute(db)
  const voteId = await open()
  await change(house, (tx) => closeVote(tx, chair, { voteId }))
  const { result } = (await voteById(house.reader, voteId))!
  assert.deepEqual(result!.quorum, { required: '0', reached: '1', met: true, article: '9' })
  await sql`update assembly_meeting set convening = 1, first_id = null where id = ${meetingId}`.execute(db)
  for (const { id } of [second!, third!, ...others]) await g.comes(id)
})

test('level: the chair’s own ballot decides where the statutes give a casting vote, and only a ballot of one’s own', async () => {
  assert.deepEqual(await voted({ [first!.id]: 'for', [second!.id]: 'against' }), [
    'tie',
    'Article 12 : plus de voix pour que de voix contre, 5 pour, 5 contre : égalité, donc pas adoptée',
  ])
  await withRules((body) => ({ ...body, casting: { article: '11' } }))
  const [outcome, sentence] = await voted({ [first!.id]: 'for', [second!.id]: 'against' })
  assert.equal(outcome, 'adopted')
  assert.match(sentence, /égalité, tranchée par la voix du président de séance : adoptée$/)
  assert.equal((await voted({ [first!.id]: 'against', [second!.id]: 'for' }))[0], 'rejected')
  const [a, b] = others
  assert.equal((await voted({ [a!.id]: 'for', [b!.id]: 'against' }))[0], 'tie', 'the chair has not voted')
})

test('each college must agree: one that says no rejects what most votes are for', async () => {
  await withRules((body) => ({ ...body, decisions: body.decisions.map((rule) => ({ ...rule, eachCollege: true })) }))
  const members = Object.fromEntries(
    [third!, ...others].slice(0, 14).map(({ id }, at): [number, BallotChoice] => [id, at < 4 ? 'for' : 'against']),
  )
  const [outcome, sentence] = await voted({ [first!.id]: 'for', [second!.id]: 'for', ...members })
  assert.equal(outcome, 'rejected')
  assert.match(sentence, /collège Associations régionales, 10 pour, 0 contre, majorité atteinte/)
  assert.match(sentence, /collège Adhérents, 4 pour, 10 contre, majorité non atteinte : rejetée$/)
})

test('a college that weighs nothing has no word to say, and abstentions count only where the statutes say so', async () => {
  await withRules((body) => ({ ...body, decisions: body.decisions.map((rule) => ({ ...rule, eachCollege: true })) }))
  for (const { id } of [third!, ...others]) await place(id, 'adherents', 0)
  assert.equal((await voted({ [first!.id]: 'for', [second!.id]: 'abstention' }))[0], 'adopted')
  for (const { id } of [third!, ...others]) await place(id, 'adherents', 1)
  await withRules((body) => ({
    ...body,
    decisions: body.decisions.map((rule) => ({ ...rule, threshold: 'absolute', abstentionsCount: true })),
  }))
  assert.equal((await voted({ [first!.id]: 'for', [second!.id]: 'abstention' }))[0], 'rejected', '5 of 10 are not more than half')
  await withRules((body) => ({ ...body, decisions: body.decisions.map((rule) => ({ ...rule, threshold: 'absolute' })) }))
  assert.equal((await voted({ [first!.id]: 'for', [second!.id]: 'abstention' }))[0], 'adopted')
})
