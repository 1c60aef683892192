/** The same assembly by other rules: what would have come out under another version of the statutes. */
import type { BodyRules } from '../tables.ts'
import { decisionRule, majorityOf, votingRules } from './stored.ts'
import type { Assembly } from './tally.ts'

export interface OtherRules {
  assembly: Assembly
  /** Kinds of decision that this body does not know: the rule of the file stays. */
  unknown: string[]
}

/** `decided`: what kind of decision each vote of the assembly is, in their order; it is looked up among the body's by its code. */
export function underRules(assembly: Assembly, decided: readonly string[], body: BodyRules): OtherRules {
  const rules = new Map([...new Set(decided)].map((code) => [code, decisionRule(body, code)]))
  return {
    assembly: {
      ...assembly,
      rules: votingRules(body),
      votes: assembly.votes.map((vote, place) => {
        const rule = rules.get(decided[place] ?? '')
        return rule ? { ...vote, majority: majorityOf(rule) } : vote
      }),
    },
    unknown: [...rules].filter(([, rule]) => rule === null).map(([code]) => code),
  }
}

/** A page answers at once or not at all: so many looks at a voter, a presence or a proxy are a fraction of a second. */
const MOST_LOOKS = 1_000_000

export const isTooLargeToTry = ({ voters, presences, proxies, votes }: Assembly): boolean =>
  (voters.length + presences.length + proxies.length) * votes.length > MOST_LOOKS
