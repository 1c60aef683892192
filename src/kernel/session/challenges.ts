/** Challenges: what an authenticator is asked to sign. Each is used once, within five minutes, by the browser or the session that asked for it. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import './tables.ts'

export const CHALLENGE_MINUTES = 5

export type Ceremony = 'registration' | 'sign_in'

export interface Challenges {
  keep(purpose: Ceremony, boundTo: string, challenge: string): Promise<void>
  /** Uses it up: of two answers at once, one gets it. */
  use(purpose: Ceremony, boundTo: string, challenge: string): Promise<boolean>
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

export const challengesIn = (db: Kysely<Database>): Challenges => ({
  async keep(purpose, boundTo, challenge) {
    const now = Date.now()
    await db.deleteFrom('session_challenge').where('expires_at', '<', new Date(now)).execute()
    await db
      .insertInto('session_challenge')
      .values({
        hash: hashOf(challenge),
        purpose,
        bound_to: hashOf(boundTo),
        expires_at: new Date(now + CHALLENGE_MINUTES * 60_000),
      })
      .execute()
  },
  async use(purpose, boundTo, challenge) {
    const { numDeletedRows } = await db
      .deleteFrom('session_challenge')
      .where('hash', '=', hashOf(challenge))
      .where('purpose', '=', purpose)
      .where('bound_to', '=', hashOf(boundTo))
      .where('expires_at', '>', new Date())
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
})
