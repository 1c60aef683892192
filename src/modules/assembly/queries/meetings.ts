/** Meetings, each only as far as the reader may know of it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type Day, dayIn } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type MeetingRef, mayReadMeeting } from '../rules.ts'
import type { MeetingState, OfficerRole } from '../tables.ts'

export interface Meeting extends MeetingRef {
  id: number
  organisationName: string
  bodyCode: string
  bodyName: Localized
  statutesId: number | null
  title: Localized
  startsAt: Date
  timeZone: string
  /** The day of the meeting, where it takes place. */
  day: Day
  place: string | null
  remoteUrl: string | null
  convening: 1 | 2
  firstId: number | null
  state: MeetingState
  recordDay: Day | null
  convenedAt: Date | null
  openedAt: Date | null
  closedAt: Date | null
  lateRisk: string | null
  cancelledFor: string | null
  itemId: number | null
  revision: number
  example: boolean
  officers: { role: OfficerRole; personId: number; name: string }[]
}

/** Whether this person speaks, today, for a voter of the roll, is bound to one, or holds a seat: asked in the meeting's own row. */
const entitledTo = (personId: number | null, today: Day) =>
  sql<boolean>`exists (select 1 from assembly_voter v where v.meeting_id = m.id and v.excluded is null and (
    v.person_id = ${personId} or v.caster_id = ${personId} or exists (select 1 from people_mandate d where d.person_id = ${personId}
      and d.organisation_id = v.organisation_id and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today}))))`

const rows = (reader: Reader, actor: Actor | null, today: Day) =>
  reader
    .selectFrom('assembly_meeting as m')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .innerJoin('people_body as b', 'b.id', 'm.body_id')
    .selectAll('m')
    .select(['o.name as organisation_name', 'b.code as body_code', 'b.name_fr as body_fr', 'b.name_en as body_en'])
    .select(entitledTo(actor?.personId ?? null, today).as('entitled'))
    .select(
      sql<{ role: OfficerRole; personId: number; name: string }[]>`coalesce((select json_agg(json_build_object(
        'role', f.role, 'personId', f.person_id, 'name', p.name) order by f.role, p.name)
        from assembly_officer f join people_person p on p.id = f.person_id where f.meeting_id = m.id), '[]')`.as('officers'),
    )
    .orderBy('m.starts_at', 'desc')
    .orderBy('m.id', 'desc')

const factsOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): Meeting => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  bodyId: row.body_id,
  bodyCode: row.body_code,
  bodyName: { fr: row.body_fr, en: row.body_en },
  statutesId: row.statutes_id,
  title: { fr: row.title_fr, en: row.title_en },
  startsAt: row.starts_at,
  timeZone: row.time_zone,
  day: dayIn(row.time_zone, row.starts_at),
  place: row.place,
  remoteUrl: row.remote_url,
  convening: row.convening,
  firstId: row.first_id,
  state: row.state,
  recordDay: row.record_day,
  convenedAt: row.convened_at,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  lateRisk: row.late_risk,
  cancelledFor: row.cancelled_for,
  itemId: row.item_id,
  revision: row.revision,
  example: row.example,
  officers: row.officers,
  entitled: row.entitled,
})

/** A meeting that this reader may know of; null: there is none for him or her. */
export async function meeting(reader: Reader, actor: Actor | null, id: number, today: Day): Promise<Meeting | null> {
  const row = await rows(reader, actor, today).where('m.id', '=', id).executeTakeFirst()
  const facts = row && factsOf(row)
  return facts && mayReadMeeting(actor, facts) ? facts : null
}

/** Meetings that this reader may know of, the latest first. */
export async function meetings(reader: Reader, actor: Actor | null, today: Day, limit = 200): Promise<Meeting[]> {
  if (!actor) return []
  const found = await rows(reader, actor, today).limit(limit).execute()
  return found.map(factsOf).filter((each) => mayReadMeeting(actor, each))
}

/** Those among `ids` that this reader may know of. */
export async function meetingsNamed(reader: Reader, actor: Actor | null, ids: number[], today: Day): Promise<Meeting[]> {
  const found = await rows(reader, actor, today)
    .where('m.id', 'in', ids.length > 0 ? ids : [-1])
    .execute()
  return found.map(factsOf).filter((each) => mayReadMeeting(actor, each))
}
