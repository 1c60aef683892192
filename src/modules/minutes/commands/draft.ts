/** The document that is being written: found through the actor, held while it changes, begun where there is none. */
import { todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type MinutesDocument, type MinutesOf, minutesOf } from '../queries.ts'
import { mayWriteMinutes, objectionToWriting } from '../rules.ts'

/** One writes at a time: whoever comes second sees what the first left. The meeting's row stands for its minutes, since there may be none yet. */
export async function minutesHeld(tx: Writer, meetingId: number, actor: Actor): Promise<MinutesOf> {
  await tx.selectFrom('assembly_meeting').select('id').where('id', '=', meetingId).forNoKeyUpdate().execute()
  return found(await minutesOf(tx, actor, meetingId, todayOf(tx)))
}

/** The draft to write in; the first one is begun here. */
export async function draftHeld(tx: Writer, meetingId: number, actor: Actor): Promise<MinutesOf & { draft: MinutesDocument | null }> {
  const all = await minutesHeld(tx, meetingId, actor)
  if (!mayWriteMinutes(actor, all.ref)) throw notYours()
  const draft = all.documents[0] ?? null
  refuse(objectionToWriting(draft))
  return { ...all, draft }
}

/** Its id; the first document of the meeting where nothing was written before. */
export async function begun(tx: Writer, { meeting, documents }: Pick<MinutesOf, 'meeting' | 'documents'>): Promise<number> {
  const [latest] = documents
  if (latest) return latest.id
  const { id } = await tx
    .insertInto('minutes_document')
    .values({ meeting_id: meeting.id, number: 1, state: 'draft', example: meeting.example })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
