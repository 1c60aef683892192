/** A second convening after a meeting without quorum: the same agenda, resolutions and documents, on a later day (R05). */
import { sql } from 'kysely'
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Day, instantIn, wallClockIn } from '#kernel/dates.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, secondOf } from '../queries.ts'
import { objectionToSecond, objectionToSecondDay } from '../rules.ts'
import { meetingToConvene } from './notice.ts'

export interface ConveneAgainInput {
  meetingId: number
  /** At the same hour as the first one; without it, as early as the statutes allow. */
  day?: Day
}

async function copyMeeting(tx: Writer, first: Meeting, startsAt: Date): Promise<number> {
  const { id } = await tx
    .insertInto('assembly_meeting')
    .values({
      organisation_id: first.organisationId,
      body_id: first.bodyId,
      title_fr: first.title.fr ?? '',
      title_en: first.title.en,
      starts_at: startsAt,
      time_zone: first.timeZone,
      place: first.place,
      remote_url: first.remoteUrl,
      convening: 2,
      first_id: first.id,
      example: first.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Items, resolutions not withdrawn and documents, each at its place: the place is what joins an item to its copy. */
async function copyAgenda(tx: Writer, from: number, to: number): Promise<void> {
  await sql`
    insert into assembly_item (meeting_id, position, kind, title_fr, title_en, text_fr, text_en, presenter, planned_minutes)
    select ${to}, position, kind, title_fr, title_en, text_fr, text_en, presenter, planned_minutes
    from assembly_item where meeting_id = ${from}`.execute(tx)
  await sql`
    insert into assembly_resolution (meeting_id, item_id, number, title_fr, title_en, text_fr, text_en, decision, subject_kind, subject_id,
      subject_sha256)
    select ${to}, n.id, r.number, r.title_fr, r.title_en, r.text_fr, r.text_en, r.decision, r.subject_kind, r.subject_id, r.subject_sha256
    from assembly_resolution r join assembly_item o on o.id = r.item_id
    join assembly_item n on n.meeting_id = ${to} and n.position = o.position
    where r.meeting_id = ${from} and r.withdrawn_at is null`.execute(tx)
  await sql`
    insert into assembly_document (meeting_id, item_id, name, type, bytes, sha256, added_at, example)
    select ${to}, n.id, d.name, d.type, d.bytes, d.sha256, ${nowOf(tx)}, d.example
    from assembly_document d left join assembly_item o on o.id = d.item_id
    left join assembly_item n on n.meeting_id = ${to} and n.position = o.position
    where d.meeting_id = ${from}`.execute(tx)
}

/** Prepares the second meeting as a draft to be convened; refuses a day that is too early (R05). Returns its id. */
export async function conveneAgain(tx: Writer, actor: Actor, { meetingId, day }: ConveneAgainInput): Promise<number> {
  const first = await meetingToConvene(tx, actor, meetingId)
  const second = await secondOf(tx, first, nowOf(tx))
  refuse(objectionToSecond(second.facts))
  const on = day ?? second.proposed
  refuse(objectionToSecondDay(second.earliest, on))
  const wallClock = `${on}T${wallClockIn(first.timeZone, first.startsAt).slice(11)}`
  const id = await copyMeeting(tx, first, instantIn(first.timeZone, wallClock))
  await copyAgenda(tx, first.id, id)
  await record(tx, actor, 'meeting.convened_again', {
    organisationId: first.organisationId,
    public: false,
    subjects: [
      { kind: 'meeting', id: first.id },
      { kind: 'meeting', id },
    ],
    payload: { startsAt: wallClock },
  })
  return id
}
