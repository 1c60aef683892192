/** What statutes say of deciding: quorum, proxies, majorities, the chair, remote presence (R04-R09, R13). Each carries the article it quotes. */
import type { Fraction } from './fraction.ts'

export const QUORUM_BASES = ['present', 'present_or_represented'] as const
export const MAJORITY_BASES = ['votes_cast', 'present', 'present_or_represented', 'roll'] as const
export const CHOICES = ['for', 'against', 'abstention', 'blank', 'spoilt'] as const
export type Choice = (typeof CHOICES)[number]

/** R04. The fields of `second` replace the others at the second convening (R05). */
export interface QuorumTerms {
  base: (typeof QUORUM_BASES)[number]
  of: 'voters' | 'votes'
  fraction: Fraction
  /** Above the fraction, not just at it. */
  strict: boolean
  article: string | null
}
export interface Quorum extends QuorumTerms {
  second: Partial<QuorumTerms> | null
}

/** R06-R08. A limit that is null does not limit. */
export interface ProxyRules {
  allowed: boolean
  perHolderMax: number | null
  /** The holder's own votes with those carried may not exceed this share of the roll's votes. */
  perHolderMaxVotes: Fraction | null
  sameCollege: boolean
  sameRegion: boolean
  blank: 'refused' | 'chair'
  article: string | null
}

/** `simple`: more for than against; `absolute`: more than half of the base; a fraction: at least that part of the base (R09). */
export type Threshold = 'simple' | 'absolute' | Fraction

export interface Majority {
  threshold: Threshold
  base: (typeof MAJORITY_BASES)[number]
  blanksCount: boolean
  abstentionsCount: boolean
  eachCollege: boolean
  /** Replaces the general quorum for what is decided by this majority. */
  quorum: Quorum | null
  article: string | null
}

export interface VotingRules {
  quorum: Quorum | null
  /** null: the statutes are silent, so proxies are allowed and unlimited, blank ones refused (R07). */
  proxies: ProxyRules | null
  castingVote: boolean
  /** Whether remote presence counts (R13). */
  remote: boolean
}

/** Silent statutes, as the law reads them. */
export const SILENT_PROXIES: ProxyRules = {
  allowed: true,
  perHolderMax: null,
  perHolderMaxVotes: null,
  sameCollege: false,
  sameRegion: false,
  blank: 'refused',
  article: null,
}

/** Which quorum holds for this majority at this convening; null: none. */
export function quorumFor(rules: Pick<VotingRules, 'quorum'>, majority: Pick<Majority, 'quorum'>, convening: 1 | 2): QuorumTerms | null {
  const quorum = majority.quorum ?? rules.quorum
  return quorum && convening === 2 && quorum.second ? { ...quorum, ...quorum.second } : quorum
}
