/** Hands and papers, counted by college by the tellers who were named for the meeting. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { mayCount } from '#modules/assembly/index.ts'
import { countedVote, roomsOf } from '../queries.ts'
import { objectionsToCounting, objectionToClosing, type PaperCounts, paperVotes } from '../rules.ts'
import { heldVote, subjectsOfVote } from './held.ts'

/**
 * Writes the count of each college that is given: the last one stands. Of two tellers at once the second waits, and what he or she gives
 * stands. The journal tells how many votes were counted, never how they were given.
 */
export async function countPapers(
  tx: Writer,
  actor: Actor,
  { voteId, counts }: { voteId: number; counts: Readonly<Record<string, PaperCounts>> },
): Promise<void> {
  const { vote, at } = await heldVote(tx, voteId, actor)
  if (!mayCount(actor, at)) throw notYours()
  refuse(objectionToClosing(vote))
  refuse(objectionsToCounting(counts, roomsOf(await countedVote(tx, vote)), (code) => vote.rules.colleges[code]?.fr ?? code))
  const own = { vote_id: voteId, counted_by: actor.personId, counted_at: nowOf(tx) }
  const rows = Object.entries(counts).map(([college, { abstention, blank, spoilt, ...votes }]) => ({
    ...own,
    college,
    votes_for: votes.for,
    votes_against: votes.against,
    abstention,
    blank,
    spoilt,
  }))
  await tx.deleteFrom('ballot_count').where('vote_id', '=', voteId).where('college', 'in', Object.keys(counts)).execute()
  const given = rows.filter((row) => row.votes_for + row.votes_against + row.abstention + row.blank + row.spoilt > 0)
  if (given.length > 0) await tx.insertInto('ballot_count').values(given).execute()
  await record(tx, actor, 'vote.counted', {
    organisationId: at.organisationId,
    public: false,
    subjects: subjectsOfVote({ ...vote, resolutionId: vote.resolution.id }),
    payload: { resolution: vote.resolution.number, votes: Object.values(counts).reduce((sum, each) => sum + paperVotes(each), 0) },
  })
}
