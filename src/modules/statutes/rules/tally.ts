/** The replay of one assembly: each vote by the statutes, from who was there, who carried whose vote, and what was cast. */
import {
  type Electorate,
  electorateAt,
  type GivenProxy,
  type Minute,
  type RefusedProxy,
  type UsedProxy,
  type Voter,
  votesOf,
} from './electorate.ts'
import { fractionText } from './fraction.ts'
import {
  type Counts,
  type MajorityReached,
  majorityReached,
  NO_VOTES,
  type Outcome,
  outcomeOf,
  type QuorumReached,
  quorumReached,
  type Size,
} from './outcome.ts'
import { type Choice, type Majority, quorumFor, SILENT_PROXIES, type VotingRules } from './voting.ts'

export interface Presence {
  id: string
  from: Minute
  /** null: until the end. */
  to: Minute | null
  remote: boolean
}

/** Papers that were counted, by college, where nobody knows who cast what. */
export interface HandCount {
  counts: ReadonlyMap<string, Counts>
  /** Told by hand where no presences were kept; null: as computed. */
  present: ReadonlyMap<string, Size> | null
  represented: ReadonlyMap<string, Size> | null
  roll: ReadonlyMap<string, Size> | null
}

export interface Vote {
  id: string
  at: Minute
  majority: Majority
  cast: { ballots: ReadonlyMap<string, Choice> } | { hand: HandCount }
}

export interface Assembly {
  rules: VotingRules
  convening: 1 | 2
  chair: string | null
  voters: readonly Voter[]
  presences: readonly Presence[]
  proxies: readonly GivenProxy[]
  votes: readonly Vote[]
}

export interface RefusedBallot {
  voter: string
  choice: Choice
  reason: 'not_entitled'
}

export interface VoteResult {
  id: string
  quorum: QuorumReached
  proxies: { used: UsedProxy[]; refused: RefusedProxy[] }
  electorate: Size
  refusedBallots: RefusedBallot[]
  counts: Counts
  byCollege: Map<string, Counts>
  majority: MajorityReached
  article: string | null
  /** Each college by the same rule; null where the colleges need not agree one by one. */
  majorityByCollege: Map<string, MajorityReached> | null
  outcome: Outcome
}

const sizeOf = (voters: readonly Voter[]): Size => ({ voters: voters.length, votes: votesOf(voters) })
const byCollege = (voters: readonly Voter[]): Map<string, Size> =>
  new Map([...Map.groupBy(voters, ({ college }) => college)].map(([college, members]) => [college, sizeOf(members)]))
const sum = (sizes: Iterable<Size>): Size =>
  [...sizes].reduce((total, { voters, votes }) => ({ voters: total.voters + voters, votes: total.votes + votes }), { voters: 0, votes: 0 })
const added = (one: Counts, other: Counts): Counts => ({
  for: one.for + other.for,
  against: one.against + other.against,
  abstention: one.abstention + other.abstention,
  blank: one.blank + other.blank,
  spoilt: one.spoilt + other.spoilt,
})

/** How many there are, by college: as told by hand, else as computed. */
export interface Room {
  roll: ReadonlyMap<string, Size>
  present: ReadonlyMap<string, Size>
  represented: ReadonlyMap<string, Size>
}

/** Who is there and who is represented at the opening of a vote. */
export function electorateOf(assembly: Assembly, vote: Vote): Electorate {
  const there = assembly.presences.filter(
    ({ from, to, remote }) => from <= vote.at && (to === null || vote.at < to) && (!remote || assembly.rules.remote),
  )
  return electorateAt({
    roll: assembly.voters,
    present: new Set(there.map(({ id }) => id)),
    proxies: assembly.proxies,
    at: vote.at,
    chair: assembly.chair,
    rules: assembly.rules.proxies ?? SILENT_PROXIES,
    presentOnly: vote.majority.base === 'present',
  })
}

/** The room of a vote. A majority of those present counts nobody who is represented. */
export function roomOf(assembly: Assembly, vote: Vote, electorate: Electorate): Room {
  const hand = 'hand' in vote.cast ? vote.cast.hand : null
  return {
    roll: hand?.roll ?? byCollege(assembly.voters.filter(({ weight }) => weight > 0)),
    present: hand?.present ?? byCollege(electorate.present),
    represented: vote.majority.base === 'present' ? new Map() : (hand?.represented ?? byCollege(electorate.represented)),
  }
}

/** Colleges of the electorate with its size in each. */
export function electorateByCollege({ present, represented }: Room): Map<string, Size> {
  const colleges = new Set([...present.keys(), ...represented.keys()])
  const all = [...colleges].map((college): [string, Size] => [
    college,
    sum([present.get(college) ?? { voters: 0, votes: 0 }, represented.get(college) ?? { voters: 0, votes: 0 }]),
  ])
  return new Map(all.filter(([, { voters }]) => voters > 0))
}

/** Ballots by college; those of whoever is not of the electorate are refused, and nobody else's vote is touched. */
function counted(vote: Vote, electorate: Electorate, colleges: Iterable<string>) {
  const counts = new Map([...colleges].map((college): [string, Counts] => [college, { ...NO_VOTES }]))
  const refused: RefusedBallot[] = []
  if ('hand' in vote.cast) for (const [college, told] of vote.cast.hand.counts) counts.set(college, told)
  else {
    const entitled = new Map(electorate.voters.map((voter) => [voter.id, voter]))
    for (const [id, choice] of vote.cast.ballots) {
      const voter = entitled.get(id)
      if (voter) counts.get(voter.college)![choice] += voter.weight
      else refused.push({ voter: id, choice, reason: 'not_entitled' })
    }
  }
  return { counts, refused }
}

/** The chair's own ballot, cast in person: a represented chair has no casting vote, and papers in a box are nobody's. */
function castingOf(assembly: Assembly, vote: Vote, electorate: Electorate): Choice | null {
  if (!assembly.rules.castingVote || 'hand' in vote.cast) return null
  const chair = electorate.present.find(({ id }) => id === assembly.chair)
  return (chair && vote.cast.ballots.get(chair.id)) ?? null
}

/** One vote, decided. */
export function voteResult(assembly: Assembly, vote: Vote): VoteResult {
  const { majority } = vote
  const electorate = electorateOf(assembly, vote)
  const room = roomOf(assembly, vote, electorate)
  const colleges = electorateByCollege(room)
  const { counts, refused } = counted(vote, electorate, colleges.keys())
  const total = [...counts.values()].reduce(added, NO_VOTES)
  const size = sum(colleges.values())
  const roll = sum(room.roll.values())
  const quorum = quorumReached(
    quorumFor(assembly.rules, majority, assembly.convening),
    roll,
    sum(room.present.values()),
    sum(room.represented.values()),
  )
  const overall = majorityReached(majority, total, size.votes, roll.votes)
  const each = majority.eachCollege
    ? new Map(
        [...colleges]
          .filter(([, { votes }]) => votes > 0)
          .map(([college, { votes }]): [string, MajorityReached] => [
            college,
            majorityReached(majority, counts.get(college) ?? NO_VOTES, votes, room.roll.get(college)?.votes ?? 0),
          ]),
      )
    : null
  const casting = castingOf(assembly, vote, electorate)
  return {
    id: vote.id,
    quorum,
    proxies: { used: electorate.used, refused: electorate.refused },
    electorate: size,
    refusedBallots: refused,
    counts: total,
    byCollege: counts,
    majority: overall,
    article: majority.article,
    majorityByCollege: each,
    outcome: outcomeOf({ quorumMet: quorum.met, overall, colleges: [...(each?.values() ?? [])], casting }),
  }
}

export const tally = (assembly: Assembly): VoteResult[] => assembly.votes.map((vote) => voteResult(assembly, vote))

/** The result as the contract of the command line writes it. */
export const resultJson = (result: VoteResult) => ({
  id: result.id,
  quorum: {
    required: fractionText(result.quorum.required),
    reached: String(result.quorum.reached),
    met: result.quorum.met,
    article: result.quorum.article,
  },
  proxies: result.proxies,
  electorate: result.electorate,
  refusedBallots: result.refusedBallots,
  counts: result.counts,
  byCollege: Object.fromEntries(result.byCollege),
  majority: {
    ...majorityJson(result.majority),
    article: result.article,
    ...(result.majorityByCollege
      ? {
          byCollege: Object.fromEntries(
            [...result.majorityByCollege].map(([college, { base, required, reached, met }]) => [
              college,
              { base: String(base), required, reached: String(reached), met },
            ]),
          ),
        }
      : {}),
  },
  outcome: result.outcome,
})

const majorityJson = ({ threshold, base, required, reached, met }: MajorityReached) => ({
  threshold,
  base: String(base),
  required,
  reached: String(reached),
  met,
})
