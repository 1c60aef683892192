/** The file by which `bin/gouvernail tally` counts a closed vote again: the contract of docs/command-line.md, to the letter. */
import { wallClockIn } from '#kernel/dates.ts'
import type { Choice, Counts, StatutesText } from '#modules/statutes/index.ts'
import { type CountedVote, castOf, type KnownAtOpening, type Vote } from './queries.ts'

type StoredBody = StatutesText['bodies'][number]
type StoredQuorum = NonNullable<StoredBody['quorum']>

/** What the statutes do not say is left out: in the file a limit that is not there does not limit. */
const given = <Facts extends object>(facts: Facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

const quorumJson = ({ base, of, fraction, strict, article, second }: StoredQuorum) =>
  given({ base, of, fraction, strict, article, second: second && given(second) })

const proxiesJson = (rule: StoredBody['proxies']) =>
  rule &&
  given({
    allowed: rule.allowed,
    per_holder_max: rule.perHolderMax,
    per_holder_max_votes: rule.perHolderMaxVotes,
    same_college: rule.sameCollege,
    same_region: rule.sameRegion,
    blank_proxies: rule.blank,
    article: rule.article,
  })

const majorityJson = (rule: StoredBody['decisions'][number]) =>
  given({
    threshold: rule.threshold,
    base: rule.base,
    blanks_count: rule.blanksCount,
    abstentions_count: rule.abstentionsCount,
    each_college: rule.eachCollege,
    quorum: rule.quorum && quorumJson(rule.quorum),
    article: rule.article,
  })

/** Ballots by voter, or counts by college where papers are among them. */
function castJson(counted: CountedVote): { ballots: Record<string, Choice> } | { counts: Record<string, Counts> } {
  const cast = castOf(counted)
  return 'hand' in cast ? { counts: Object.fromEntries(cast.hand.counts) } : { ballots: Object.fromEntries(cast.ballots) }
}

export interface CountFile {
  vote: Vote
  timeZone: string
  counted: CountedVote
  known: KnownAtOpening
  /** By the voter's id. */
  names: ReadonlyMap<string, string>
}

/**
 * Times are those of the day on which the vote was opened, in minutes. Who was there is told as it was fixed then: whoever came or left within that
 * minute, before or after, changes nothing. Names are for people; ids are what is counted.
 */
export function tallyFile({ vote, timeZone, counted, known, names }: CountFile) {
  const { body, decision, convening } = vote.rules
  const [date = '', at = ''] = wallClockIn(timeZone, vote.openedAt).split('T')
  const there = counted.electorate.filter(({ holderId }) => holderId === null)
  return {
    date,
    convening,
    statutes: given({
      quorum: body.quorum && quorumJson(body.quorum),
      proxies: proxiesJson(body.proxies),
      majorities: { [decision.code]: majorityJson(decision) },
      chair: { casting_vote: body.casting !== null },
      remote: body.remote?.allowed ?? false,
    }),
    ...(vote.chairId === null ? {} : { chair: String(vote.chairId) }),
    voters: counted.roll.map(({ id, college, region, weight }) => ({ id, name: names.get(id), college, region, weight })),
    presences: there.map(({ voterId }) => ({ id: voterId, from: at, ...(known.remote.has(voterId) ? { mode: 'remote' } : {}) })),
    proxies: known.proxies.map(({ giver, holder, givenAt, revokedAt }) => ({
      giver,
      holder,
      given: wallClockIn(timeZone, givenAt),
      ...(revokedAt ? { revoked: wallClockIn(timeZone, revokedAt) } : {}),
    })),
    votes: [{ id: String(vote.id), at, majority: decision.code, ...castJson(counted) }],
  }
}
