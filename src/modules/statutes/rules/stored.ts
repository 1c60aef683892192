/** From the statutes as they are stored to the rules of counting. */
import type { BodyRules, DecisionRule, StatutesText, StoredProxies, StoredQuorum } from '../tables.ts'
import { type Fraction, parseFraction } from './fraction.ts'
import type { Majority, ProxyRules, Quorum, QuorumTerms, VotingRules } from './voting.ts'

/** What is stored was checked when it was written: a fraction that is none is a fault of ours. */
function exact(text: string): Fraction {
  const read = parseFraction(text)
  if (!read) throw new Error(`The statutes hold ${text}, which is no fraction.`)
  return read
}

export function quorumRule(stored: StoredQuorum | null): Quorum | null {
  if (!stored) return null
  const { second, ...first } = stored
  const replaced: Partial<QuorumTerms> | null = second && {
    ...(second.base === undefined ? {} : { base: second.base }),
    ...(second.of === undefined ? {} : { of: second.of }),
    ...(second.strict === undefined ? {} : { strict: second.strict }),
    ...(second.article === undefined ? {} : { article: second.article }),
    ...(second.fraction === undefined ? {} : { fraction: exact(second.fraction) }),
  }
  return { ...first, fraction: exact(first.fraction), second: replaced }
}

export const proxyRules = (stored: StoredProxies | null): ProxyRules | null =>
  stored && { ...stored, perHolderMaxVotes: stored.perHolderMaxVotes === null ? null : exact(stored.perHolderMaxVotes) }

export const majorityOf = (stored: DecisionRule): Majority => ({
  threshold: stored.threshold === 'simple' || stored.threshold === 'absolute' ? stored.threshold : exact(stored.threshold),
  base: stored.base,
  blanksCount: stored.blanksCount,
  abstentionsCount: stored.abstentionsCount,
  eachCollege: stored.eachCollege,
  quorum: quorumRule(stored.quorum),
  article: stored.article,
})

export const votingRules = (stored: BodyRules): VotingRules => ({
  quorum: quorumRule(stored.quorum),
  proxies: proxyRules(stored.proxies),
  castingVote: stored.casting !== null,
  remote: stored.remote?.allowed ?? false,
})

export const bodyRules = (text: StatutesText, body: string): BodyRules | null => text.bodies.find((each) => each.body === body) ?? null

export const decisionRule = (rules: BodyRules, code: string): DecisionRule | null =>
  rules.decisions.find((each) => each.code === code) ?? null
