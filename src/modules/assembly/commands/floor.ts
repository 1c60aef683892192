/** The floor: asked for, given, given back. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { isThere, speakerById, speakersOf } from '../queries.ts'
import { mayAskForFloor, mayChair, objectionToAsking, objectionToEnding, objectionToGiving, objectionToLeading, SPEECH } from '../rules.ts'
import { aboutMeeting, heldMeeting } from './held.ts'

/** Puts who acts on the speakers' list of the current item, once. Returns the request's id. */
export async function askForFloor(tx: Writer, actor: Actor, { meetingId }: { meetingId: number }): Promise<number> {
  const held = await heldMeeting(tx, meetingId, actor)
  const personId = found(actor.personId)
  const listed = await speakersOf(tx, meetingId)
  refuse(
    objectionToAsking({
      state: held.state,
      isAllowed: mayAskForFloor(actor, held, await isThere(tx, meetingId, personId)),
      isListed: listed.some((each) => each.personId === personId),
    }),
  )
  const { id } = await refusingTaken({ assembly_speaker_one: objection('assembly.floor_asked', {}) }, () =>
    tx
      .insertInto('assembly_speaker')
      .values({ meeting_id: meetingId, item_id: held.itemId, person_id: personId, asked_at: nowOf(tx) })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await record(tx, actor, 'speaker.asked', { ...aboutMeeting(held), payload: {} })
  return id
}

/** The chair gives the floor for so many seconds; whoever had it gives it back. */
export async function giveFloor(
  tx: Writer,
  actor: Actor,
  { meetingId, speakerId, seconds = SPEECH.usual }: { meetingId: number; speakerId: number; seconds?: number },
): Promise<void> {
  const held = await heldMeeting(tx, meetingId, actor)
  if (!mayChair(actor, held)) throw notYours()
  refuse(objectionToLeading(held.state))
  refuse(objectionToGiving(found(await speakerById(tx, meetingId, speakerId)), seconds))
  const at = nowOf(tx)
  await tx
    .updateTable('assembly_speaker')
    .set({ ended_at: at })
    .where('meeting_id', '=', meetingId)
    .where('given_at', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
  await tx.updateTable('assembly_speaker').set({ given_at: at, seconds }).where('id', '=', speakerId).execute()
  await record(tx, actor, 'speaker.given', { ...aboutMeeting(held), payload: { seconds } })
}

/** The chair ends a speech or strikes a request; everyone withdraws his or her own. */
export async function endFloor(
  tx: Writer,
  actor: Actor,
  { meetingId, speakerId }: { meetingId: number; speakerId: number },
): Promise<void> {
  const held = await heldMeeting(tx, meetingId, actor)
  const speaker = found(await speakerById(tx, meetingId, speakerId))
  const isOwn = actor.personId !== null && speaker.personId === actor.personId
  if (!isOwn && !mayChair(actor, held)) throw notYours()
  refuse(objectionToEnding(speaker))
  await tx
    .updateTable('assembly_speaker')
    .set({ ended_at: nowOf(tx) })
    .where('id', '=', speakerId)
    .execute()
  await record(tx, actor, 'speaker.ended', { ...aboutMeeting(held), payload: { spoken: speaker.givenAt !== null } })
}
