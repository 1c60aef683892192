/** What the invited person does: opens the page, comes in, asks for a new link. */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sendMail } from '#kernel/mail.ts'
import { found } from '#kernel/refusal.ts'
import { formerlyInvited, type Invited, invited, type Presented } from '../queries/invited.ts'
import { actorOf } from '../queries.ts'
import { aboutBatch } from './invitations.ts'
import { freshToken, noteSent, queuedOf, tokenHash, type WriteMail } from './sending.ts'

/** Notes that the page of a link or a code was opened. Scanners of mails open links too: nothing is used up by it. */
export async function openInvitation(tx: Writer, id: number): Promise<void> {
  await tx
    .updateTable('people_invitation')
    .set({ opened_at: nowOf(tx) })
    .where('id', '=', id)
    .where('opened_at', 'is', null)
    .execute()
}

/** Uses the link or the code up: of two at once, one gets it. null: it does not hold (any more). */
export async function acceptInvitation(tx: Writer, presented: Presented): Promise<Invited | null> {
  const who = await invited(tx, presented, todayOf(tx))
  if (!who) return null
  const at = nowOf(tx)
  const row = await tx
    .updateTable('people_invitation')
    .set((eb) => ({
      token_hash: null,
      code_hash: null,
      accepted_at: eb.fn.coalesce('accepted_at', eb.val(at)),
      opened_at: eb.fn.coalesce('opened_at', eb.val(at)),
    }))
    .where('id', '=', who.id)
    .where((eb) => eb.or([eb('token_hash', 'is not', null), eb('code_hash', 'is not', null)]))
    .returning('batch_id')
    .executeTakeFirst()
  if (!row) return null
  await recordAs(tx, who.personId, row.batch_id, 'invitation.accepted', { by: who.by })
  return who
}

/** Tells the journal of what somebody did who is not signed in yet. */
async function recordAs<Name extends 'invitation.accepted' | 'invitations.sent_again'>(
  tx: Writer,
  personId: number,
  batchId: number,
  deed: Name,
  payload: Name extends 'invitation.accepted' ? { by: 'mail' | 'letter' } : { count: number },
): Promise<void> {
  const actor = found(await actorOf(tx, personId, null, todayOf(tx)))
  const batch = await tx
    .selectFrom('people_invitation_batch')
    .select(['id', 'organisation_id'])
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow()
  await record(tx, actor, deed as 'invitation.accepted', { ...aboutBatch(batch), payload: payload as { by: 'mail' | 'letter' } })
}

/** Sends a new link to the address of whoever this link was for, whether it is void, expired or used. Silent when there is nobody. */
export async function renewInvitation(tx: Writer, token: string, write: WriteMail): Promise<void> {
  const known = await formerlyInvited(tx, tokenHash(token))
  if (!known) return
  // The former link and code are void; whoever is there already comes in again by the new one.
  await tx
    .updateTable('people_invitation')
    .set({ by: 'mail', left_at: null, token_hash: null, code_hash: null })
    .where('id', '=', known.id)
    .execute()
  const [row] = await queuedOf(tx, known.batch_id, 1, known.id)
  const { id, person_id, organisations, organisation, inviter, email, ...person } = found(row)
  const fresh = freshToken()
  const texts = { subject: { fr: null, en: null }, word: { fr: null, en: null } }
  const mail = write({ person: { ...person, id: person_id, email: email! }, organisations, organisation, inviter, texts, token: fresh })
  await noteSent(tx, [{ id, mailId: await sendMail(tx, mail), token: fresh }])
  await recordAs(tx, known.person_id, known.batch_id, 'invitations.sent_again', { count: 1 })
}
