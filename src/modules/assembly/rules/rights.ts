/** Who may do what with a meeting (docs/permissions.md). */
import { type Actor, BOARD, holds, isBoardOf, isStaffOf, sitsIn } from '#kernel/values/actor.ts'
import type { MeetingState, OfficerRole } from '../tables.ts'

const isShell = (actor: Actor | null): boolean => actor !== null && actor.personId === null

export interface MeetingRef {
  organisationId: number
  bodyId: number
  state: MeetingState
  /** Who was named for the session. */
  officers: readonly { role: OfficerRole; personId: number }[]
  /** Whether who asks speaks for a voter of the roll, or holds a seat. */
  entitled: boolean
}

const isNamed = (actor: Actor | null, meeting: MeetingRef, ...roles: OfficerRole[]): boolean =>
  actor !== null && meeting.officers.some(({ role, personId }) => roles.includes(role) && personId === actor.personId)

/** Plans and convenes: president or secretary of the body; its organisation's, where the body has no officers of its own. */
export const mayConvene = (actor: Actor | null, { organisationId, bodyId }: Pick<MeetingRef, 'organisationId' | 'bodyId'>): boolean =>
  isShell(actor) ||
  holds(actor, organisationId, ['president', 'secretary']) ||
  (actor?.mandates.some((mandate) => mandate.bodyId === bodyId && ['president', 'secretary'].includes(mandate.role)) ?? false)

/** Prepares the agenda and the documents: those who convene, and the permanents. */
export const mayPrepare = (actor: Actor | null, meeting: Pick<MeetingRef, 'organisationId' | 'bodyId'>): boolean =>
  mayConvene(actor, meeting) || isStaffOf(actor, meeting.organisationId)

/** The desk: permanents, or those named for the meeting. */
export const mayHoldDesk = (actor: Actor | null, meeting: MeetingRef): boolean =>
  isShell(actor) || isStaffOf(actor, meeting.organisationId) || isNamed(actor, meeting, 'desk')

/** Opens and closes votes, gives the floor: the chair of the session alone. */
export const mayChair = (actor: Actor | null, meeting: MeetingRef): boolean => isNamed(actor, meeting, 'chair')

/** Opens the session, naming who chairs it: those who convene, and whoever is already named. */
export const mayOpen = (actor: Actor | null, meeting: MeetingRef): boolean =>
  mayConvene(actor, meeting) || isNamed(actor, meeting, 'chair', 'secretary')

/** Counts paper: the tellers named for the meeting. */
export const mayCount = (actor: Actor | null, meeting: MeetingRef): boolean => isNamed(actor, meeting, 'teller')

/** Entitled to the meeting, or at work in it. */
export const isOfMeeting = (actor: Actor | null, meeting: MeetingRef): boolean =>
  actor !== null &&
  (isShell(actor) ||
    isStaffOf(actor, meeting.organisationId) ||
    isBoardOf(actor, meeting.organisationId) ||
    holds(actor, meeting.organisationId, BOARD) ||
    sitsIn(actor, meeting.bodyId) ||
    meeting.officers.some(({ personId }) => personId === actor.personId) ||
    meeting.entitled)

/** A draft is read by those who prepare it; a convened meeting by those entitled; the public reads decisions in the register alone. */
export const mayReadMeeting = (actor: Actor | null, meeting: MeetingRef): boolean =>
  meeting.state === 'draft' ? mayPrepare(actor, meeting) || isBoardOf(actor, meeting.organisationId) : isOfMeeting(actor, meeting)
