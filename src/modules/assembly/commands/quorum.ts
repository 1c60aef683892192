/** The quorum is measured again at each arrival, departure, proxy and vote, and its history kept (R04). */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { fractionText, type QuorumNow } from '#modules/statutes/index.ts'
import { type Meeting, quorumOf } from '../queries.ts'
import type { QuorumCause } from '../tables.ts'

/** Measures and keeps it; tells the journal when it is lost or reached again. null: the statutes say nothing of this body. */
export async function noteQuorum(tx: Writer, actor: Actor, meeting: Meeting, cause: QuorumCause): Promise<QuorumNow | null> {
  const at = nowOf(tx)
  const now = await quorumOf(tx, meeting, at)
  if (!now) return null
  const before = await tx
    .selectFrom('assembly_quorum')
    .select('met')
    .where('meeting_id', '=', meeting.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const required = fractionText(now.required)
  await tx
    .insertInto('assembly_quorum')
    .values({
      meeting_id: meeting.id,
      at,
      cause,
      present_voters: now.present.voters,
      present_votes: now.present.votes,
      represented_voters: now.represented.voters,
      represented_votes: now.represented.votes,
      reached: now.reached,
      required,
      met: now.met,
    })
    .execute()
  if (before && before.met !== now.met)
    await record(tx, actor, now.met ? 'quorum.reached' : 'quorum.lost', {
      organisationId: meeting.organisationId,
      public: false,
      subjects: [{ kind: 'meeting', id: meeting.id }],
      payload: { reached: now.reached, required },
    })
  return now
}
