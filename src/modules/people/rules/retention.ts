/** How long what is kept (R37): the one table that the privacy page tells and the clocks follow. */
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.retention_too_short': { kind: Kept; least: number; unit: Unit }
    'people.retention_too_long': { kind: Kept; most: number; unit: Unit }
  }
}

export type Unit = 'years' | 'days' | 'minutes'
/** `network`: the network files its papers itself, nothing is cleared here. `person`: proposed, and decided one by one by a permanent. `clock`: cleared by itself. */
export type Clearing = 'network' | 'person' | 'clock'

export const KEPT = [
  'leavers',
  'mails',
  'sessions',
  'ended_sessions',
  'links',
  'uploads',
  'attempts',
  'assembly',
  'accounts',
  'tax',
] as const
export type Kept = (typeof KEPT)[number]

export interface Clock {
  unit: Unit
  length: number
  /** Within which the network may choose; equal: it may not. `most` null: as long as it likes. */
  least: number
  most: number | null
  clearing: Clearing
}

const fixed = (unit: Unit, length: number): Clock => ({ unit, length, least: length, most: length, clearing: 'clock' })

/**
 * Papers: Code civil, art. 2224; Code de commerce, art. L123-22; Livre des procédures fiscales, art. L102 B. Those who left: three years after the
 * last contact (CNIL, référentiel « gestion des adhérents »). What is fixed follows the machinery itself; retention.test.ts holds them together.
 */
export const RETENTION: Record<Kept, Clock> = {
  leavers: { unit: 'years', length: 3, least: 1, most: 5, clearing: 'person' },
  mails: { unit: 'days', length: 90, least: 7, most: 90, clearing: 'clock' },
  sessions: fixed('days', 30),
  ended_sessions: fixed('days', 365),
  links: { unit: 'days', length: 90, least: 30, most: 365, clearing: 'clock' },
  uploads: fixed('days', 30),
  attempts: fixed('minutes', 60),
  assembly: { unit: 'years', length: 5, least: 5, most: null, clearing: 'network' },
  accounts: { unit: 'years', length: 10, least: 10, most: null, clearing: 'network' },
  tax: { unit: 'years', length: 6, least: 6, most: null, clearing: 'network' },
}

/** What the network may choose. */
export const CHANGEABLE: Kept[] = KEPT.filter((kind) => RETENTION[kind].least !== RETENTION[kind].most)
/** What the house clears by itself every night, at the network's own lengths. */
export const CLEARED = ['mails', 'links'] as const satisfies readonly Kept[]
export type Cleared = (typeof CLEARED)[number]
export const isCleared = (kind: string): kind is Cleared => (CLEARED as readonly string[]).includes(kind)

export type Lengths = Record<Kept, number>

/** The lengths in force: the table's, and where the network chose others, the network's. */
export const lengthsOf = (chosen: readonly { kind: string; length: number }[]): Lengths =>
  Object.fromEntries(KEPT.map((kind) => [kind, chosen.find((each) => each.kind === kind)?.length ?? RETENTION[kind].length])) as Lengths

/** The law's minimum for papers; what of persons has no use any more is not kept longer. */
export function objectionToLength(kind: Kept, length: number): Objection | null {
  const { least, most, unit } = RETENTION[kind]
  if (length < least) return objection('people.retention_too_short', { kind, least, unit }, kind)
  return most !== null && length > most ? objection('people.retention_too_long', { kind, most, unit }, kind) : null
}

/** Whose last mandate ended on or before this day has left long enough: the same day, `years` years ago (29 February counts as 28). */
export function leftBefore(today: string, years: number): string {
  const year = String(Number(today.slice(0, 4)) - years).padStart(4, '0')
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  return today.endsWith('-02-29') && !leap ? `${year}-02-28` : year + today.slice(4)
}
