/** The register: numbered without a gap whoever decides at once, once for each vote, not at all where the closing fails. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change, record } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { held, voted } from '../../../../test/support/minutes.ts'
import { decisionsOfMeeting } from '../queries.ts'

const at = await gathering()
const { house, meetingId } = at
const { db } = house
const { casters } = await held(at, { closed: false, resolutions: 1 })

const numbers = async () =>
  (await db.selectFrom('minutes_decision').select('number').orderBy('number').execute()).map(({ number }) => number)
const noGap = async () => {
  const all = await numbers()
  assert.deepEqual(
    all,
    all.map((_, place) => place + 1),
  )
  return all.length
}

test('what was voted on is entered in the same transaction, with its reason and its totals', async () => {
  const [decision] = await decisionsOfMeeting(db, meetingId)
  assert.equal(decision!.outcome, 'adopted')
  assert.equal(decision!.decidedOn, '2017-03-14')
  assert.match(decision!.result.sentence.fr!, /^Article 12.*: adoptée$/)
  assert.match(decision!.result.sentence.en!, /^Article 12.*: adopted$/)
  assert.equal(decision!.result.counts.against, 0)
  assert.equal(decision!.example, true)
  const entry = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('deed', '=', 'decision.registered')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal(entry.public, true)
  assert.deepEqual(entry.payload, { number: decision!.number, outcome: 'adopted' })
})

test('what is rejected, and a tie, are entered too', async () => {
  const { id } = await at.resolution(2)
  await voted(
    at,
    meetingId,
    id,
    casters,
    casters.map(() => 'against'),
  )
  const all = await decisionsOfMeeting(db, meetingId)
  assert.equal(all.at(-1)!.outcome, 'rejected')
  await noGap()
})

/** A second vote of the first one's kind, as rows: two meetings of one network may decide in the same instant. */
async function another(number: number) {
  const { id } = await at.resolution(number)
  const first = await db.selectFrom('ballot_vote').selectAll().where('meeting_id', '=', meetingId).orderBy('id').executeTakeFirstOrThrow()
  const { id: _id, ...facts } = first
  const made = await db
    .insertInto('ballot_vote')
    .values({
      ...facts,
      resolution_id: id,
      rules: JSON.stringify(facts.rules),
      proxies: JSON.stringify(facts.proxies),
      result: JSON.stringify(facts.result),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { resolutionId: id, voteId: made.id }
}
const reject = ({ resolutionId, voteId }: { resolutionId: number; voteId: number }) =>
  change(house, (tx) =>
    record(tx, SHELL, 'resolution.rejected', {
      organisationId: null,
      public: true,
      subjects: [
        { kind: 'meeting', id: meetingId },
        { kind: 'resolution', id: resolutionId },
        { kind: 'vote', id: voteId },
      ],
      payload: { title: { fr: 'Essai', en: null }, outcome: 'rejected' },
    }),
  )

test('eight that are decided at once get eight numbers, none twice, none left out', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, (_, place) => another(10 + place)))
  const before = await noGap()
  await Promise.all(made.map(reject))
  assert.equal(await noGap(), before + 8)
})

test('a closing that fails leaves no number behind', async () => {
  const one = await another(30)
  const before = await noGap()
  await assert.rejects(
    change(house, async (tx) => {
      await record(tx, SHELL, 'resolution.rejected', {
        organisationId: null,
        public: true,
        subjects: [{ kind: 'vote', id: one.voteId }],
        payload: { title: { fr: 'Essai', en: null }, outcome: 'rejected' },
      })
      throw new Error('the power is cut')
    }),
    /the power is cut/,
  )
  assert.equal(await noGap(), before)
  await reject(one)
  assert.equal(await noGap(), before + 1)
})

test('a vote is entered once', async () => {
  const one = await another(31)
  await reject(one)
  const before = await noGap()
  await assert.rejects(reject(one))
  assert.equal(await noGap(), before)
})
