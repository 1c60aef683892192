/** The tables of the sign-in: Better Auth's own, and ours for passkeys, attempts, one-time links and sessions that are over. */
import type { ColumnType, Generated } from 'kysely'

declare module '../database.ts' {
  interface Database {
    session_user: {
      id: string
      name: string
      email: string
      email_verified: boolean
      image: string | null
      created_at: Date
      updated_at: Date
      /** Ours: by what authenticators know the person; random. */
      passkey_handle: ColumnType<string | null, string | null | undefined, string | null>
    }
    session_session: {
      id: string
      token: string
      user_id: string
      expires_at: Date
      created_at: Date
      /** When it was last used, to within some minutes. */
      updated_at: Date
      ip_address: string | null
      user_agent: string | null
      /** Ours: the mandate for which the person acts in this session. */
      acting_mandate_id: number | null
    }
    session_passkey: {
      id: string
      user_id: string
      credential_id: string
      public_key: Buffer
      counter: number
      transports: string[]
      name: string
      synced: boolean
      created_at: Date
      last_used_at: Date | null
    }
    session_challenge: { hash: string; purpose: 'registration' | 'sign_in'; bound_to: string; expires_at: Date }
    session_ended: { id: string; user_id: string; device: string | null; opened_at: Date; last_used_at: Date; ended_at: Date }
    session_verification: { id: string; identifier: string; value: string; expires_at: Date }
    session_attempt: { id: Generated<number>; kind: string; key: string; at: Date }
    session_link: {
      token_hash: string
      purpose: 'set_up' | 'sign_in'
      person_id: number | null
      created_at: Date
      expires_at: Date | null
      used_at: Date | null
    }
  }
}
