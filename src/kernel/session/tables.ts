/** The tables of the sign-in: Better Auth's own, and ours for attempts and one-time links. */
import type { Generated } from 'kysely'

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
    session_attempt: { id: Generated<number>; kind: 'code' | 'try'; key: string; at: Date }
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
