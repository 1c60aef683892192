/** The accounts of Better Auth: one per person, kept in step with what people say of themselves. */
import { type Kysely, sql } from 'kysely'
import type { Database, Writer } from '../database.ts'
import './tables.ts'

/** A person as the sign-in knows him or her. Without an e-mail there are only links, passkeys and the demonstration's door. */
export interface Account {
  personId: number
  name: string
  email: string | null
}

export const userIdOf = (personId: number): string => `person-${personId}`
export const personIdOf = (userId: string): number => Number(userId.slice('person-'.length))

/** The account in Better Auth follows the person; an address that was another person's goes to whom it belongs now. Its id. */
export async function keepUser(db: Kysely<Database>, { personId, name, email }: Account): Promise<string> {
  const id = userIdOf(personId)
  const address = email ?? `${id}@no-mail.invalid`
  const updated_at = new Date()
  await db
    .updateTable('session_user')
    .set({ email: sql<string>`id || '@no-mail.invalid'`, updated_at })
    .where('email', '=', address)
    .where('id', '!=', id)
    .execute()
  await db
    .insertInto('session_user')
    .values({ id, name, email: address, email_verified: true, image: null, created_at: updated_at, updated_at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, email: address, updated_at }))
    .execute()
  return id
}

/**
 * Forgets all that the sign-in knows of a person: account, passkeys, sessions open and over, codes and links that wait. Within a change it takes
 * the change's transaction, so that an erasure is whole or not at all.
 */
export async function forgetAccount(db: Kysely<Database> | Writer, personId: number): Promise<void> {
  const user = await db.selectFrom('session_user').select('email').where('id', '=', userIdOf(personId)).executeTakeFirst()
  if (user) await db.deleteFrom('session_verification').where('identifier', 'like', `%-otp-${user.email}`).execute()
  await db.deleteFrom('session_link').where('person_id', '=', personId).execute()
  await db.deleteFrom('session_user').where('id', '=', userIdOf(personId)).execute()
}
