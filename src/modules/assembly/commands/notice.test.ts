/** Convening on a real database: in time or late, the roll fixed, one mail for each person, and a second convening. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { Refusal } from '#kernel/refusal.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { conveneAgain, conveneMeeting, queueCancellationMails } from '../commands.ts'
import { takeCancellation, takeNoticeStep } from '../jobs/notice.ts'
import { agendaOf, noticesOf, unsentMeetings, votersOf } from '../queries.ts'
import { unreached } from '../rules.ts'

const codesOf = (work: Promise<unknown>): Promise<string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (error instanceof Refusal) return error.objections.map(({ code }) => code)
      throw error
    },
  )

/** A draft of the general meeting on that day, with one resolution, and who may convene it. */
async function draft(startsAt: string) {
  const held = await gathering({ state: 'draft', startsAt })
  await held.resolution(1)
  const president = await held.actor('Solène Varenquier')
  const convene = (more: Partial<Parameters<typeof conveneMeeting>[2]> = {}) =>
    change(held.house, (tx) => conveneMeeting(tx, president, { meetingId: held.meetingId, ...more }))
  return { ...held, president, convene }
}

test('a late notice is refused, or leaves with the risk written on it (R01); those who do not convene may not', async () => {
  const late = await draft('2017-03-28T12:00:00Z')
  assert.deepEqual(await codesOf(late.convene()), ['assembly.notice_late'])
  assert.deepEqual(await codesOf(late.convene({ late: { accepted: true, risk: ' ' } })), ['assembly.notice_risk_unsaid'])
  assert.equal((await late.now()).state, 'draft')
  const staff = await late.actor('Kévin Dorsalin')
  const byStaff = change(late.house, (tx) => conveneMeeting(tx, staff, { meetingId: late.meetingId }))
  assert.deepEqual(await codesOf(byStaff), ['kernel.not_yours'])
  await late.convene({ late: { accepted: true, risk: 'Convocation hors délai.' } })
  assert.equal((await late.now()).lateRisk, 'Convocation hors délai.')
  assert.deepEqual(await codesOf(late.convene()), ['assembly.notice_not_a_draft'], 'once')
})

test('the notice of the last day is in time, and no risk is written whatever was accepted', async () => {
  // The demonstration's day is 14 March: fifteen days before 29 March.
  const { convene, now, house } = await draft('2017-03-29T12:00:00Z')
  await convene({ late: { accepted: true, risk: 'nothing to say' } })
  const facts = await now()
  assert.deepEqual([facts.state, facts.lateRisk, facts.recordDay], ['convened', null, '2017-02-27'])
  const entry = await house.reader
    .selectFrom('journal_entry')
    .select(['deed', 'public'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.deepEqual(entry, { deed: 'meeting.convened', public: false })
})

test('two who convene at once convene once', async () => {
  const { convene, house, meetingId } = await draft('2017-04-29T12:00:00Z')
  const both = await Promise.all([codesOf(convene()), codesOf(convene())])
  assert.deepEqual(both.flat(), ['assembly.notice_not_a_draft'])
  const notices = await noticesOf(house.reader, meetingId)
  assert.equal(new Set(notices.map(({ voterId, personId }) => `${voterId} ${personId}`)).size, notices.length)
})

test('a board is convened person by person, each in the own language; statutes that ignore a body stop its notice', async () => {
  const held = await gathering({ body: 'ca', state: 'draft', startsAt: '2017-03-22T12:00:00Z' })
  const { house, meetingId } = held
  await held.resolution(1)
  const treasurer = await held.personNamed('Nadia Feriquel')
  await house.db.updateTable('people_person').set({ lang: 'en' }).where('id', '=', treasurer).execute()
  const president = await held.actor('Solène Varenquier')
  await change(house, (tx) => conveneMeeting(tx, president, { meetingId }))
  await takeNoticeStep(house, meetingId)
  const notices = await noticesOf(house.reader, meetingId)
  assert.ok(notices.every(({ organisationId, voter, person }) => organisationId === null && voter === person))
  const email = (await house.reader.selectFrom('people_person').select('email').where('id', '=', treasurer).executeTakeFirstOrThrow())
    .email!
  const mails = await house.reader.selectFrom('mail_message').select(['subject', 'recipient']).execute()
  assert.ok(
    mails.some(({ subject, recipient }) => recipient === email && /^\[exemple\] Notice of meeting: .* 22 March 2017, 13:00$/.test(subject)),
  )
  const other = await gathering({ body: 'bureau', state: 'draft', startsAt: '2017-04-30T12:00:00Z' })
  const chair = await other.actor('Solène Varenquier')
  assert.deepEqual(await codesOf(change(other.house, (tx) => conveneMeeting(tx, chair, { meetingId: other.meetingId }))), [
    'assembly.notice_body_unruled',
  ])
})

test('a meeting without place and agenda is refused with both named (R02)', async () => {
  const { meetingId, house, actor } = await gathering({ state: 'draft', startsAt: '2017-04-30T12:00:00Z' })
  await house.db.updateTable('assembly_meeting').set({ place: null }).where('id', '=', meetingId).execute()
  const president = await actor('Solène Varenquier')
  assert.deepEqual(await codesOf(change(house, (tx) => conveneMeeting(tx, president, { meetingId }))), [
    'assembly.notice_no_place',
    'assembly.notice_no_agenda',
  ])
})

const held = await draft('2017-04-30T12:00:00Z')

test('what a resolution is about is fixed by its fingerprint; without one there is nothing to decide on', async () => {
  const sha256 = 'a'.repeat(64)
  const { id } = await held.resolution(2, 'extraordinary', { kind: 'statutes_version', id: 1, sha256 })
  assert.deepEqual(await codesOf(held.convene({ subjects: new Map([[id, null]]) })), ['assembly.notice_subject_gone'])
  await held.convene({ subjects: new Map([[id, 'b'.repeat(64)]]) })
  const [, second] = (await agendaOf(held.house.reader, held.meetingId)).flatMap((item) => item.resolutions)
  assert.equal(second?.subject?.sha256, 'b'.repeat(64))
})

test('the roll is fixed at the convening: a fee paid afterwards changes nothing (R03)', async () => {
  const { house, meetingId } = held
  const before = await votersOf(house.reader, meetingId)
  const unpaid = before.find(({ excluded }) => excluded === 'fee_unpaid')
  assert.ok(unpaid?.organisationId)
  const paid = { organisation_id: unpaid.organisationId, year: 2017, state: 'paid' as const, example: true }
  await house.db
    .insertInto('people_fee')
    .values(paid as never)
    .onConflict((oc) => oc.columns(['organisation_id', 'year']).doUpdateSet({ state: 'paid' } as never))
    .execute()
  assert.deepEqual(await votersOf(house.reader, meetingId), before)
})

test('each person gets one mail in his or her language, whoever has no address a letter; no voter is forgotten', async () => {
  const { house, meetingId, roll } = held
  const notices = await noticesOf(house.reader, meetingId)
  assert.deepEqual(new Set(notices.map(({ voterId }) => voterId)), new Set((await roll()).map(({ id }) => id)))
  assert.ok((await unsentMeetings(house.reader)).includes(meetingId))
  const persons = new Set(notices.filter(({ channel }) => channel === 'mail').map(({ personId }) => personId))
  for (let step = 0; step < 1 + persons.size / 25; step += 1) await takeNoticeStep(house, meetingId)
  assert.ok(!(await unsentMeetings(house.reader)).includes(meetingId))
  const mails = await house.reader.selectFrom('mail_message').select(['recipient', 'subject', 'text', 'content']).execute()
  const ours = mails.filter(({ text }) => text.includes(`/meetings/${meetingId}/proxies`))
  assert.equal(ours.length, persons.size)
  assert.equal(new Set(ours.map(({ recipient }) => recipient)).size, persons.size, 'nobody twice')
  const [mail] = ours
  assert.match(mail!.subject, /^\[exemple\] /, 'what is made up says so')
  for (const part of [
    'Point 1',
    'Résolution 1',
    'adopte la résolution 2',
    'Paris',
    '30 avril 2017, 14 h 00',
    `/meetings/${meetingId}/proxies`,
  ])
    assert.ok(mail!.text.replaceAll('\u202f', ' ').includes(part), part)
  await takeNoticeStep(house, meetingId)
  assert.equal((await house.reader.selectFrom('mail_message').select('id').execute()).length, mails.length, 'sent once')
})

test('who was not reached is known: no address, or every address refused', async () => {
  const { house, meetingId } = held
  const before = unreached(await noticesOf(house.reader, meetingId))
  assert.ok(before.every(({ state }) => state === 'to_print'))
  const first = (await noticesOf(house.reader, meetingId)).find(({ state }) => state === 'waiting')!
  await house.db
    .updateTable('mail_message')
    .set({ state: 'refused', trouble: '550 no such mailbox' })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('assembly_notice')
        .select('mail_id')
        .where('voter_id', '=', first.voterId)
        .where('mail_id', 'is not', null)
        .$castTo<{ mail_id: number }>(),
    )
    .execute()
  const after = unreached(await noticesOf(house.reader, meetingId))
  assert.ok(after.some(({ voterId, trouble }) => voterId === first.voterId && trouble === '550 no such mailbox'))
  assert.equal(after.length > before.length, true)
})

test('a cancelled meeting is told once to those whom a notice reached', async () => {
  const { house, meetingId } = held
  const count = async () =>
    (await house.reader.selectFrom('mail_message').select('subject').execute()).filter(({ subject }) => /annulée|cancelled/.test(subject))
      .length
  await change(house, (tx) => queueCancellationMails(tx, meetingId))
  await takeCancellation(house, meetingId)
  assert.equal(await count(), 0, 'it is not cancelled')
  await house.db
    .updateTable('assembly_meeting')
    .set({ state: 'cancelled', cancelled_for: 'La salle est fermée.' })
    .where('id', '=', meetingId)
    .execute()
  await takeCancellation(house, meetingId)
  const told = await count()
  assert.ok(told > 0)
  await takeCancellation(house, meetingId)
  assert.equal(await count(), told)
})

test('after a meeting without quorum a second one is prepared with the same agenda, not too early, once (R05)', async () => {
  const first = await gathering({ state: 'closed', startsAt: '2017-03-10T13:00:00Z' })
  const { house, meetingId } = first
  await first.resolution(1)
  await first.resolution(2)
  const president = await first.actor('Solène Varenquier')
  const again = (day?: string) => change(house, (tx) => conveneAgain(tx, president, { meetingId, ...(day ? { day } : {}) }))
  assert.deepEqual(await codesOf(again()), ['assembly.second_not_needed'], 'nobody measured a missing quorum')
  await house.db
    .insertInto('assembly_quorum')
    .values({
      ...{ meeting_id: meetingId, at: house.clock.now(), cause: 'opening', met: false, required: '4', reached: 1 },
      ...{ present_voters: 1, present_votes: 1, represented_voters: 0, represented_votes: 0 },
    })
    .execute()
  assert.deepEqual(await codesOf(again('2017-03-24')), ['assembly.second_too_early'])
  const id = await again()
  const second = await house.reader.selectFrom('assembly_meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual([second.state, second.convening, second.first_id, second.place], ['draft', 2, meetingId, 'Paris'])
  // 25 March is fifteen days after the first one; to be convened in time from 14 March on it is the 29th, at the same wall clock (summer time).
  assert.equal(second.starts_at.toISOString(), '2017-03-29T12:00:00.000Z')
  const titles = (await agendaOf(house.reader, id)).map(({ title, resolutions }) => [title.fr, resolutions.map(({ number }) => number)])
  assert.deepEqual(titles, [
    ['Point 1', [1]],
    ['Point 2', [2]],
  ])
  assert.deepEqual(await codesOf(again()), ['assembly.second_exists'])
})
