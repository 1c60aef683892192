/** What is done with batches of invitations: prepared, worded, sent, paused, sent again, given up. */
import { sql } from 'kysely'
import { nowOf, record, sendJob, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { stateAt } from '../queries/invitations.ts'
import { inviteeRows } from '../queries/invitees.ts'
import { networkIdOf } from '../queries.ts'
import { ARRIVED, DAY_MS, invitingScope, mayInviteFor, objectionToAgain, objectionToTouching, UNANSWERED } from '../rules/invitations.ts'
import type { BatchTexts, InvitationState, InviteesAsked } from '../tables/invitations.ts'

/** The queue whose job takes one step of a batch's sending. */
export const STEP_QUEUE = 'people.invitations.step'

/** The batch, locked, if this actor answers for it; else it does not exist. */
export async function ownBatch(tx: Writer, actor: Actor, id: number) {
  const row = found(await tx.selectFrom('people_invitation_batch').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
  return found(mayInviteFor(invitingScope(actor, await networkIdOf(tx)), row.organisation_id) ? row : null)
}

/** What a deed on a batch is about, for the journal and for the pages that look at it. */
export const aboutBatch = (batch: { id: number; organisation_id: number }) => ({
  organisationId: batch.organisation_id,
  public: false,
  subjects: [{ kind: 'invitation_batch', id: batch.id }],
})

const textsRow = ({ subject, word }: BatchTexts) => ({
  subject_fr: subject.fr,
  subject_en: subject.en,
  word_fr: word.fr,
  word_en: word.en,
})

export interface BatchInput {
  /** In whose name: an organisation that the actor answers for. */
  organisationId: number
  asked: InviteesAsked
  texts: BatchTexts
  /** Mails a minute. */
  pace: number
}

/** Prepares one invitation for each person who is asked for, never signed in and is not invited yet. Nothing is sent. Returns the batch's id. */
export async function prepareInvitations(tx: Writer, actor: Actor, input: BatchInput): Promise<number> {
  // Two who prepare the same at once: the second finds these people invited.
  await tx.selectFrom('people_network').select('organisation_id').forUpdate().execute()
  const scope = invitingScope(actor, await networkIdOf(tx))
  if (scope === null || !mayInviteFor(scope, input.organisationId)) throw notYours()
  const row = await tx
    .insertInto('people_invitation_batch')
    .values({
      organisation_id: input.organisationId,
      kind: 'chosen',
      made_by: actor.personId,
      made_at: nowOf(tx),
      state: 'prepared',
      pace: input.pace,
      ...textsRow(input.texts),
    })
    .returning(['id', 'organisation_id'])
    .executeTakeFirstOrThrow()
  const who = inviteeRows(tx, scope, input.asked, todayOf(tx), new Date()).as('who')
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('people_invitation')
    .columns(['batch_id', 'person_id', 'asked_by', 'by'])
    .expression((eb) =>
      eb
        .selectFrom(who)
        .select([sql<number>`${row.id}::bigint`.as('batch_id'), 'who.id as person_id'])
        .select([sql<number | null>`${actor.personId}::bigint`.as('asked_by')])
        .select(sql<'mail' | 'letter'>`case when who.email is null then 'letter' else 'mail' end`.as('by'))
        .where('who.signed_in', '=', false)
        .where('who.invited', '=', false),
    )
    .executeTakeFirst()
  const count = Number(numInsertedOrUpdatedRows)
  if (count === 0) refuse(objection('people.nobody_to_invite', {}))
  await record(tx, actor, 'invitations.prepared', { ...aboutBatch(row), payload: { count } })
  return row.id
}

/** Says the mail in other words, as long as none has left. */
export async function wordInvitations(tx: Writer, actor: Actor, id: number, texts: BatchTexts): Promise<void> {
  const batch = await ownBatch(tx, actor, id)
  refuse(objectionToTouching(batch.state))
  await tx.updateTable('people_invitation_batch').set(textsRow(texts)).where('id', '=', id).execute()
  await record(tx, actor, 'invitations.worded', { ...aboutBatch(batch), payload: {} })
}

/** Gives up a batch of which nothing has left. */
export async function giveUpInvitations(tx: Writer, actor: Actor, id: number): Promise<void> {
  const batch = await ownBatch(tx, actor, id)
  refuse(objectionToTouching(batch.state))
  const gone = await tx
    .deleteFrom('people_invitation')
    .where('batch_id', '=', id)
    .where('left_at', 'is not', null)
    .returning('id')
    .execute()
  if (gone.length > 0) refuse(objection('people.batch_started', {}))
  const { numDeletedRows } = await tx.deleteFrom('people_invitation').where('batch_id', '=', id).executeTakeFirst()
  await tx.deleteFrom('people_invitation_batch').where('id', '=', id).execute()
  await record(tx, actor, 'invitations.given_up', { ...aboutBatch(batch), payload: { count: Number(numDeletedRows) } })
}

const queuedMails = async (tx: Writer, batchId: number): Promise<number> => {
  const { count } = await tx
    .selectFrom('people_invitation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('batch_id', '=', batchId)
    .where('by', '=', 'mail')
    .where('left_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Begins to send, or goes on; `pace`: mails a minute. */
export async function startInvitations(tx: Writer, actor: Actor, id: number, pace: number | null): Promise<void> {
  const batch = await ownBatch(tx, actor, id)
  const count = await queuedMails(tx, id)
  if (count === 0) refuse(objection('people.nothing_to_send', {}))
  const wished = pace ?? batch.pace
  await tx.updateTable('people_invitation_batch').set({ state: 'sending', pace: wished }).where('id', '=', id).execute()
  await record(tx, actor, 'invitations.started', { ...aboutBatch(batch), payload: { count, pace: wished } })
  await sendJob(tx, STEP_QUEUE, { batchId: id })
}

/** Holds back what has not left yet. */
export async function pauseInvitations(tx: Writer, actor: Actor, id: number): Promise<void> {
  const batch = await ownBatch(tx, actor, id)
  if (batch.state !== 'sending') refuse(objection('people.nothing_to_send', {}))
  await tx.updateTable('people_invitation_batch').set({ state: 'paused' }).where('id', '=', id).execute()
  await record(tx, actor, 'invitations.paused', { ...aboutBatch(batch), payload: { count: await queuedMails(tx, id) } })
}

/** Which invitations are sent again: one; those refused whose address was mended; those that left so many days ago without an answer. */
export type Again = { one: number } | { mended: true } | { days: number }

/** Back into the queue with no link and no code: what was sent before is void from now on. */
export const QUEUED = {
  left_at: null,
  mail_id: null,
  token_hash: null,
  code_hash: null,
  expires_at: null,
  opened_at: null,
  told: false,
} as const

/** Sends again, each with a new link; the former one is void. Who has got an address meanwhile is written to. Returns how many. */
export async function sendAgain(tx: Writer, actor: Actor, id: number, which: Again): Promise<number> {
  const batch = await ownBatch(tx, actor, id)
  const now = new Date()
  const rows = await tx
    .selectFrom('people_invitation as i')
    .innerJoin('people_person as p', 'p.id', 'i.person_id')
    .leftJoin('mail_message as m', 'm.id', 'i.mail_id')
    .select(['i.id', 'i.left_at', 'p.email', 'm.recipient'])
    .select(stateAt(now).as('state'))
    .where('i.batch_id', '=', id)
    .where('p.erased_on', 'is', null)
    .$if('one' in which, (query) => query.where('i.id', '=', 'one' in which ? which.one : -1))
    .execute()
  if ('one' in which) refuse(objectionToAgain(found(rows[0]).state))
  const ids = rows.filter((row) => row.email !== null && isMeant(which, row, now)).map((row) => row.id)
  if (ids.length === 0) refuse(objection('people.nothing_to_send', {}))
  await tx
    .updateTable('people_invitation')
    .set({ ...QUEUED, by: 'mail', asked_by: actor.personId })
    .where('id', 'in', ids)
    .execute()
  await tx.updateTable('people_invitation_batch').set({ state: 'sending' }).where('id', '=', id).execute()
  await record(tx, actor, 'invitations.sent_again', { ...aboutBatch(batch), payload: { count: ids.length } })
  await sendJob(tx, STEP_QUEUE, { batchId: id })
  return ids.length
}

type Sent = { state: InvitationState; left_at: Date | null; email: string | null; recipient: string | null }

function isMeant(which: Again, { state, left_at, email, recipient }: Sent, now: Date): boolean {
  if ('one' in which) return !ARRIVED.includes(state)
  if ('mended' in which) return state === 'refused' && email !== recipient
  return UNANSWERED.includes(state) && state !== 'refused' && left_at !== null && now.getTime() - left_at.getTime() >= which.days * DAY_MS
}
