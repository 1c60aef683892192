/** From counts to an outcome: quorum, base, threshold, colleges, the chair's casting vote (R04, R09). */
import { compare, type Fraction, fraction, fractionText, HALF, times, ZERO } from './fraction.ts'
import type { Choice, Majority, QuorumTerms } from './voting.ts'

/** Votes, by choice. */
export type Counts = Record<Choice, number>

export const NO_VOTES: Counts = { for: 0, against: 0, abstention: 0, blank: 0, spoilt: 0 }
export const OUTCOMES = ['adopted', 'rejected', 'tie', 'no_quorum'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How many, and with how many votes. */
export interface Size {
  voters: number
  votes: number
}

export interface QuorumReached {
  required: Fraction
  strict: boolean
  reached: number
  met: boolean
  article: string | null
}

/** Fraction × the whole roll, against who is present or also represented. Without a quorum it is always met. */
export function quorumReached(terms: QuorumTerms | null, roll: Size, present: Size, represented: Size): QuorumReached {
  const of = terms?.of ?? 'voters'
  const reached = present[of] + (terms?.base === 'present' ? 0 : represented[of])
  const required = terms ? times(terms.fraction, roll[of]) : ZERO
  const strict = terms?.strict ?? false
  const difference = compare(fraction(reached), required)
  return { required, strict, reached, met: terms === null || (strict ? difference > 0 : difference >= 0), article: terms?.article ?? null }
}

export interface MajorityReached {
  threshold: string
  base: number
  /** As the contract writes it: a number or fraction, `> 7/2`, or `> against`. */
  required: string
  reached: number
  met: boolean
  /** For and against are level where that decides: a casting vote may break it. */
  equal: boolean
}

/** What the votes are measured against. Spoilt papers are in no base. */
function baseOf(majority: Majority, counts: Counts, electorate: number, roll: number): number {
  if (majority.base === 'roll') return roll
  if (majority.base !== 'votes_cast') return electorate
  return counts.for + counts.against + (majority.blanksCount ? counts.blank : 0) + (majority.abstentionsCount ? counts.abstention : 0)
}

/** One majority over one count. `electorate`, `roll`: votes. */
export function majorityReached(majority: Majority, counts: Counts, electorate: number, roll: number): MajorityReached {
  const { threshold, blanksCount, abstentionsCount } = majority
  const base = baseOf(majority, counts, electorate, roll)
  const level = counts.for === counts.against && counts.for > 0
  const said = { base, reached: counts.for }
  if (threshold === 'simple')
    return { ...said, threshold, required: '> against', met: base > 0 && counts.for > counts.against, equal: level }
  if (threshold === 'absolute') {
    const required = times(HALF, base)
    const plain = majority.base === 'votes_cast' && !blanksCount && !abstentionsCount
    const met = base > 0 && compare(fraction(counts.for), required) > 0
    return { ...said, threshold, required: `> ${fractionText(required)}`, met, equal: level && plain }
  }
  const required = times(threshold, base)
  const met = base > 0 && compare(fraction(counts.for), required) >= 0
  return { ...said, threshold: fractionText(threshold), required: fractionText(required), met, equal: false }
}

export interface Decision {
  quorumMet: boolean
  overall: MajorityReached
  /** Of the colleges whose electorate weighs more than 0; empty unless each must agree. */
  colleges: readonly MajorityReached[]
  /** The chair's own ballot, cast in person, where the statutes give a casting vote. */
  casting: Choice | null
}

/** The outcome, in the order of the rules. */
export function outcomeOf({ quorumMet, overall, colleges, casting }: Decision): Outcome {
  if (!quorumMet) return 'no_quorum'
  if ([overall, ...colleges].some(({ met, equal }) => !met && !equal)) return 'rejected'
  if (overall.met) return colleges.every(({ met }) => met) ? 'adopted' : 'rejected'
  if (casting === 'for') return 'adopted'
  return casting === 'against' ? 'rejected' : 'tie'
}
