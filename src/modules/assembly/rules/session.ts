/** What may be done in a session: opened, led from item to item, the floor asked for and given, closed. */
import { type Actor, isStaffOf } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { MeetingState } from '../tables.ts'
import { type MeetingRef, mayChair } from './rights.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'assembly.not_convened': { state: MeetingState }
    'assembly.opens_on_its_day': { day: string }
    'assembly.officer_missing': Record<never, never>
    'assembly.officer_unknown': Record<never, never>
    'assembly.two_officers': Record<never, never>
    'assembly.not_in_session': { state: MeetingState }
    'assembly.no_item': Record<never, never>
    'assembly.floor_not_for_absent': Record<never, never>
    'assembly.floor_asked': Record<never, never>
    'assembly.floor_taken': Record<never, never>
    'assembly.speech_over': Record<never, never>
    'assembly.speech_length': { min: number; max: number }
  }
}

export interface Officers {
  chairId: number | null
  secretaryId: number | null
}

/** From its day on, once it is convened. Days are the meeting's own, where it takes place. */
export function objectionToOpening({ state, day }: { state: MeetingState; day: string }, today: string): Objection | null {
  if (state !== 'convened') return objection('assembly.not_convened', { state })
  return today < day ? objection('assembly.opens_on_its_day', { day }) : null
}

/** Two people answer for a session and sign its minutes: who chairs it and who writes. */
export function objectionsToOfficers({ chairId, secretaryId }: Officers, known: ReadonlySet<number>): Objection[] {
  const named = (id: number | null, field: string): Objection | null =>
    id === null ? objection('assembly.officer_missing', {}, field) : known.has(id) ? null : objection('assembly.officer_unknown', {}, field)
  const found = [named(chairId, 'chair'), named(secretaryId, 'secretary')].filter((each) => each !== null)
  if (found.length > 0) return found
  return chairId === secretaryId ? [objection('assembly.two_officers', {}, 'secretary')] : []
}

export const objectionToLeading = (state: MeetingState): Objection | null =>
  state === 'open' ? null : objection('assembly.not_in_session', { state })

/** A pause needs an item to end. */
export const objectionToPausing = ({ state, itemId }: { state: MeetingState; itemId: number | null }): Objection | null =>
  objectionToLeading(state) ?? (itemId === null ? objection('assembly.no_item', {}) : null)

/** Closes the session: its chair or its secretary. */
export const mayClose = (actor: Actor | null, meeting: MeetingRef): boolean =>
  mayChair(actor, meeting) ||
  (actor !== null && meeting.officers.some(({ role, personId }) => role === 'secretary' && personId === actor.personId))

/**
 * Whether somebody may ask for the floor: who speaks for a voter that is signed in, whoever is at work in the session, and the permanents, who
 * are on no roll.
 */
export const mayAskForFloor = (actor: Actor | null, meeting: MeetingRef, isThere: boolean): boolean =>
  actor !== null &&
  (isThere || isStaffOf(actor, meeting.organisationId) || meeting.officers.some(({ personId }) => personId === actor.personId))

export interface Asking {
  state: MeetingState
  isAllowed: boolean
  /** Whether this person is on the list or speaks already. */
  isListed: boolean
}

export function objectionToAsking({ state, isAllowed, isListed }: Asking): Objection | null {
  if (state !== 'open') return objection('assembly.not_in_session', { state })
  if (!isAllowed) return objection('assembly.floor_not_for_absent', {})
  return isListed ? objection('assembly.floor_asked', {}) : null
}

export interface Speech {
  givenAt: Date | null
  endedAt: Date | null
}

/** As long as a speech may be given for, in seconds. */
export const SPEECH = { shortest: 10, longest: 7200, usual: 180 } as const

export function objectionToGiving({ givenAt, endedAt }: Speech, seconds: number): Objection | null {
  if (endedAt !== null) return objection('assembly.speech_over', {})
  if (givenAt !== null) return objection('assembly.floor_taken', {})
  const fits = Number.isInteger(seconds) && seconds >= SPEECH.shortest && seconds <= SPEECH.longest
  return fits ? null : objection('assembly.speech_length', { min: SPEECH.shortest, max: SPEECH.longest }, 'seconds')
}

export const objectionToEnding = ({ endedAt }: Pick<Speech, 'endedAt'>): Objection | null =>
  endedAt === null ? null : objection('assembly.speech_over', {})

/**
 * R05: the meeting could not deliberate. The quorum is not there at the end, and either never was or was lost before everything on the agenda
 * that decides had its turn. Whoever goes home after the last vote takes no decision away.
 */
export const isQuorumMissed = (metNow: boolean, everMet: boolean, decisionsLeft: boolean): boolean => !metNow && (!everMet || decisionsLeft)
