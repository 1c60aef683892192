/** A vote whose row is held, with its meeting as this actor may know of it. */
import { sql } from 'kysely'
import { todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, meeting } from '#modules/assembly/index.ts'
import { type Vote, voteById } from '../queries.ts'

const keyOf = (voteId: number) => sql`hashtextextended(${`ballot vote ${voteId}`}, 0)`

/**
 * The gate of a vote, for whoever casts: many pass at once. Row locks alone would let them pass ahead of whoever closes for as long as ballots
 * keep coming in; here those who come later wait behind, and then find the vote closed.
 */
export const passGate = (tx: Writer, voteId: number) => sql`select pg_advisory_xact_lock_shared(${keyOf(voteId)})`.execute(tx)

/**
 * Shuts the gate and waits for those who are casting: each ballot that was acknowledged is there to be counted, and whoever comes later finds the
 * vote as it is afterwards.
 */
export async function heldVote(tx: Writer, voteId: number, actor: Actor): Promise<{ vote: Vote; at: Meeting }> {
  await sql`select pg_advisory_xact_lock(${keyOf(voteId)})`.execute(tx)
  await tx.selectFrom('ballot_vote').select('id').where('id', '=', voteId).forUpdate().execute()
  const vote = found(await voteById(tx, voteId))
  const at = found(await meeting(tx, actor, vote.meetingId, todayOf(tx)))
  return { vote, at }
}

/** What the deeds of a vote are about. Their readers are those of the meeting until there is a result. */
export const subjectsOfVote = (vote: { id: number; meetingId: number; resolutionId: number }) => [
  { kind: 'meeting', id: vote.meetingId },
  { kind: 'resolution', id: vote.resolutionId },
  { kind: 'vote', id: vote.id },
]
