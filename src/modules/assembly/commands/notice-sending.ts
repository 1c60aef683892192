/** Notices on their way: some into the outbox at each step, one mail for each person, and the news of a cancelled meeting. */
import { sql } from 'kysely'
import { nowOf, sendJob } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Mail, sendMails } from '#kernel/mail.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { NOTICE_QUEUE } from './notice.ts'

/** Whoever is written to, with all the voters for whom he or she is. */
export interface Recipient {
  personId: number
  name: string
  email: string
  lang: Lang
  voters: string[]
}
export type WriteNotice = (recipient: Recipient) => Mail

/** A step is short, so that a code that somebody waits for leaves in between. */
const STEP = 25

/** Locks the meeting: two chains of steps beside each other never take the same notice. */
const lock = (tx: Writer, meetingId: number) =>
  tx.selectFrom('assembly_meeting').select(['id', 'state']).where('id', '=', meetingId).forUpdate().executeTakeFirst()

const recipients = (tx: Writer, meetingId: number) =>
  tx
    .selectFrom('assembly_notice as n')
    .innerJoin('assembly_voter as v', 'v.id', 'n.voter_id')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .innerJoin('people_person as p', 'p.id', 'n.person_id')
    .select(['p.id as personId', 'p.name', 'p.lang'])
    .select((eb) => eb.ref('p.email').$notNull().as('email'))
    .select(sql<string[]>`coalesce(array_agg(o.name order by o.name) filter (where o.name is not null), '{}')`.as('voters'))
    .where('n.meeting_id', '=', meetingId)
    .where('n.channel', '=', 'mail')
    .where('p.email', 'is not', null)
    .groupBy('p.id')
    .orderBy('p.id')

/** Whoever lost the address before the turn came gets a letter in its stead. */
async function turnToLetters(tx: Writer, meetingId: number): Promise<void> {
  await tx
    .updateTable('assembly_notice')
    .set({ channel: 'letter' })
    .where('meeting_id', '=', meetingId)
    .where('channel', '=', 'mail')
    .where('sent_at', 'is', null)
    .where('person_id', 'in', (eb) => eb.selectFrom('people_person').select('id').where('email', 'is', null))
    .execute()
}

/**
 * Puts some notices into the outbox and asks for the next step as long as there are more. Killed at any moment, nothing of the step was done or all
 * of it. Returns how many mails there were.
 */
export async function stepNotices(tx: Writer, meetingId: number, write: WriteNotice): Promise<number> {
  const meeting = await lock(tx, meetingId)
  if (!meeting || meeting.state === 'draft' || meeting.state === 'cancelled') return 0
  await turnToLetters(tx, meetingId)
  const some = await recipients(tx, meetingId).where('n.sent_at', 'is', null).limit(STEP).execute()
  if (some.length === 0) return 0
  const ids = await sendMails(tx, some.map(write))
  await sql`
    update assembly_notice as n set mail_id = w.mail_id, sent_at = ${nowOf(tx)}
    from unnest(${some.map(({ personId }) => personId)}::bigint[], ${ids}::bigint[]) as w (person_id, mail_id)
    where n.meeting_id = ${meetingId} and n.channel = 'mail' and n.sent_at is null and n.person_id = w.person_id`.execute(tx)
  if (some.length === STEP) await sendJob(tx, NOTICE_QUEUE, { meetingId })
  return some.length
}

/** Writes to all whom a notice has reached that the meeting is cancelled, each once. Returns how many mails there were. */
export async function tellCancellation(tx: Writer, meetingId: number, write: WriteNotice): Promise<number> {
  const meeting = await lock(tx, meetingId)
  if (meeting?.state !== 'cancelled') return 0
  const all = await recipients(tx, meetingId).where('n.sent_at', 'is not', null).where('n.cancelled_at', 'is', null).execute()
  await sendMails(tx, all.map(write))
  await tx
    .updateTable('assembly_notice')
    .set({ cancelled_at: nowOf(tx) })
    .where('meeting_id', '=', meetingId)
    .where('channel', '=', 'mail')
    .where('cancelled_at', 'is', null)
    .execute()
  return all.length
}
