/** The quorum of a meeting at one moment, whatever is voted on (R04). */
import { type Electorate, electorateAt, type GivenProxy, type Voter, votesOf } from './electorate.ts'
import { type QuorumReached, quorumReached, type Size } from './outcome.ts'
import type { Presence } from './tally.ts'
import { quorumFor, SILENT_PROXIES, type VotingRules } from './voting.ts'

/** A meeting as the statutes count it. */
export interface Counted {
  voters: readonly Voter[]
  presences: readonly Presence[]
  proxies: readonly GivenProxy[]
}

export interface QuorumNow extends QuorumReached {
  roll: Size
  present: Size
  represented: Size
  electorate: Electorate
}

const sizeOf = (voters: readonly Voter[]): Size => ({ voters: voters.length, votes: votesOf(voters) })

/** `at`: milliseconds; `chair`: the voter for whom the chair of the session casts. Without a quorum in the statutes it is always met. */
export function quorumAt(counted: Counted, rules: VotingRules, convening: 1 | 2, chair: string | null, at: number): QuorumNow {
  const there = counted.presences.filter(({ from, to, remote }) => from <= at && (to === null || at < to) && (!remote || rules.remote))
  const electorate = electorateAt({
    roll: counted.voters,
    present: new Set(there.map(({ id }) => id)),
    proxies: counted.proxies,
    at,
    chair,
    rules: rules.proxies ?? SILENT_PROXIES,
    presentOnly: false,
  })
  const roll = sizeOf(counted.voters)
  const [present, represented] = [sizeOf(electorate.present), sizeOf(electorate.represented)]
  const reached = quorumReached(quorumFor(rules, { quorum: null }, convening), roll, present, represented)
  return { ...reached, roll, present, represented, electorate }
}
