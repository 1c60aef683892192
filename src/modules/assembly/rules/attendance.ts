/** Who may be signed in, when and by whom; who may cast for an organisation. */
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Excluded, MeetingState, Mode } from '../tables.ts'
import { type MeetingRef, mayCount, mayHoldDesk, mayOpen } from './rights.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'assembly.attendance_not_convened': Record<never, never>
    'assembly.attendance_another_day': { day: Day }
    'assembly.attendance_over': Record<never, never>
    'assembly.attendance_cancelled': Record<never, never>
    'assembly.attendance_excluded': { name: string; reason: Excluded }
    'assembly.attendance_remote': { article: string | null }
    /** `since`: ISO 8601. */
    'assembly.attendance_twice': { name: string; since: string; timeZone: string }
    'assembly.attendance_absent': { name: string }
    'assembly.attendance_bound': { name: string; caster: string }
    /** `mandated`: who could; nobody, if it is empty. */
    'assembly.attendance_no_mandate': { name: string; mandated: string[] }
    'assembly.attendance_not_chosen': { name: string }
    'assembly.attendance_own_seat': { name: string }
    'assembly.attendance_nobody': Record<never, never>
  }
}

/** On its day once it is convened, and as long as it is open. `today`: where it takes place. */
export function objectionToAttendance({ state, day }: { state: MeetingState; day: Day }, today: Day): Objection | null {
  if (state === 'open') return null
  if (state === 'draft') return objection('assembly.attendance_not_convened', {})
  if (state === 'cancelled') return objection('assembly.attendance_cancelled', {})
  if (state === 'closed' || today > day) return objection('assembly.attendance_over', {})
  return today === day ? null : objection('assembly.attendance_another_day', { day })
}

/** R13: nobody takes part from afar unless the statutes say so. `remote`: their clause; null: they are silent. */
export const objectionToMode = (mode: Mode, remote: { allowed: boolean; article: string | null } | null): Objection | null =>
  mode === 'remote' && !remote?.allowed ? objection('assembly.attendance_remote', { article: remote?.article ?? null }) : null

/** A voter as signing in needs it. */
export interface Arriving {
  name: string
  excluded: Excluded | null
  /** Holds the seat itself; null: an organisation votes. */
  personId: number | null
  casterId: number | null
  casterName: string | null
  presence: { fromAt: Date } | null
}
export interface Mandated {
  personId: number
  name: string
}

/** Whether this voter may be signed in now: on the roll, and not there already. */
export function objectionToArrival({ name, excluded, presence }: Arriving, timeZone: string): Objection | null {
  if (excluded !== null) return objection('assembly.attendance_excluded', { name, reason: excluded })
  return presence && objection('assembly.attendance_twice', { name, since: presence.fromAt.toISOString(), timeZone })
}

/** Whether this person may cast for the voter today: by a voting mandate of the organisation, or on the own seat. */
export function objectionToCaster({ name, personId }: Arriving, casterId: number, mandated: readonly Mandated[]): Objection | null {
  if (personId !== null) return personId === casterId ? null : objection('assembly.attendance_own_seat', { name })
  if (mandated.some((each) => each.personId === casterId)) return null
  return objection('assembly.attendance_no_mandate', { name, mandated: mandated.map((each) => each.name) })
}

/** The first who signed in bound the organisation: whoever comes later by telephone asks the desk. */
export const objectionToBinding = ({ name, casterId, casterName }: Arriving, personId: number): Objection | null =>
  casterId === null || casterId === personId ? null : objection('assembly.attendance_bound', { name, caster: casterName ?? '' })

/** Undone so soon after the arrival, it was a slip: nobody came and went. */
const SLIP_MS = 60_000
export const isSlip = (fromAt: Date, at: Date): boolean => at.getTime() - fromAt.getTime() < SLIP_MS

/** The sheet, the cards and the kit: those at the desk, those who convene, the officers of the session. */
export const mayPrintAttendance = (actor: Actor | null, meeting: MeetingRef): boolean =>
  mayHoldDesk(actor, meeting) || mayOpen(actor, meeting) || mayCount(actor, meeting)

/** What was typed or scanned at the desk as a card's number: without spaces, in capitals. */
export const cardTyped = (typed: string): string => typed.replaceAll(/\s/g, '').toUpperCase()
