/** One step of a batch's sending: a few mails into the outbox, each together with its link, and the journal told of what became of others. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { record, sendJob, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Mail, sendMails } from '#kernel/mail.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { everSignedIn } from '../queries/invitees.ts'
import { allowance, DAY_MS, LINK_DAYS } from '../rules/invitations.ts'
import type { BatchTexts, ToWrite } from '../tables/invitations.ts'
import { aboutBatch, STEP_QUEUE } from './invitations.ts'

/** What is kept of a link: whoever reads the database cannot open it. */
export const tokenHash = (token: string): string => createHash('sha256').update(`invitation ${token}`).digest('base64url')

export const freshToken = (): string => randomBytes(32).toString('base64url')

/** Writes the mail of one invitation. */
export type WriteMail = (given: ToWrite) => Mail

const MINUTE_MS = 60_000
/** A second chain of steps beside one that goes on already ends here. */
const BESIDE_MS = 1_500
/** How long after the last mail a batch is looked at often: until the server has taken or refused it. */
const WATCHED_MS = 2 * MINUTE_MS

export interface StepInput {
  batchId: number
  write: WriteMail
  /** Whether a mail server takes mails away; else they wait in the outbox, and nothing is to be watched. */
  mailLeaves: boolean
}

/** Pages that look on are told this often; each step would be a morph every two seconds. */
const TOLD_EVERY_MS = 6_000

/**
 * Takes one step, and asks for the next one as long as there is something to send or to see. Killed at any moment, nothing of the step was done
 * or all of it. Returns whether pages that look on are to be told: mails that only went into the outbox are no deed of their own.
 */
export async function stepSending(tx: Writer, actor: Actor, { batchId, write, mailLeaves }: StepInput): Promise<boolean> {
  const batch = await tx.selectFrom('people_invitation_batch').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
  if (!batch) return false
  const now = Date.now()
  if (batch.stepped_at !== null && now - batch.stepped_at.getTime() < BESIDE_MS) return false
  await tellOutcomes(tx, actor, batch)
  const more = batch.state === 'sending' && (await sendSome(tx, batch, write))
  const goesOn = more || (mailLeaves && (await isWatched(tx, batchId)))
  await tx
    .updateTable('people_invitation_batch')
    .set({ stepped_at: goesOn ? new Date(now) : null })
    .where('id', '=', batchId)
    .execute()
  if (goesOn) await sendJob(tx, STEP_QUEUE, { batchId })
  const before = batch.stepped_at?.getTime() ?? 0
  return batch.state === 'sending' && (!more || Math.floor(before / TOLD_EVERY_MS) !== Math.floor(now / TOLD_EVERY_MS))
}

type BatchRow = { id: number; organisation_id: number; pace: number } & TextRow
type TextRow = { subject_fr: string | null; subject_en: string | null; word_fr: string | null; word_en: string | null }

/** Puts this step's share into the outbox. Whether more is queued. */
async function sendSome(tx: Writer, batch: BatchRow, write: WriteMail): Promise<boolean> {
  const most = allowance(batch.pace, Number((await leftLately(tx)).lately))
  const queued = await queuedOf(tx, batch.id, most + 1)
  const share = queued.slice(0, most)
  const texts: BatchTexts = {
    subject: { fr: batch.subject_fr, en: batch.subject_en },
    word: { fr: batch.word_fr, en: batch.word_en },
  }
  const written = share.map(({ id, organisations, organisation, inviter, person_id, email, ...person }) => {
    const token = freshToken()
    return {
      id,
      token,
      mail: write({ person: { ...person, id: person_id, email: email! }, organisations, organisation, inviter, texts, token }),
    }
  })
  const mailIds = await sendMails(
    tx,
    written.map(({ mail }) => mail),
  )
  await noteSent(
    tx,
    written.map(({ id, token }, place) => ({ id, token, mailId: mailIds[place]! })),
  )
  return queued.length > share.length
}

/** The pace is that of the network's one mail server: what all batches sent within the minute counts. */
const leftLately = (tx: Writer): Promise<{ lately: number }> =>
  tx
    .selectFrom('people_invitation')
    .select((eb) => eb.fn.countAll<number>().as('lately'))
    .where('by', '=', 'mail')
    .where('left_at', '>', new Date(Date.now() - MINUTE_MS))
    .executeTakeFirstOrThrow()

/** The next to be sent: whoever came in meanwhile, was erased or lost the address is left out. `only`: this one, whoever came in. */
export const queuedOf = (tx: Writer, batchId: number, limit: number, only?: number) =>
  tx
    .selectFrom('people_invitation as i')
    .innerJoin('people_invitation_batch as b', 'b.id', 'i.batch_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .innerJoin('people_person as p', 'p.id', 'i.person_id')
    .leftJoin('people_person as a', 'a.id', 'i.asked_by')
    .select(['i.id', 'i.person_id', 'p.name', 'p.email', 'p.lang', 'p.example', 'o.name as organisation', 'a.name as inviter'])
    .select(
      sql<string[]>`coalesce((select array_agg(distinct w.name order by w.name) from people_mandate x
        join people_organisation w on w.id = x.organisation_id
        where x.person_id = p.id and (x.ends_on is null or x.ends_on >= ${todayOf(tx)})), '{}')`.as('organisations'),
    )
    .where('i.batch_id', '=', batchId)
    .where('i.by', '=', 'mail')
    .where('i.left_at', 'is', null)
    .where('p.email', 'is not', null)
    .where('p.erased_on', 'is', null)
    .where((eb) => (only === undefined ? eb.not(everSignedIn('p.id')) : eb('i.id', '=', only)))
    .orderBy('i.id')
    .limit(limit)
    .execute()

/** Ties each invitation to its mail and its link, all in one statement each. */
export async function noteSent(tx: Writer, sent: { id: number; mailId: number; token: string }[]): Promise<void> {
  if (sent.length === 0) return
  const now = new Date()
  const hashes = sent.map(({ token }) => tokenHash(token))
  const ids = sent.map(({ id }) => id)
  await sql`
    update people_invitation as i
    set mail_id = v.mail_id, token_hash = v.hash, left_at = ${now}, expires_at = ${new Date(now.getTime() + LINK_DAYS * DAY_MS)},
      times = i.times + 1, told = false
    from unnest(${ids}::bigint[], ${sent.map(({ mailId }) => mailId)}::bigint[], ${hashes}::text[]) as v (id, mail_id, hash)
    where i.id = v.id`.execute(tx)
  await tx
    .insertInto('people_invitation_link')
    .values(ids.map((invitation_id, place) => ({ invitation_id, token_hash: hashes[place]!, made_at: now })))
    .execute()
}

/** Tells the journal once what became of many mails, and so the pages that look at the batch. */
async function tellOutcomes(tx: Writer, actor: Actor, batch: { id: number; organisation_id: number }): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    update people_invitation as i set told = true from mail_message as m
    where m.id = i.mail_id and i.batch_id = ${batch.id} and not i.told and m.state <> 'waiting' returning m.state`.execute(tx)
  if (rows.length === 0) return
  const refused = rows.filter(({ state }) => state !== 'sent').length
  await record(tx, actor, 'invitations.sent', { ...aboutBatch(batch), payload: { count: rows.length - refused, refused } })
}

/** Whether mails left lately of which nobody knows yet what became of them. */
async function isWatched(tx: Writer, batchId: number): Promise<boolean> {
  const row = await tx
    .selectFrom('people_invitation')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('mail_id', 'is not', null)
    .where('told', '=', false)
    .where('left_at', '>', new Date(Date.now() - WATCHED_MS))
    .executeTakeFirst()
  return row !== undefined
}
