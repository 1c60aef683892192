/** What the room sees at each moment, where the bars of a result end, and what waits until a vote is over. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { VoteOutcome, VoteState } from '../tables.ts'

export interface RoomObjections {
  /** `number`: of the resolution that is being voted on. */
  'ballot.vote_before_item': { number: number }
}
declare module '#kernel/values/objection.ts' {
  interface Objections extends RoomObjections {}
}

/** While a resolution is voted on, its item is the current one. */
export const objectionToLeavingItem = (vote: { number: number } | null): Objection | null =>
  vote ? objection('ballot.vote_before_item', { number: vote.number }) : null

export const STAGES = ['before', 'pause', 'item', 'speaker', 'vote', 'result', 'closed', 'cancelled'] as const
export type Stage = (typeof STAGES)[number]

export interface StageFacts {
  meetingState: 'draft' | 'convened' | 'open' | 'closed' | 'cancelled'
  hasItem: boolean
  /** Since when somebody has the floor. */
  speakingSince: Date | null
  isVoting: boolean
  /** When the last vote of the current item was closed. */
  resultAt: Date | null
}

/** A vote comes before everything; a result stays until somebody speaks after it or the item is left. */
export function stageOf({ meetingState, hasItem, speakingSince, isVoting, resultAt }: StageFacts): Stage {
  if (meetingState === 'closed' || meetingState === 'cancelled') return meetingState
  if (meetingState !== 'open') return 'before'
  if (isVoting) return 'vote'
  if (speakingSince && (!resultAt || speakingSince > resultAt)) return 'speaker'
  if (resultAt && hasItem) return 'result'
  return hasItem ? 'item' : 'pause'
}

interface Tried {
  resolution: { id: number }
  state: VoteState
  outcome: VoteOutcome | null
}

/** The resolution that comes next in an item: the first that is neither withdrawn nor decided; null: all are. */
export const nextResolution = <One extends { id: number; withdrawnAt: Date | null }>(
  resolutions: readonly One[],
  votes: readonly Tried[],
): One | null =>
  resolutions.find(
    ({ id, withdrawnAt }) =>
      withdrawnAt === null &&
      !votes.some(({ resolution, outcome }) => resolution.id === id && (outcome === 'adopted' || outcome === 'rejected')),
  ) ?? null

export interface BarCounts {
  for: number
  against: number
  abstention: number
  blank: number
  spoilt: number
}

/** What is required as the count keeps it: `377`, `1130/3`, `> 7/2`, `> against`; in thousandths of a vote, for a mark on a bar. */
export function requiredThousandths(required: string, counts: BarCounts): number {
  const text = required.replace(/^>\s*/, '')
  if (text === 'against') return counts.against * 1000
  const [over = '0', under = '1'] = text.split('/')
  return Number((BigInt(over) * 1000n) / BigInt(under))
}

export interface Bars {
  /** The width of the whole, in votes. */
  whole: number
  /** Of each bar and of the mark, in thousandths of the whole. */
  shares: Record<keyof BarCounts, number>
  mark: number
}

/** All bars on one scale: what was cast, or more where more was required (a majority of the roll). */
export function barsOf(counts: BarCounts, required: string): Bars {
  const needed = requiredThousandths(required, counts)
  const cast = counts.for + counts.against + counts.abstention + counts.blank + counts.spoilt
  const whole = Math.max(cast, Math.ceil(needed / 1000), 1)
  const share = (votes: number) => Math.round((votes * 1000) / whole)
  return {
    whole,
    shares: {
      for: share(counts.for),
      against: share(counts.against),
      abstention: share(counts.abstention),
      blank: share(counts.blank),
      spoilt: share(counts.spoilt),
    },
    mark: Math.min(1000, Math.round(needed / whole)),
  }
}

/** Seconds that are left of a speech at this moment; below zero: it is over its time. */
export const secondsLeft = (givenAt: Date, seconds: number, now: Date): number =>
  seconds - Math.floor((now.getTime() - givenAt.getTime()) / 1000)
