/** Meetings planned, edited until their notice goes out, and cancelled with the reason. Nothing is deleted. */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { instantIn } from '#kernel/dates.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Meeting } from '../queries.ts'
import {
  isTimeZone,
  MEETING_FIELDS,
  type MeetingField,
  mayConvene,
  objectionToCancelling,
  objectionToEditingMeeting,
  objectionToLink,
  objectionToStart,
} from '../rules.ts'
import { aboutMeeting, heldMeeting } from './held.ts'
import { queueCancellationMails } from './notice.ts'

export interface MeetingInput {
  bodyId: number
  title: Localized
  /** The wall clock of the meeting: `2017-04-20T09:30`, in its own time zone. */
  starts: string
  timeZone: string
  place: string | null
  /** By which one takes part from afar; whether that counts is for the statutes to say (R13). */
  remoteUrl: string | null
}

const bodyOf = (tx: Writer, id: number) =>
  tx.selectFrom('people_body').select(['id', 'organisation_id']).where('id', '=', id).executeTakeFirst()

/** The body for which this actor convenes; there is none other to choose. */
async function ownBody(tx: Writer, actor: Actor, bodyId: number): Promise<{ id: number; organisation_id: number }> {
  const body = found(await bodyOf(tx, bodyId))
  if (!mayConvene(actor, { organisationId: body.organisation_id, bodyId })) throw notYours()
  return body
}

function refuseFacts(input: MeetingInput): void {
  if (!input.title.fr?.trim()) refuse(objection('kernel.required', {}, 'title_fr'))
  if (!isTimeZone(input.timeZone)) refuse(objection('assembly.time_zone_unknown', { timeZone: input.timeZone }, 'time_zone'))
  if (input.remoteUrl !== null) refuse(objectionToLink(input.remoteUrl))
}

const columnsOf = (input: MeetingInput) => ({
  body_id: input.bodyId,
  title_fr: input.title.fr ?? '',
  title_en: input.title.en,
  starts_at: instantIn(input.timeZone, input.starts),
  time_zone: input.timeZone,
  place: input.place,
  remote_url: input.remoteUrl,
})

/** Plans a meeting, as a draft that only those who prepare it and the board read. Returns its id. */
export async function planMeeting(tx: Writer, actor: Actor, input: MeetingInput & { example?: boolean }): Promise<number> {
  const body = await ownBody(tx, actor, input.bodyId)
  refuseFacts(input)
  refuse(objectionToStart(input.starts.slice(0, 10), todayOf(tx)))
  const { id } = await tx
    .insertInto('assembly_meeting')
    .values({ ...columnsOf(input), organisation_id: body.organisation_id, example: input.example ?? actor.example })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'meeting.planned', {
    ...aboutMeeting({ id, organisationId: body.organisation_id }),
    payload: { title: input.title, startsAt: input.starts },
  })
  return id
}

const differing = (before: Meeting, after: ReturnType<typeof columnsOf>): MeetingField[] => {
  const changed: Record<MeetingField, boolean> = {
    body: before.bodyId !== after.body_id,
    title: before.title.fr !== after.title_fr || before.title.en !== after.title_en,
    starts: before.startsAt.getTime() !== after.starts_at.getTime() || before.timeZone !== after.time_zone,
    place: before.place !== after.place,
    remote: before.remoteUrl !== after.remote_url,
  }
  return MEETING_FIELDS.filter((name) => changed[name])
}

/** `revision`: the one that was read; null: whatever there is (files, the command line). Returns what changed. */
export async function editMeeting(
  tx: Writer,
  actor: Actor,
  input: MeetingInput & { id: number; revision: number | null },
): Promise<MeetingField[]> {
  const before = await heldMeeting(tx, input.id, actor)
  if (!mayConvene(actor, before)) throw notYours()
  const body = await ownBody(tx, actor, input.bodyId)
  refuseFacts(input)
  const after = columnsOf(input)
  const fields = differing(before, after)
  refuse(objectionToEditingMeeting(before.state, fields))
  if (input.revision !== null && input.revision !== before.revision) throw new Refusal(objection('assembly.touched_since', {}), 409)
  if (fields.length === 0) return fields
  if (fields.includes('starts')) refuse(objectionToStart(input.starts.slice(0, 10), todayOf(tx)))
  await tx
    .updateTable('assembly_meeting')
    .set({ ...after, organisation_id: body.organisation_id, revision: before.revision + 1 })
    .where('id', '=', before.id)
    .execute()
  await record(tx, actor, 'meeting.edited', {
    ...aboutMeeting({ id: before.id, organisationId: body.organisation_id }),
    payload: { fields },
  })
  return fields
}

/** A cancelled meeting stays to be read, with the reason; whoever was convened is told. */
export async function cancelMeeting(tx: Writer, actor: Actor, input: { id: number; reason: string }): Promise<void> {
  const before = await heldMeeting(tx, input.id, actor)
  if (!mayConvene(actor, before)) throw notYours()
  refuse(objectionToCancelling(before.state))
  const reason = input.reason.trim()
  if (reason === '') refuse(objection('kernel.required', {}, 'reason'))
  await tx
    .updateTable('assembly_meeting')
    .set({ state: 'cancelled', cancelled_for: reason, revision: before.revision + 1 })
    .where('id', '=', before.id)
    .execute()
  await record(tx, actor, 'meeting.cancelled', { ...aboutMeeting(before), payload: { reason } })
  if (before.state === 'convened') await queueCancellationMails(tx, before.id)
}
