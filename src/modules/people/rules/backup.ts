/** When a network's data is in safe keeping: a back-up of these days, and one that is known to come back. */
import { addDays, type Day } from '#kernel/dates.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'

/** What is written in between would be lost with the disk. */
export const FRESH_DAYS = 7
/** As many characters of a fingerprint as a person types: by chance one in four thousand million. */
export const TYPED_LETTERS = 8

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.backup_fingerprint_short': { letters: number }
    'people.backup_unknown': { fingerprint: string }
  }
}

/** What a person should know of the back-ups, the gravest first. */
export type BackupConcern = 'none' | 'old' | 'untried'

export interface BackupDays {
  /** The day of the latest one; null: there is none. */
  made: Day | null
  /** Whether any was ever read through, or brought back elsewhere. */
  tried: boolean
}

export function backupConcerns({ made, tried }: BackupDays, today: Day): BackupConcern[] {
  if (made === null) return ['none']
  const concerns: BackupConcern[] = []
  if (made < addDays(today, -FRESH_DAYS)) concerns.push('old')
  if (!tried) concerns.push('untried')
  return concerns
}

/** A fingerprint as it was copied or typed: groups, capitals and an ellipsis at its end do not matter. */
export const typedFingerprint = (text: string): string => text.toLowerCase().replace(/[\s.…-]+/g, '')

export const objectionToFingerprint = (typed: string): Objection | null =>
  /^[0-9a-f]{8,64}$/.test(typed) ? null : objection('people.backup_fingerprint_short', { letters: TYPED_LETTERS }, 'fingerprint')
