/** One-time links: for the first set-up and for invitations. Reading one does not use it up, since mail scanners open links. */
import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import './tables.ts'

export type Purpose = 'set_up' | 'sign_in'

export interface Links {
  /** Makes a link's token: for set-up it holds until it is used and replaces the former; else seven days. */
  make(purpose: Purpose, personId: number | null): Promise<string>
  /** Whom it is for, if it still holds. */
  read(purpose: Purpose, token: string): Promise<{ personId: number | null } | null>
  /** Uses it up: of two at once, one gets it. */
  use(purpose: Purpose, token: string): Promise<{ personId: number | null } | null>
}

const DAYS = 7
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export const linksIn = (db: Kysely<Database>): Links => ({
  async make(purpose, personId) {
    const token = randomBytes(32).toString('base64url')
    const now = new Date()
    if (purpose === 'set_up') await db.deleteFrom('session_link').where('purpose', '=', 'set_up').execute()
    await db
      .insertInto('session_link')
      .values({
        token_hash: hashOf(token),
        purpose,
        person_id: personId,
        created_at: now,
        expires_at: purpose === 'set_up' ? null : new Date(now.getTime() + DAYS * 86_400_000),
        used_at: null,
      })
      .execute()
    return token
  },
  async read(purpose, token) {
    const row = await db
      .selectFrom('session_link')
      .select('person_id')
      .where('token_hash', '=', hashOf(token))
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date())]))
      .executeTakeFirst()
    return row ? { personId: row.person_id } : null
  },
  async use(purpose, token) {
    const row = await db
      .updateTable('session_link')
      .set({ used_at: new Date() })
      .where('token_hash', '=', hashOf(token))
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', new Date())]))
      .returning('person_id')
      .executeTakeFirst()
    return row ? { personId: row.person_id } : null
  },
})
