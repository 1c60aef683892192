/** Sessions as they are read and ended without Better Auth (its own reading takes two queries), and what is known of those that are over. */
import { type ExpressionBuilder, type ExpressionWrapper, type Kysely, type SqlBool, sql } from 'kysely'
import type { Database } from '../database.ts'
import { SESSION_SECONDS } from './auth.ts'
import type { Cookies } from './cookie.ts'
import { personIdOf, userIdOf } from './users.ts'
import '../tables.ts'
import './tables.ts'

export interface SessionFacts {
  id: string
  device: string | null
  createdAt: Date
  lastUsedAt: Date
  /** null: it is open. */
  endedAt: Date | null
  /** How many deeds were done from it. */
  deeds: number
}

export interface SessionStore {
  /** Who asks, or null for a stranger: no cookie, a forged one, a session that is over. One query. */
  read(request: Request): Promise<{ sessionId: string; personId: number; actingMandateId: number | null } | null>
  /** Ends the session of this request. The cookies that forget it. */
  signOut(request: Request): Promise<string[]>
  /** The person's open sessions, the latest used first. */
  list(personId: number): Promise<SessionFacts[]>
  /** Those that are over, the latest first. */
  ended(personId: number, limit: number): Promise<SessionFacts[]>
  /** One session of this person, open or over; null when it is none of his or hers. */
  one(sessionId: string, personId: number): Promise<SessionFacts | null>
  /** Ends one session of this person; false when it is none of his or hers. */
  end(sessionId: string, personId: number): Promise<boolean>
  /** Ends all, or all but one. How many. */
  endAll(personId: number, exceptId?: string): Promise<number>
  /** For which mandate the person acts from now on in this session. */
  act(sessionId: string, mandateId: number): Promise<void>
  /** Ends what has not been used for thirty days, and forgets what ended a year ago. */
  sweep(): Promise<void>
}

/** A session's last use is written at most this often: reading stays one query. */
const NOTE_USE_AFTER_MS = 10 * 60_000
const KEPT_DAYS = 365
const inThirtyDays = (): Date => new Date(Date.now() + SESSION_SECONDS * 1_000)

type Open = ExpressionBuilder<Database, 'session_session'>

/** Ends the sessions that fit and keeps what is told of them, in one statement: none is lost between the two. How many. */
async function endWhere(
  db: Kysely<Database>,
  fits: (eb: Open) => ExpressionWrapper<Database, 'session_session', SqlBool>,
): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .with('gone', (with_) => with_.deleteFrom('session_session').where(fits).returningAll())
    .insertInto('session_ended')
    .columns(['id', 'user_id', 'device', 'opened_at', 'last_used_at', 'ended_at'])
    .expression(({ selectFrom }) =>
      selectFrom('gone').select(({ fn, val }) => [
        'gone.id',
        'gone.user_id',
        fn<string | null>('nullif', ['gone.user_agent', val('')]).as('device'),
        'gone.created_at',
        'gone.updated_at',
        fn<Date>('least', ['gone.expires_at', sql`now()`]).as('ended_at'),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0)
}

const openRows = (db: Kysely<Database>, personId: number) =>
  db
    .selectFrom('session_session as s')
    .select(['s.id', 's.user_agent as device', 's.created_at as opened_at', 's.updated_at as last_used_at'])
    .select((eb) => eb.val<Date | null>(null).as('ended_at'))
    .select(({ selectFrom, fn }) =>
      selectFrom('journal_entry as e').select(fn.countAll<number>().as('count')).whereRef('e.session_id', '=', 's.id').as('deeds'),
    )
    .where('s.user_id', '=', userIdOf(personId))
    .where('s.expires_at', '>', new Date())
    .orderBy('s.updated_at', 'desc')

const endedRows = (db: Kysely<Database>, personId: number) =>
  db
    .selectFrom('session_ended as s')
    .select(['s.id', 's.device', 's.opened_at', 's.last_used_at', 's.ended_at'])
    .select(({ selectFrom, fn }) =>
      selectFrom('journal_entry as e').select(fn.countAll<number>().as('count')).whereRef('e.session_id', '=', 's.id').as('deeds'),
    )
    .where('s.user_id', '=', userIdOf(personId))
    .orderBy('s.ended_at', 'desc')

interface Row {
  id: string
  device: string | null
  opened_at: Date
  last_used_at: Date
  ended_at: Date | null
  deeds: number | null
}
const factsOf = (row: Row): SessionFacts => ({
  id: row.id,
  device: row.device || null,
  createdAt: row.opened_at,
  lastUsedAt: row.last_used_at,
  endedAt: row.ended_at,
  deeds: row.deeds ?? 0,
})

export function sessionStore(db: Kysely<Database>, cookies: Cookies): SessionStore {
  const slide = (id: string) =>
    db.updateTable('session_session').set({ updated_at: new Date(), expires_at: inThirtyDays() }).where('id', '=', id).execute()
  return {
    async read(request) {
      const token = cookies.tokenOf(request)
      if (!token) return null
      const row = await db
        .selectFrom('session_session')
        .select(['id', 'user_id', 'acting_mandate_id', 'updated_at'])
        .where('token', '=', token)
        .where('expires_at', '>', new Date())
        .executeTakeFirst()
      if (!row) return null
      if (Date.now() - row.updated_at.getTime() > NOTE_USE_AFTER_MS) await slide(row.id)
      return { sessionId: row.id, personId: personIdOf(row.user_id), actingMandateId: row.acting_mandate_id }
    },
    async signOut(request) {
      const token = cookies.tokenOf(request)
      if (token) await endWhere(db, (eb) => eb('token', '=', token))
      return [cookies.clear()]
    },
    list: async (personId) => (await openRows(db, personId).execute()).map(factsOf),
    ended: async (personId, limit) => (await endedRows(db, personId).limit(limit).execute()).map(factsOf),
    async one(sessionId, personId) {
      const row =
        (await openRows(db, personId).where('s.id', '=', sessionId).executeTakeFirst()) ??
        (await endedRows(db, personId).where('s.id', '=', sessionId).executeTakeFirst())
      return row ? factsOf(row) : null
    },
    async end(sessionId, personId) {
      return (await endWhere(db, (eb) => eb.and([eb('id', '=', sessionId), eb('user_id', '=', userIdOf(personId))]))) > 0
    },
    endAll: (personId, exceptId = '') => endWhere(db, (eb) => eb.and([eb('user_id', '=', userIdOf(personId)), eb('id', '!=', exceptId)])),
    async act(sessionId, mandateId) {
      await db.updateTable('session_session').set({ acting_mandate_id: mandateId }).where('id', '=', sessionId).execute()
    },
    async sweep() {
      await endWhere(db, (eb) => eb.and([eb('expires_at', '<', new Date())]))
      await db
        .deleteFrom('session_ended')
        .where('ended_at', '<', new Date(Date.now() - KEPT_DAYS * 86_400_000))
        .execute()
    },
  }
}
