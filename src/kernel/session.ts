/** Sessions: who is signed in. Better Auth keeps codes and sessions; this wraps it behind our own forms and our own cookie. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isAPIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Ctx } from './env.ts'
import { attemptsIn } from './session/attempts.ts'
import { ADDRESS_HEADER, type AuthOptions, makeAuth, SESSION_SECONDS } from './session/auth.ts'
import { sessionCookies } from './session/cookie.ts'
import { type Links, linksIn } from './session/links.ts'
import './session/tables.ts'

/** A person as the sign-in knows him or her. Without an e-mail there are only links and the demonstration's door. */
export interface Account {
  personId: number
  name: string
  email: string | null
}

export interface SessionFacts {
  id: string
  device: string | null
  createdAt: Date
  lastUsedAt: Date
}

export interface Sessions {
  /** Who asks, or null for a stranger: no cookie, a forged one, a session that is over. One query. */
  read(request: Request): Promise<{ sessionId: string; personId: number; actingMandateId: number | null } | null>
  /** The code to be mailed; null when nobody has this address: the answer must look the same and takes as long. `limited`: too often. */
  requestCode(asked: {
    email: string
    address: string
    account: Account | null
  }): Promise<{ limited: { minutes: number } } | { code: string | null }>
  /** The cookies of the new session; null: a wrong code, or one that is over. */
  verifyCode(
    given: { email: string; address: string; account: Account | null; code: string },
    request: Request,
  ): Promise<{ limited: { minutes: number } } | { cookies: string[] | null }>
  /** Opens a session without a code: from a one-time link, at set-up, in the demonstration. The cookies to set. */
  signInAs(account: Account, request: Request, address: string): Promise<string[]>
  /** Ends the session of this request. The cookies that forget it. */
  signOut(request: Request): Promise<string[]>
  /** The person's open sessions, the latest used first. */
  list(personId: number): Promise<SessionFacts[]>
  /** Ends one session of this person; false when it is none of his or hers. */
  end(sessionId: string, personId: number): Promise<boolean>
  endAll(personId: number): Promise<void>
  /** For which mandate the person acts from now on in this session. */
  act(sessionId: string, mandateId: number): Promise<void>
  links: Links
}

/** A session's last use is written at most this often: reading stays one query. */
const NOTE_USE_AFTER_MS = 10 * 60_000
/** An unknown e-mail must not be told from a known one by how long the answer takes. */
const CODE_PATIENCE_MS = 120

const userIdOf = (personId: number): string => `person-${personId}`
const personIdOf = (userId: string): number => Number(userId.slice('person-'.length))
const inThirtyDays = (): Date => new Date(Date.now() + SESSION_SECONDS * 1_000)

/** The address of who asks: the socket's, since no proxy is trusted; requests made within the process have none. */
export function addressOf(c: Ctx): string {
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return bindings?.incoming?.socket?.remoteAddress ?? 'local'
}

export function openSessions(options: AuthOptions): Sessions {
  const { db, secret, secure } = options
  const auth = makeAuth(options)
  const cookies = sessionCookies(secret, secure)
  const note = attemptsIn(db, secret)

  /** The account in Better Auth follows the person; an address that was another person's goes to whom it belongs now. */
  const keepUser = async ({ personId, name, email }: Account) => {
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

  const makeCode = async (account: Account | null): Promise<string | null> => {
    if (!account?.email) return null
    await keepUser(account)
    const { internalAdapter } = await auth.$context
    await internalAdapter.deleteVerificationByIdentifier(`sign-in-otp-${account.email}`)
    return auth.api.createVerificationOTP({ body: { email: account.email, type: 'sign-in' } })
  }

  const tokenFor = async (account: Account | null, code: string, request: Request, address: string): Promise<string | null> => {
    if (!account?.email) return null
    const headers = new Headers({ 'user-agent': request.headers.get('user-agent') ?? '', [ADDRESS_HEADER]: address })
    try {
      return (await auth.api.signInEmailOTP({ body: { email: account.email, otp: code }, headers })).token
    } catch (error) {
      if (isAPIError(error) && error.statusCode < 500) return null
      throw error
    }
  }

  return {
    ...sessionStore(options, cookies),
    links: linksIn(db),
    async requestCode({ email, address, account }) {
      const limited = await note('code', email, address)
      if (limited) return { limited }
      const [code] = await Promise.all([makeCode(account), sleep(CODE_PATIENCE_MS)])
      return { code }
    },
    async verifyCode({ email, address, account, code }, request) {
      const limited = await note('try', email, address)
      if (limited) return { limited }
      const [token] = await Promise.all([tokenFor(account, code, request, address), sleep(CODE_PATIENCE_MS)])
      return { cookies: token ? [cookies.set(token)] : null }
    },
    async signInAs(account, request, address) {
      const { internalAdapter } = await auth.$context
      const id = await keepUser(account)
      const session = await internalAdapter.createSession(id, false, {
        ipAddress: address,
        userAgent: request.headers.get('user-agent') ?? '',
      })
      return [cookies.set(session.token)]
    },
  }
}

/** What is read and ended without Better Auth: its own reading takes two queries. */
function sessionStore(
  { db }: AuthOptions,
  cookies: ReturnType<typeof sessionCookies>,
): Pick<Sessions, 'read' | 'signOut' | 'list' | 'end' | 'endAll' | 'act'> {
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
      if (token) await db.deleteFrom('session_session').where('token', '=', token).execute()
      return [cookies.clear()]
    },
    async list(personId) {
      await db.deleteFrom('session_session').where('expires_at', '<', new Date()).execute()
      const rows = await db
        .selectFrom('session_session')
        .selectAll()
        .where('user_id', '=', userIdOf(personId))
        .orderBy('updated_at', 'desc')
        .execute()
      return rows.map((row) => ({ id: row.id, device: row.user_agent || null, createdAt: row.created_at, lastUsedAt: row.updated_at }))
    },
    async end(sessionId, personId) {
      const { numDeletedRows } = await db
        .deleteFrom('session_session')
        .where('id', '=', sessionId)
        .where('user_id', '=', userIdOf(personId))
        .executeTakeFirst()
      return numDeletedRows > 0n
    },
    async endAll(personId) {
      await db.deleteFrom('session_session').where('user_id', '=', userIdOf(personId)).execute()
    },
    async act(sessionId, mandateId) {
      await db.updateTable('session_session').set({ acting_mandate_id: mandateId }).where('id', '=', sessionId).execute()
    },
  }
}
