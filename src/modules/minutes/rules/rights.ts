/** Who writes, reads and signs minutes (docs/permissions.md). */
import { type Actor, holds, isStaffOf } from '#kernel/values/actor.ts'
import type { SigningRole } from '../tables.ts'

export interface MinutesRef {
  organisationId: number
  officers: readonly { role: string; personId: number }[]
  /** Whether the reader prepares the meeting. */
  prepares: boolean
  /** Whether the reader is entitled to the meeting, or at work in it. */
  ofMeeting: boolean
}

const isShell = (actor: Actor | null): boolean => actor !== null && actor.personId === null

const isNamed = (actor: Actor | null, { officers }: MinutesRef, roles: readonly string[]): boolean =>
  actor !== null && officers.some(({ role, personId }) => roles.includes(role) && personId === actor.personId)

/** Notes, incidents, a correction: the session's secretary and chair, and the permanents. */
export const mayWriteMinutes = (actor: Actor | null, ref: MinutesRef): boolean =>
  isShell(actor) || isStaffOf(actor, ref.organisationId) || isNamed(actor, ref, ['chair', 'secretary'])

/** A draft: whoever prepares the meeting, and whoever holds an office in its session. */
export const mayReadDraft = (actor: Actor | null, ref: MinutesRef): boolean =>
  mayWriteMinutes(actor, ref) || (actor !== null && ref.prepares) || isNamed(actor, ref, ['chair', 'secretary', 'teller', 'desk'])

/** Signed minutes: a mandate of the organisation that met, or of one that was on its roll. */
export const mayReadSigned = (actor: Actor | null, ref: MinutesRef): boolean =>
  mayReadDraft(actor, ref) || (actor !== null && (ref.ofMeeting || holds(actor, ref.organisationId)))

/** As what this person signs: the session's own chair and secretary alone, whoever else may do what. */
export const signsAs = (actor: Actor | null, ref: MinutesRef): SigningRole[] =>
  (['chair', 'secretary'] as const).filter((role) => actor?.personId != null && isNamed(actor, ref, [role]))
