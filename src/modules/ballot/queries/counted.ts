/** A vote as the statutes count it: from what was fixed at its opening, the ballots that were cast and the papers that were counted. */
import type { Reader } from '#kernel/database.ts'
import { votersCounted } from '#modules/assembly/index.ts'
import {
  type Assembly,
  type Choice,
  type Counts,
  majorityOf,
  NO_VOTES,
  type Vote as TallyVote,
  type VoteResult,
  type Voter,
  voteResult,
  votingRules,
} from '#modules/statutes/index.ts'
import type { CollegeRoom, PaperCounts } from '../rules.ts'
import type { Vote } from './votes.ts'

export interface CountedVote {
  /** The whole roll of the meeting, consultative voices too. */
  roll: Voter[]
  electorate: { voterId: string; college: string; weight: number; holderId: string | null; choice: Choice | null }[]
  /** By college; empty: nobody counted papers or hands. */
  papers: Map<string, Counts>
}

/** Papers and hands as counted by the tellers, by college. */
export async function papersOf(reader: Reader, voteId: number): Promise<Map<string, PaperCounts>> {
  const rows = await reader.selectFrom('ballot_count').selectAll().where('vote_id', '=', voteId).orderBy('college').execute()
  return new Map(
    rows.map(({ college, votes_for, votes_against, abstention, blank, spoilt }) => [
      college,
      { for: votes_for, against: votes_against, abstention, blank, spoilt },
    ]),
  )
}

/**
 * Four queries, whatever the size of the meeting. Electorate and ballots are brought together here: of rows that were written a moment ago the
 * database knows no figures, and joins ten thousand with ten thousand one by one.
 */
export async function countedVote(reader: Reader, vote: Pick<Vote, 'id' | 'meetingId'>): Promise<CountedVote> {
  const [roll, entitled, cast, papers] = await Promise.all([
    reader
      .selectFrom('assembly_voter')
      .select(['id', 'college', 'region', 'weight'])
      .where('meeting_id', '=', vote.meetingId)
      .where('excluded', 'is', null)
      .orderBy('id')
      .execute(),
    reader
      .selectFrom('ballot_entitled')
      .select(['voter_id', 'college', 'weight', 'holder_id'])
      .where('vote_id', '=', vote.id)
      .orderBy('voter_id')
      .execute(),
    reader.selectFrom('ballot_cast').select(['voter_id', 'choice']).where('vote_id', '=', vote.id).execute(),
    papersOf(reader, vote.id),
  ])
  const choices = new Map(cast.map(({ voter_id, choice }) => [voter_id, choice]))
  return {
    roll: votersCounted(roll),
    electorate: entitled.map((row) => ({
      voterId: String(row.voter_id),
      college: row.college,
      weight: row.weight,
      holderId: row.holder_id === null ? null : String(row.holder_id),
      choice: choices.get(row.voter_id) ?? null,
    })),
    papers,
  }
}

/** How many votes each college of the electorate has, and how many of them were cast one by one. */
export function roomsOf({ electorate }: CountedVote): Map<string, CollegeRoom> {
  const rooms = new Map<string, CollegeRoom>()
  for (const { college, weight, choice } of electorate) {
    const before = rooms.get(college) ?? { votes: 0, cast: 0 }
    rooms.set(college, { votes: before.votes + weight, cast: before.cast + (choice === null ? 0 : weight) })
  }
  return rooms
}

/** Room, remote and paper in one count: papers are added to the ballots of their college. */
function together({ electorate, papers }: CountedVote): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  for (const { college, weight, choice } of electorate) {
    const own = counts.get(college) ?? { ...NO_VOTES, ...papers.get(college) }
    if (choice !== null) own[choice] += weight
    counts.set(college, own)
  }
  return counts
}

/** What was cast, as the count takes it: ballots with their names, or counts where papers are among them. */
export const castOf = (counted: CountedVote): TallyVote['cast'] =>
  counted.papers.size > 0
    ? { hand: { counts: together(counted), present: null, represented: null, roll: null } }
    : { ballots: new Map(counted.electorate.flatMap(({ voterId, choice }) => (choice === null ? [] : [[voterId, choice]]))) }

/** The result by the statutes, from what was fixed at the opening: whoever left or came since changes nothing. */
export function resultOf(vote: Vote, counted: CountedVote): VoteResult {
  const { electorate, roll } = counted
  const tallied: TallyVote = { id: String(vote.id), at: 0, majority: majorityOf(vote.rules.decision), cast: castOf(counted) }
  const assembly: Assembly = {
    rules: votingRules(vote.rules.body),
    convening: vote.rules.convening,
    chair: vote.chairId === null ? null : String(vote.chairId),
    voters: roll,
    presences: electorate.flatMap(({ voterId, holderId }) => (holderId ? [] : [{ id: voterId, from: 0, to: null, remote: false }])),
    proxies: electorate.flatMap(({ voterId, holderId }) =>
      holderId ? [{ giver: voterId, holder: holderId, given: 0, revoked: null }] : [],
    ),
    votes: [tallied],
  }
  const result = voteResult(assembly, tallied)
  if (result.electorate.voters !== electorate.length)
    throw new Error(`Vote ${vote.id} was opened for ${electorate.length} voters and counts ${result.electorate.voters}.`)
  return { ...result, proxies: vote.proxies }
}
