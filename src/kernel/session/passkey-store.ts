/** The passkeys as they are kept: whose, with which public key, how often used. */
import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import { isTransport, type Transport } from './answers.ts'
import './tables.ts'

export interface PasskeyFacts {
  id: string
  name: string
  /** Kept by a password manager on several devices; else it stays where it was made. */
  synced: boolean
  addedAt: Date
  lastUsedAt: Date | null
}

export interface NewPasskey {
  /** The credential's id, as the authenticator made it. */
  id: string
  publicKey: Uint8Array
  counter: number
  transports: Transport[]
  synced: boolean
  name: string
}

const random = (bytes: number): string => randomBytes(bytes).toString('base64url')

export const passkeyStore = (db: Kysely<Database>) => ({ ...listed(db), ...checked(db) })

/** One's own keys. */
const listed = (db: Kysely<Database>) => ({
  async list(userId: string): Promise<PasskeyFacts[]> {
    const rows = await db
      .selectFrom('session_passkey')
      .select(['id', 'name', 'synced', 'created_at', 'last_used_at'])
      .where('user_id', '=', userId)
      .orderBy('created_at', 'desc')
      .execute()
    return rows.map(({ created_at, last_used_at, ...row }) => ({ ...row, addedAt: created_at, lastUsedAt: last_used_at }))
  },

  async rename(id: string, userId: string, name: string): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('session_passkey')
      .set({ name })
      .where('id', '=', id)
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },

  async remove(id: string, userId: string): Promise<boolean> {
    const { numDeletedRows } = await db.deleteFrom('session_passkey').where('id', '=', id).where('user_id', '=', userId).executeTakeFirst()
    return numDeletedRows > 0n
  },
})

/** What the two ceremonies need. */
const checked = (db: Kysely<Database>) => ({
  credentials: (userId: string) =>
    db.selectFrom('session_passkey').select(['credential_id', 'transports']).where('user_id', '=', userId).execute(),

  /** By what authenticators know the person: made once, random, the same for all of his or her keys. */
  async handle(userId: string): Promise<string> {
    const { passkey_handle } = await db
      .updateTable('session_user')
      .set(({ fn, val }) => ({ passkey_handle: fn.coalesce('passkey_handle', val(random(32))) }))
      .where('id', '=', userId)
      .returning('passkey_handle')
      .executeTakeFirstOrThrow()
    return passkey_handle!
  },

  /** Its id here; null when the credential is somebody's already. */
  async add(userId: string, { id: credential_id, publicKey, counter, transports, synced, name }: NewPasskey): Promise<string | null> {
    const public_key = Buffer.from(publicKey)
    const row = await db
      .insertInto('session_passkey')
      .values({ id: random(16), user_id: userId, credential_id, public_key, counter, transports, name, synced, created_at: new Date() })
      .onConflict((conflict) => conflict.column('credential_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    return row?.id ?? null
  },

  /** The key with what the library needs to check an answer of it. */
  async byCredential(credentialId: string) {
    const row = await db
      .selectFrom('session_passkey as k')
      .innerJoin('session_user as u', 'u.id', 'k.user_id')
      .select(['k.id', 'k.user_id', 'k.public_key', 'k.counter', 'k.transports', 'u.passkey_handle'])
      .where('k.credential_id', '=', credentialId)
      .executeTakeFirst()
    if (!row) return null
    const { id, user_id: userId, passkey_handle: handle, counter } = row
    const publicKey = new Uint8Array(row.public_key)
    return { id, userId, handle, credential: { id: credentialId, publicKey, counter, transports: row.transports.filter(isTransport) } }
  },

  /** Notes a use; false when another answer of the same count came first. */
  async used(id: string, counter: { from: number; to: number }, synced: boolean): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('session_passkey')
      .set({ counter: counter.to, synced, last_used_at: new Date() })
      .where('id', '=', id)
      .where('counter', '=', counter.from)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },
})
