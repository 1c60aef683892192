/** When a signed-in reader last looked at a thing: kept in a signed cookie of his or her own browser, so that looking writes nothing. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { Ctx } from './env.ts'
import { isSecure } from './reply.ts'

const COOKIE = 'looked'
/** A visit goes on for so long: reloading and live pages do not make what is new old. */
const VISIT_SECONDS = 30 * 60
const MOST_THINGS = 20
const YEAR_SECONDS = 31_536_000

/** One thing that was looked at, by journal entries. */
interface Look {
  /** Its own name: letters, digits and hyphens. */
  name: string
  /** Entries after this one are new during the visit. */
  since: number
  /** The latest entry that was there at the last look. */
  seen: number
  /** When the last look before the visit was, when the visit began, and when the last look was: in seconds. */
  before: number
  began: number
  at: number
}

/** What is new for a reader: what came after an entry, since he or she was here last. */
export interface NewSince {
  after: number
  /** By the house's clock, which in the demonstration is not the wall's. */
  when: Date
}

const sign = (c: Ctx, text: string): string =>
  createHmac('sha256', c.var.house.signingKey).update(`looked ${text}`).digest('base64url').slice(0, 22)

const isTrue = (c: Ctx, text: string, signature: string): boolean => {
  const [expected, given] = [Buffer.from(sign(c, text)), Buffer.from(signature)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** This person's looks, the latest first. Another person's, or a cookie of one's own making, are none. */
function looks(c: Ctx): Look[] {
  const cookie = getCookie(c, COOKIE) ?? ''
  const end = cookie.lastIndexOf('.')
  const text = cookie.slice(0, Math.max(0, end))
  const [person, ...things] = text.split('!')
  if (end < 0 || person !== String(c.var.actor?.personId) || !isTrue(c, text, cookie.slice(end + 1))) return []
  return things.map((thing) => {
    const [name = '', ...numbers] = thing.split('_')
    const [since = 0, seen = 0, before = 0, began = 0, at = 0] = numbers.map(Number)
    return { name, since, seen, before, began, at }
  })
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000)
const goesOn = ({ began }: Look, now: number): boolean => began <= now && now - began < VISIT_SECONDS

/** What is new of a thing for this reader; null: not signed in, or never looked at it before. */
export function newSince(c: Ctx, name: string, now = nowSeconds()): NewSince | null {
  const look = looks(c).find((each) => each.name === name)
  if (!look) return null
  const [after, when] = goesOn(look, now) ? [look.since, look.before] : [look.seen, look.at]
  return { after, when: new Date(c.var.house.clock.now().getTime() - (now - when) * 1000) }
}

/** Remembers a look at a thing whose latest entry is this one. `read`: all of it was read, nothing is new any more. */
export function keepLook(c: Ctx, name: string, latest: number, { read = false, now = nowSeconds() } = {}): void {
  const { actor, house } = c.var
  if (!actor || actor.personId === null) return
  const all = looks(c)
  const known = all.find((each) => each.name === name)
  const stays = known !== undefined && goesOn(known, now)
  const fresh = read || known === undefined
  const [since, before] = fresh ? [latest, now] : stays ? [known.since, known.before] : [known.seen, known.at]
  const look: Look = { name, since, seen: latest, before, began: stays ? known.began : now, at: now }
  const kept = [look, ...all.filter((each) => each !== known)].slice(0, MOST_THINGS)
  const text = [actor.personId, ...kept.map((each) => [each.name, each.since, each.seen, each.before, each.began, each.at].join('_'))].join(
    '!',
  )
  setCookie(c, COOKIE, `${text}.${sign(c, text)}`, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isSecure(house),
    maxAge: YEAR_SECONDS,
  })
}
