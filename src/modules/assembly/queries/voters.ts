/** The voters of a meeting: who they are, who casts for them, whether they are there; and for whom a person casts. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { VOTING_ROLES } from '../rules.ts'
import type { Excluded, Mode, SignInChannel } from '../tables.ts'

export interface MeetingVoter {
  id: number
  organisationId: number | null
  personId: number | null
  /** The organisation's, or the person's who sits. */
  name: string
  example: boolean
  town: string | null
  college: string | null
  region: string | null
  weight: number
  excluded: Excluded | null
  /** What stands on its voting card. */
  card: string
  /** Who casts for it in this meeting; null: nobody came yet. */
  casterId: number | null
  casterName: string | null
  /** null: not there. */
  presence: { id: number; fromAt: Date; mode: Mode; channel: SignInChannel } | null
}

const rows = (reader: Reader, meetingId: number) =>
  reader
    .selectFrom('assembly_voter as v')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'v.person_id')
    .leftJoin('people_person as c', 'c.id', 'v.caster_id')
    .leftJoin('assembly_presence as there', (join) => join.onRef('there.voter_id', '=', 'v.id').on('there.to_at', 'is', null))
    .select(['v.id', 'v.organisation_id', 'v.person_id', 'v.college', 'v.region', 'v.weight', 'v.excluded', 'v.card', 'v.caster_id'])
    .select(['o.town', 'c.name as caster_name', 'there.id as presence_id', 'there.from_at', 'there.mode', 'there.channel'])
    .select((eb) => eb.fn.coalesce('o.name', 'p.name').$notNull().as('name'))
    .select((eb) => eb.fn.coalesce('o.example', 'p.example').$notNull().as('example'))
    .where('v.meeting_id', '=', meetingId)
    .orderBy('name')
    .orderBy('v.id')

const factsOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): MeetingVoter => ({
  id: row.id,
  organisationId: row.organisation_id,
  personId: row.person_id,
  name: row.name,
  example: row.example,
  town: row.town,
  college: row.college,
  region: row.region,
  weight: row.weight,
  excluded: row.excluded,
  card: row.card,
  casterId: row.caster_id,
  casterName: row.caster_name,
  presence: row.presence_id === null ? null : { id: row.presence_id, fromAt: row.from_at!, mode: row.mode!, channel: row.channel! },
})

/** The whole roll, those who are left out too, by name. */
export const votersOf = async (reader: Reader, meetingId: number): Promise<MeetingVoter[]> =>
  (await rows(reader, meetingId).execute()).map(factsOf)

/**
 * For whom this person casts today: the voters that are bound to him or her; and, where nobody is bound yet, the organisations of which he or she
 * holds a voting mandate, and the own seat. Two organisations are two votes of one's own, never a proxy.
 */
export const votersFor = async (reader: Reader, meetingId: number, personId: number, today: Day): Promise<MeetingVoter[]> => {
  const found = await rows(reader, meetingId)
    .where('v.excluded', 'is', null)
    .where(
      sql<boolean>`(v.caster_id = ${personId} or (v.caster_id is null and (v.person_id = ${personId} or exists (
        select 1 from people_mandate d where d.organisation_id = v.organisation_id and d.person_id = ${personId}
        and d.role in (${sql.join([...VOTING_ROLES])}) and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today})))))`,
    )
    .execute()
  return found.map(factsOf)
}

/** One voter of this meeting; null: it is of another one. */
export async function voterOf(reader: Reader, meetingId: number, voterId: number): Promise<MeetingVoter | null> {
  const row = await rows(reader, meetingId).where('v.id', '=', voterId).executeTakeFirst()
  return row ? factsOf(row) : null
}

/** These voters of this meeting, by name. */
export const votersNamed = async (reader: Reader, meetingId: number, ids: number[]): Promise<MeetingVoter[]> =>
  ids.length === 0 ? [] : (await rows(reader, meetingId).where('v.id', 'in', ids).execute()).map(factsOf)

/** Who may cast for these organisations today, by organisation. */
export async function mandatedFor(
  reader: Reader,
  organisationIds: number[],
  today: Day,
): Promise<Map<number, { personId: number; name: string; role: string }[]>> {
  if (organisationIds.length === 0) return new Map()
  const found = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['m.organisation_id as organisationId', 'p.id as personId', 'p.name', 'm.role'])
    .where('m.organisation_id', 'in', organisationIds)
    .where('m.role', 'in', [...VOTING_ROLES])
    .where('m.starts_on', '<=', today)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
    .orderBy('p.name')
    .orderBy('m.id')
    .execute()
  const byOrganisation = Map.groupBy(found, ({ organisationId }) => organisationId)
  return new Map([...byOrganisation].map(([id, mandates]) => [id, [...new Map(mandates.map((each) => [each.personId, each])).values()]]))
}
