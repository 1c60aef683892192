/** An address that somebody gave with a letter's code: kept apart until a code that was sent to it proves that it is his or hers. */
import { createHmac } from 'node:crypto'
import { record } from '#kernel/change.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import { notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { editPerson } from './persons.ts'

const CLAIM_MINUTES = 60
const CLAIM_TRIES = 5

/** A short code is soon tried through: it is hashed with the house's key. */
export const claimHash = (key: string, personId: number, code: string): string =>
  createHmac('sha256', key).update(`email ${personId} ${code}`).digest('base64url')

/** Keeps an address until the code that was sent to it is typed; the latest counts. Nobody is told whether it is somebody's already. */
export async function claimEmail(tx: Writer, personId: number, claim: { email: string; hash: string }): Promise<void> {
  const row = {
    email: claim.email.toLowerCase(),
    code_hash: claim.hash,
    tries: 0,
    expires_at: new Date(Date.now() + CLAIM_MINUTES * 60_000),
  }
  await tx
    .insertInto('people_email_claim')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
}

/** The address that waits for its code. */
export const claimedEmail = (reader: Reader, personId: number) =>
  reader
    .selectFrom('people_email_claim')
    .select(['email', 'code_hash', 'tries'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()

/**
 * Makes the address one's own once its code is typed. `wrong` is counted, so it is an answer and no refusal. Whose it is already is said only
 * now: whoever reads its mail may know.
 */
export async function confirmEmail(tx: Writer, actor: Actor, hash: string): Promise<'confirmed' | 'wrong'> {
  if (actor.personId === null) throw notYours()
  const claim = await tx
    .updateTable('people_email_claim')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('person_id', '=', actor.personId)
    .where('expires_at', '>', new Date())
    .returning(['email', 'code_hash', 'tries'])
    .executeTakeFirst()
  if (!claim || claim.tries > CLAIM_TRIES || claim.code_hash !== hash) return 'wrong'
  await editPerson(tx, actor, actor.personId, { name: actor.name, email: claim.email })
  await tx.deleteFrom('people_email_claim').where('person_id', '=', actor.personId).execute()
  await record(tx, actor, 'person.email_confirmed', {
    organisationId: null,
    public: false,
    subjects: [{ kind: 'person', id: actor.personId }],
    payload: {},
  })
  return 'confirmed'
}
