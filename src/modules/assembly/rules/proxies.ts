/** Who may give a proxy to whom (R06-R08): every cap of the statutes, said with its article. */
import type { Actor } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { MeetingState } from '../tables.ts'
import { type MeetingRef, mayHoldDesk, mayPrepare } from './rights.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'assembly.proxy_meeting_not_convened': Record<never, never>
    'assembly.proxy_meeting_over': Record<never, never>
    'assembly.proxy_body_unknown': Record<never, never>
    'assembly.proxy_not_allowed': { article: string | null }
    'assembly.proxy_blank_refused': { article: string | null }
    'assembly.proxy_giver_excluded': { giver: string }
    'assembly.proxy_giver_present': { giver: string; own: boolean }
    'assembly.proxy_self': Record<never, never>
    'assembly.proxy_self_chair': Record<never, never>
    'assembly.proxy_holder_excluded': { holder: string }
    'assembly.proxy_holder_gave': { holder: string }
    'assembly.proxy_other_college': { holder: string; article: string | null }
    'assembly.proxy_other_region': { holder: string; article: string | null }
    'assembly.proxy_holder_full': { holder: string; carried: number; most: number; article: string | null }
    'assembly.proxy_holder_votes': { holder: string; votes: number; most: number; article: string | null }
    'assembly.proxy_unsigned': Record<never, never>
    'assembly.proxy_instruction_unknown': Record<never, never>
    'assembly.proxy_holder_missing': Record<never, never>
    'assembly.proxy_revoked_already': Record<never, never>
  }
}

export type ProxyObjectionCode =
  | `assembly.proxy_meeting_${'not_convened' | 'over'}`
  | `assembly.proxy_${'body_unknown' | 'not_allowed' | 'blank_refused' | 'self' | 'self_chair' | 'unsigned'}`
  | `assembly.proxy_giver_${'excluded' | 'present'}`
  | `assembly.proxy_holder_${'excluded' | 'gave' | 'full' | 'votes' | 'missing'}`
  | `assembly.proxy_other_${'college' | 'region'}`
  | 'assembly.proxy_instruction_unknown'
  | 'assembly.proxy_revoked_already'

/** Why a proxy that stands is not used at a moment: the statutes' reasons. */
export const USED_REASONS = [
  'present_only',
  'not_allowed',
  'unknown_voter',
  'self',
  'revoked',
  'not_yet_given',
  'superseded',
  'giver_present',
  'blank',
  'holder_absent',
  'other_college',
  'other_region',
  'over_cap',
] as const
export type UsedReason = (typeof USED_REASONS)[number]

/** What a giver may ask of the holder; whatever is not said is free. */
export const INSTRUCTIONS = ['for', 'against', 'abstention'] as const
export type Instruction = (typeof INSTRUCTIONS)[number]

/** The statutes on proxies, as whole numbers. */
export interface ProxyLimits {
  allowed: boolean
  perHolderMax: number | null
  /** The holder's own votes with those carried: at most so many. */
  mostVotes: number | null
  sameCollege: boolean
  sameRegion: boolean
  blank: 'refused' | 'chair'
  article: string | null
}

/** A voter as giver or holder. */
export interface ProxyVoter {
  id: number
  name: string
  college: string | null
  region: string | null
  weight: number
  isExcluded: boolean
  isPresent: boolean
}

/** What stands already around a holder, whatever the giver's own former proxy, which this one replaces. */
export interface Standing {
  /** Proxies given to the holder, and the votes in them. */
  carried: number
  carriedVotes: number
  /** The holder has itself given a proxy away. */
  hasGiven: boolean
}

export const NOTHING: Standing = { carried: 0, carriedVotes: 0, hasGiven: false }

/** Reads the whole list: the desk, those who prepare the meeting, those named for its session. */
export const mayReadProxies = (actor: Actor | null, meeting: MeetingRef): boolean =>
  mayHoldDesk(actor, meeting) || mayPrepare(actor, meeting) || meeting.officers.some(({ personId }) => personId === actor?.personId)

/** R06: from the notice on, until the meeting is over. */
export function objectionToProxies(state: MeetingState): Objection | null {
  if (state === 'draft') return objection('assembly.proxy_meeting_not_convened', {})
  return state === 'convened' || state === 'open' ? null : objection('assembly.proxy_meeting_over', {})
}

/** Whether this voter may give a proxy at all. `own`: it is the giver who asks. */
export function objectionToGiver(limits: ProxyLimits, giver: ProxyVoter, own: boolean): Objection | null {
  if (!limits.allowed) return objection('assembly.proxy_not_allowed', { article: limits.article })
  if (giver.isExcluded || giver.weight === 0) return objection('assembly.proxy_giver_excluded', { giver: giver.name }, 'giver')
  return giver.isPresent ? objection('assembly.proxy_giver_present', { giver: giver.name, own }, 'giver') : null
}

/** How many more proxies this holder can carry by number; null: as many as come. */
export const placesLeft = ({ perHolderMax }: ProxyLimits, { carried }: Standing): number | null =>
  perHolderMax === null ? null : Math.max(0, perHolderMax - carried)

/** Whether the caps leave room for one more (R07). */
function objectionToLoad(
  limits: ProxyLimits,
  giver: ProxyVoter,
  holder: ProxyVoter,
  { carried, carriedVotes }: Standing,
): Objection | null {
  const { perHolderMax, mostVotes, article } = limits
  if (perHolderMax !== null && carried >= perHolderMax)
    return objection('assembly.proxy_holder_full', { holder: holder.name, carried, most: perHolderMax, article }, 'holder')
  const votes = holder.weight + carriedVotes + giver.weight
  if (mostVotes !== null && votes > mostVotes)
    return objection('assembly.proxy_holder_votes', { holder: holder.name, votes, most: mostVotes, article }, 'holder')
  return null
}

/** Whether this giver may name this holder. */
export function objectionToHolder(limits: ProxyLimits, giver: ProxyVoter, holder: ProxyVoter, standing: Standing): Objection | null {
  const { article } = limits
  if (holder.id === giver.id) return objection('assembly.proxy_self', {}, 'holder')
  if (holder.isExcluded || holder.weight === 0) return objection('assembly.proxy_holder_excluded', { holder: holder.name }, 'holder')
  // Whoever is there casts in person: what it gave away is not used, and it may carry.
  if (standing.hasGiven && !holder.isPresent) return objection('assembly.proxy_holder_gave', { holder: holder.name }, 'holder')
  if (limits.sameCollege && giver.college !== holder.college)
    return objection('assembly.proxy_other_college', { holder: holder.name, article }, 'holder')
  if (limits.sameRegion && giver.region !== holder.region)
    return objection('assembly.proxy_other_region', { holder: holder.name, article }, 'holder')
  return objectionToLoad(limits, giver, holder, standing)
}

/** R08: a blank proxy is refused, or goes to the chair of the session, whose caps are those of any holder. `chair`: null while nobody is named. */
export function objectionToBlank(limits: ProxyLimits, giver: ProxyVoter, chair: ProxyVoter | null, standing: Standing): Objection | null {
  if (limits.blank === 'refused') return objection('assembly.proxy_blank_refused', { article: limits.article }, 'holder')
  if (!chair) return null
  return chair.id === giver.id ? objection('assembly.proxy_self_chair', {}, 'holder') : objectionToHolder(limits, giver, chair, standing)
}

/** R06: a paper bears a name. */
export const objectionToSignature = (channel: 'online' | 'paper', signedBy: string | null): Objection | null =>
  channel === 'paper' && (signedBy ?? '').trim() === '' ? objection('assembly.proxy_unsigned', {}, 'signed_by') : null

/** Instructions are about resolutions that are still to be voted on. */
export const objectionToInstructions = (instructions: Record<string, string>, resolutionIds: readonly number[]): Objection | null =>
  Object.entries(instructions).every(
    ([id, choice]) => resolutionIds.includes(Number(id)) && (INSTRUCTIONS as readonly string[]).includes(choice),
  )
    ? null
    : objection('assembly.proxy_instruction_unknown', {}, 'instructions')
