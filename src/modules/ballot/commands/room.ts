/** What the session waits for while a resolution is voted on. */
import type { Writer } from '#kernel/database.ts'
import { refuse } from '#kernel/refusal.ts'
import { currentVote } from '../queries.ts'
import { objectionToLeavingItem } from '../rules.ts'

/** Called when an item begins or ends, in its transaction: with a vote open, neither happens. */
export async function refuseLeavingItem(tx: Writer, meetingId: number): Promise<void> {
  const vote = await currentVote(tx, meetingId)
  refuse(objectionToLeavingItem(vote?.resolution ?? null))
}
