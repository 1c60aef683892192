/** What stands against opening, suspending, closing, annulling and counting a vote, and against casting in it. */
import { formatDay } from '#kernel/dates.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { BallotChoice, Method, VoteOutcome, VoteState } from '../tables.ts'

export interface VotesObjections {
  'ballot.meeting_not_open': Record<never, never>
  'ballot.no_rules': { body: string }
  'ballot.decision_unknown': { decision: string }
  'ballot.withdrawn': Record<never, never>
  'ballot.decided_already': { outcome: VoteOutcome }
  /** `number`: of its resolution; null: somebody was faster in the same instant. */
  'ballot.other_vote': { number: number | null }
  'ballot.vote_still_open': { number: number }
  'ballot.not_counted': Record<never, never>
  'ballot.text_changed': Record<never, never>
  'ballot.no_quorum': { sentence: Record<'fr' | 'en', string> }
  'ballot.nobody_votes': Record<never, never>
  'ballot.not_open': { state: VoteState }
  'ballot.not_suspended': { state: VoteState }
  'ballot.ended': { state: VoteState }
  'ballot.reason_missing': Record<never, never>
  'ballot.subject_decided': Record<never, never>
  'ballot.count_above': { college: string; counted: number; votes: number; cast: number }
  'ballot.count_unknown_college': { college: string }
  'ballot.count_not_whole': { college: string }
  /** `at`: ISO 8601. */
  'ballot.closed_since': { at: string; timeZone: string }
  'ballot.suspended': Record<never, never>
  'ballot.annulled': Record<never, never>
  'ballot.not_entitled': Record<never, never>
  'ballot.not_caster': Record<never, never>
  'ballot.hands_in_room': Record<never, never>
}
declare module '#kernel/values/objection.ts' {
  interface Objections extends VotesObjections {}
}

export interface OpeningFacts {
  meetingState: string
  withdrawn: boolean
  /** SHA-256 of the text that was convened on; null: about nothing but its own words. */
  convenedOn: string | null
  /** The same of the text as it is now; undefined: nobody asked. */
  now: string | null | undefined
  /** Earlier votes on this resolution. */
  earlier: readonly { state: VoteState; outcome: VoteOutcome | null }[]
  /** The number of the resolution that is being voted on in this meeting; null: none. */
  other: number | null
}

/** Before anybody counts who is there. A new round only after an annulment or a tie; no vote without quorum is ever held. */
export function objectionToOpening({ meetingState, withdrawn, convenedOn, now, earlier, other }: OpeningFacts): Objection | null {
  if (meetingState !== 'open') return objection('ballot.meeting_not_open', {})
  if (withdrawn) return objection('ballot.withdrawn', {})
  if (other !== null) return objection('ballot.other_vote', { number: other })
  const decided = earlier.find(({ outcome }) => outcome === 'adopted' || outcome === 'rejected')
  if (decided) return objection('ballot.decided_already', { outcome: decided.outcome! })
  if (convenedOn !== null && now !== undefined && now !== convenedOn) return objection('ballot.text_changed', {})
  return null
}

export const objectionToSuspending = ({ state }: { state: VoteState }): Objection | null =>
  state === 'open' ? null : objection('ballot.not_open', { state })

export const objectionToResuming = ({ state }: { state: VoteState }): Objection | null =>
  state === 'suspended' ? null : objection('ballot.not_suspended', { state })

const isRunning = (state: VoteState): boolean => state === 'open' || state === 'suspended'

export const objectionToClosing = ({ state }: { state: VoteState }): Objection | null =>
  isRunning(state) ? null : objection('ballot.ended', { state })

/** Hands and calls are counted by the tellers: a vote of which nobody entered anything would come out rejected, 0 to 0. */
export const objectionToUncounted = (method: Method, { papers, ballots }: { papers: number; ballots: number }): Objection | null =>
  method !== 'electronic' && papers === 0 && ballots === 0 ? objection('ballot.not_counted', {}) : null

export interface AnnulmentFacts {
  state: VoteState
  outcome: VoteOutcome | null
  /** About something that a module offers, which an adoption changed. */
  aboutSubject: boolean
  meetingState: string
}

/** What an adopted resolution set off elsewhere does not come undone; and once the session is closed, its votes stand. */
export function objectionToAnnulling(vote: AnnulmentFacts, reason: string): Objection | null {
  if (vote.state === 'annulled') return objection('ballot.ended', { state: vote.state })
  if (vote.outcome === 'adopted' && vote.aboutSubject) return objection('ballot.subject_decided', {})
  if (vote.meetingState !== 'open') return objection('ballot.meeting_not_open', {})
  return reason.trim() === '' ? objection('ballot.reason_missing', {}, 'reason') : null
}

export type PaperCounts = Record<BallotChoice, number>

export interface CollegeRoom {
  /** The votes of its electorate. */
  votes: number
  /** Those that were cast one by one. */
  cast: number
}

/** How many votes a count has, however they were given. */
export const paperVotes = (counts: PaperCounts): number => Object.values(counts).reduce((sum, each) => sum + each, 0)
const MOST_VOTES = 2_000_000_000

/** Papers and hands of each college: whole, and no more than its electorate has left after the ballots that were cast one by one. */
export function objectionsToCounting(
  counts: Readonly<Record<string, PaperCounts>>,
  rooms: ReadonlyMap<string, CollegeRoom>,
  nameOf: (college: string) => string = (college) => college,
): Objection[] {
  return Object.entries(counts).flatMap(([college, each]): Objection[] => {
    const room = rooms.get(college)
    if (!room) return [objection('ballot.count_unknown_college', { college })]
    if (Object.values(each).some((count) => !Number.isInteger(count) || count < 0 || count > MOST_VOTES))
      return [objection('ballot.count_not_whole', { college: nameOf(college) }, `${college}:for`)]
    const counted = paperVotes(each)
    if (counted + room.cast <= room.votes) return []
    return [objection('ballot.count_above', { college: nameOf(college), counted, votes: room.votes, cast: room.cast }, `${college}:for`)]
  })
}

export interface CastingFacts {
  vote: { state: VoteState; method: Method; closedAt: Date | null }
  timeZone: string
  /** Whether the voter is of the electorate that was fixed at the opening. */
  entitled: boolean
  /** Whether who casts is the one who casts for this voter, or for whoever carries its proxy. */
  isCaster: boolean
  /** Whether that one takes part from afar: in the room hands are raised, and counted there. */
  remote: boolean
}

/** Of one ballot of one voter. A late one is told when the vote was closed. */
export function objectionToCasting({ vote, timeZone, entitled, isCaster, remote }: CastingFacts): Objection | null {
  if (vote.state === 'closed') return objection('ballot.closed_since', { at: (vote.closedAt ?? new Date(0)).toISOString(), timeZone })
  if (vote.state === 'annulled') return objection('ballot.annulled', {})
  if (vote.state === 'suspended') return objection('ballot.suspended', {})
  if (!entitled) return objection('ballot.not_entitled', {})
  if (!isCaster) return objection('ballot.not_caster', {})
  return vote.method === 'electronic' || remote ? null : objection('ballot.hands_in_room', {})
}

/** A decision as what it adopted quotes it for ever, in the first language of the house; what is made up says so. */
export const referenceOf = (resolution: number, example: boolean): string => `Résolution ${resolution}${example ? ' (exemple)' : ''}`
export const sourceOf = (day: string, example: boolean): string =>
  `Procès-verbal de la séance du ${formatDay('fr', day)}${example ? ' (exemple)' : ''}`
