/** The session's cookie: its token signed with our key, so that a forged one never reaches the database. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** As long as browsers keep one: the database alone says when the session ends. */
const COOKIE_SECONDS = 400 * 24 * 3_600
const LONGEST_COOKIE = 400

export interface Cookies {
  /** The token of a request, or null when there is none or its signature is not ours. */
  tokenOf(request: Request): string | null
  set(token: string): string
  clear(): string
}

export function sessionCookies(secret: string, secure: boolean): Cookies {
  const name = secure ? '__Host-gouvernail' : 'gouvernail'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  const sign = (token: string) => createHmac('sha256', secret).update(`session ${token}`).digest('base64url')
  const verified = (value: string): string | null => {
    const dot = value.lastIndexOf('.')
    const given = Buffer.from(value.slice(dot + 1))
    const expected = Buffer.from(sign(value.slice(0, dot)))
    return dot > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? value.slice(0, dot) : null
  }
  return {
    tokenOf(request) {
      for (const each of (request.headers.get('cookie') ?? '').split(';')) {
        const value = each.trim()
        // Several cookies of one name may be sent (another path, another port of this host): the one that we signed counts.
        const token = value.startsWith(`${name}=`) && value.length < LONGEST_COOKIE ? verified(value.slice(name.length + 1)) : null
        if (token) return token
      }
      return null
    },
    set: (token) => `${name}=${token}.${sign(token)}; Max-Age=${COOKIE_SECONDS}; ${attributes}`,
    clear: () => `${name}=; Max-Age=0; ${attributes}`,
  }
}
