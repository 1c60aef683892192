/** How often codes may be asked for and tried, and passkeys used: per e-mail or key and per address, counted in the database so that a restart forgets nothing. */
import { createHmac } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'
import './tables.ts'

const LIMITS = {
  code: { minutes: 60, perName: 5, perAddress: 20 },
  try: { minutes: 15, perName: 10, perAddress: 10 },
  // Each visit of the sign-in page asks for one, from all desks of an office.
  challenge: { minutes: 15, perName: 200, perAddress: 200 },
  // Nobody guesses a signature: this only bounds what checking them costs us.
  passkey: { minutes: 15, perName: 10, perAddress: 40 },
} as const
const KEPT_MINUTES = 60

export type Attempt = keyof typeof LIMITS

/** Notes one attempt and says whether it is one too many: after how many minutes the oldest is forgotten, else null. `name`: an e-mail, a passkey. */
export type NoteAttempt = (kind: Attempt, name: string, address: string) => Promise<{ minutes: number } | null>

/** One household or office has a whole /64 of IPv6 addresses: its first four groups count as one address. */
export function addressKey(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const [left, right] = [head.split(':').filter(Boolean), (tail ?? '').split(':').filter(Boolean)]
  const groups = tail === undefined ? left : [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}

const before = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)

export const attemptsIn = (db: Kysely<Database>, secret: string): NoteAttempt => {
  const keyOf = (what: string) => createHmac('sha256', secret).update(`attempt ${what}`).digest('base64url')
  return async (kind, name, address) => {
    const { minutes, perName, perAddress } = LIMITS[kind]
    const keys = { name: keyOf(`name ${kind === 'passkey' ? name : name.toLowerCase()}`), address: keyOf(`address ${addressKey(address)}`) }
    await db.deleteFrom('session_attempt').where('at', '<', before(KEPT_MINUTES)).execute()
    // Noted before it is counted, so that many at once do not all pass.
    const at = new Date()
    await db
      .insertInto('session_attempt')
      .values(Object.values(keys).map((key) => ({ kind, key, at })))
      .execute()
    const count = async (key: string) => {
      const row = await db
        .selectFrom('session_attempt')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('kind', '=', kind)
        .where('key', '=', key)
        .where('at', '>=', before(minutes))
        .executeTakeFirstOrThrow()
      return row.count
    }
    return (await count(keys.name)) > perName || (await count(keys.address)) > perAddress ? { minutes } : null
  }
}
