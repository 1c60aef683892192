/** From a meeting's rows to what the statutes count. */
import type { Mode } from '../tables.ts'

/** A voter of the roll with what the count needs of it. */
export interface RollVoter {
  id: number
  college: string | null
  region: string | null
  weight: number
}
export interface RollPresence {
  voterId: number
  fromAt: Date
  toAt: Date | null
  mode: Mode
}
export interface RollProxy {
  giverId: number
  holderId: number | null
  givenAt: Date
  revokedAt: Date | null
}

/** A moment as the count knows it: only its order matters. */
export const minuteOf = (at: Date): number => at.getTime()

/** Persons of a body of seats stand in one college. */
export const SEATS = 'seats'

export const votersCounted = (voters: readonly RollVoter[]) =>
  voters.map(({ id, college, region, weight }) => ({ id: String(id), college: college ?? SEATS, region, weight }))

export const presencesCounted = (presences: readonly RollPresence[]) =>
  presences.map(({ voterId, fromAt, toAt, mode }) => ({
    id: String(voterId),
    from: minuteOf(fromAt),
    to: toAt && minuteOf(toAt),
    remote: mode === 'remote',
  }))

export const proxiesCounted = (proxies: readonly RollProxy[]) =>
  proxies.map(({ giverId, holderId, givenAt, revokedAt }) => ({
    giver: String(giverId),
    holder: holderId === null ? null : String(holderId),
    given: minuteOf(givenAt),
    revoked: revokedAt && minuteOf(revokedAt),
  }))
