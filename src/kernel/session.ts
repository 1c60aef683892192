/** Sessions: who is signed in. Better Auth keeps codes and sessions; this wraps it, and passkeys, behind our own forms and our own cookie. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isAPIError } from 'better-auth/api'
import type { Ctx } from './env.ts'
import { attemptsIn } from './session/attempts.ts'
import { ADDRESS_HEADER, type AuthOptions, makeAuth } from './session/auth.ts'
import { sessionCookies } from './session/cookie.ts'
import { type Links, linksIn } from './session/links.ts'
import { type Passkeys, passkeysIn } from './session/passkeys.ts'
import { type SessionStore, sessionStore } from './session/store.ts'
import { type Account, forgetAccount, keepUser } from './session/users.ts'

export type { PasskeyFacts } from './session/passkey-store.ts'
export type { PasskeyRefusal } from './session/passkeys.ts'
export type { SessionFacts } from './session/store.ts'
export { type Account, forgetAccount } from './session/users.ts'

export interface Sessions extends SessionStore {
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
  /** Forgets all that the sign-in knows of a person: account, passkeys, sessions open and over. Within a change: `forgetAccount(tx, personId)`. */
  forget(personId: number): Promise<void>
  links: Links
  passkeys: Passkeys
}

/** An unknown e-mail must not be told from a known one by how long the answer takes. */
const CODE_PATIENCE_MS = 120

/** The address of who asks: the socket's, since no proxy is trusted; requests made within the process have none. */
export function addressOf(c: Ctx): string {
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return bindings?.incoming?.socket?.remoteAddress ?? 'local'
}

export function openSessions(options: AuthOptions): Sessions {
  const { db, secret, secure, baseUrl, log } = options
  const auth = makeAuth(options)
  const cookies = sessionCookies(secret, secure)
  const note = attemptsIn(db, secret)

  const open = async (userId: string, request: Request, address: string): Promise<string[]> => {
    const { internalAdapter } = await auth.$context
    const userAgent = request.headers.get('user-agent') ?? ''
    return [cookies.set((await internalAdapter.createSession(userId, false, { ipAddress: address, userAgent })).token)]
  }

  const makeCode = async (account: Account | null): Promise<string | null> => {
    if (!account?.email) return null
    await keepUser(db, account)
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
    ...sessionStore(db, cookies),
    links: linksIn(db),
    passkeys: passkeysIn({ db, baseUrl, log, note, open }),
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
      return open(await keepUser(db, account), request, address)
    },
    forget: (personId) => db.transaction().execute((tx) => forgetAccount(tx, personId)),
  }
}
