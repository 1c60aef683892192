/** What meetings keep of one person, for that person; and where a name was written on a paper. */
import { sql } from 'kysely'
import type { Capability, Found, PersonalPart, PersonalRow } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { holdsName } from '#kernel/personal.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { meetingPath, proxiesPath } from '../paths.ts'

interface Titled {
  meeting_id: number
  title_fr: string
  title_en: string | null
}

const rowOf = ({ meeting_id, title_fr, title_en }: Titled, at: Date | null, facts: PersonalRow['facts']): PersonalRow => ({
  title: { fr: title_fr, en: title_en },
  path: meetingPath(meeting_id),
  at: at?.toISOString() ?? null,
  facts,
})

/** Proxies that he or she gave for somebody, or entered from paper. Whose holder carries them is in the meeting's own list. */
async function proxies(reader: Reader, personId: number): Promise<PersonalRow[]> {
  const rows = await reader
    .selectFrom('assembly_proxy as x')
    .innerJoin('assembly_meeting as m', 'm.id', 'x.meeting_id')
    .innerJoin('assembly_voter as g', 'g.id', 'x.giver_id')
    .leftJoin('people_organisation as o', 'o.id', 'g.organisation_id')
    .select(['x.meeting_id', 'm.title_fr', 'm.title_en', 'x.given_at', 'x.revoked_at', 'x.channel', 'x.instructions', 'o.name'])
    .where('x.by_person_id', '=', personId)
    .orderBy('x.id', 'desc')
    .execute()
  return rows.map((row) =>
    rowOf(row, row.given_at, {
      giver: row.name,
      channel: row.channel,
      revoked_at: row.revoked_at?.toISOString() ?? null,
      instructions: row.channel === 'online' ? JSON.stringify(row.instructions) : null,
    }),
  )
}

/** Voters for whom he or she casts. */
async function casting(reader: Reader, personId: number): Promise<PersonalRow[]> {
  const rows = await reader
    .selectFrom('assembly_voter as v')
    .innerJoin('assembly_meeting as m', 'm.id', 'v.meeting_id')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .select(['v.meeting_id', 'm.title_fr', 'm.title_en', 'v.bound_at', 'v.weight', 'o.name'])
    .select(
      sql<string | null>`(select json_agg(json_build_array(p.from_at, p.to_at, p.mode) order by p.id)::text
        from assembly_presence p where p.voter_id = v.id)`.as('presences'),
    )
    .where((eb) => eb.or([eb('v.caster_id', '=', personId), eb('v.person_id', '=', personId)]))
    .orderBy('v.id', 'desc')
    .execute()
  return rows.map((row) => rowOf(row, row.bound_at, { voter: row.name, votes: row.weight, presences: row.presences }))
}

async function offices(reader: Reader, personId: number): Promise<PersonalRow[]> {
  const rows = await reader
    .selectFrom('assembly_officer as f')
    .innerJoin('assembly_meeting as m', 'm.id', 'f.meeting_id')
    .select(['f.meeting_id', 'm.title_fr', 'm.title_en', 'm.starts_at', 'f.role'])
    .where('f.person_id', '=', personId)
    .orderBy('m.starts_at', 'desc')
    .execute()
  return rows.map((row) => rowOf(row, row.starts_at, { role: row.role }))
}

async function speeches(reader: Reader, personId: number): Promise<PersonalRow[]> {
  const rows = await reader
    .selectFrom('assembly_speaker as s')
    .innerJoin('assembly_meeting as m', 'm.id', 's.meeting_id')
    .select(['s.meeting_id', 'm.title_fr', 'm.title_en', 's.asked_at', 's.given_at', 's.ended_at'])
    .where('s.person_id', '=', personId)
    .orderBy('s.id', 'desc')
    .execute()
  return rows.map((row) =>
    rowOf(row, row.asked_at, { given_at: row.given_at?.toISOString() ?? null, ended_at: row.ended_at?.toISOString() ?? null }),
  )
}

async function notices(reader: Reader, personId: number): Promise<PersonalRow[]> {
  const rows = await reader
    .selectFrom('assembly_notice as n')
    .innerJoin('assembly_meeting as m', 'm.id', 'n.meeting_id')
    .select(['n.meeting_id', 'm.title_fr', 'm.title_en', 'n.sent_at', 'n.channel'])
    .where('n.person_id', '=', personId)
    .orderBy('n.id', 'desc')
    .execute()
  return rows.map((row) => rowOf(row, row.sent_at, { channel: row.channel }))
}

/** Everything that meetings keep of this person. */
export const personal: NonNullable<Capability['personal']> = async (reader, personId): Promise<PersonalPart[]> => {
  const [given, cast, held, spoken, told] = await Promise.all([
    proxies(reader, personId),
    casting(reader, personId),
    offices(reader, personId),
    speeches(reader, personId),
    notices(reader, personId),
  ])
  return [
    { name: 'proxies', label: { fr: 'Pouvoirs que j’ai donnés ou enregistrés', en: 'Proxies that I gave or entered' }, rows: given },
    { name: 'voters', label: { fr: 'Réunions où je vote pour un électeur', en: 'Meetings in which I vote for a voter' }, rows: cast },
    { name: 'offices', label: { fr: 'Mes fonctions de séance', en: 'My offices in sessions' }, rows: held },
    { name: 'speeches', label: { fr: 'Mes demandes de parole', en: 'My requests for the floor' }, rows: spoken },
    { name: 'notices', label: { fr: 'Convocations que j’ai reçues', en: 'Notices that I received' }, rows: told },
  ]
}

const KIND: Localized = { fr: 'Pouvoir sur papier', en: 'Proxy on paper' }

/** Papers that were signed with this name: kept as long as the attendance sheet, so that a reader decides. */
export async function mentions(reader: Reader, name: string, limit: number): Promise<Found[]> {
  const rows = await reader
    .selectFrom('assembly_proxy as x')
    .innerJoin('assembly_meeting as m', 'm.id', 'x.meeting_id')
    .select(['x.meeting_id', 'm.title_fr', 'm.title_en', 'x.example'])
    .where(holdsName(sql`x.signed_by`, name))
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    kind: KIND,
    title: { fr: row.title_fr, en: row.title_en },
    detail: { fr: '', en: '' },
    path: proxiesPath(row.meeting_id),
    example: row.example,
  }))
}
