/** Who acts, what the network is, and which organisations there are. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type Actor, type Mandate, ROLES } from '#kernel/values/actor.ts'
import type { NetworkFacts } from '#kernel/viewing.ts'
import { logoPath } from './paths.ts'
import { mayReadFigures } from './rules/rights.ts'
import type { Ancestor } from './rules.ts'
import type { OrganisationFacts } from './tables.ts'

/** The person with the mandates of the day. Acting for a mandate that is over, he or she acts for the first that is left. */
export async function actorOf(reader: Reader, personId: number, actingMandateId: number | null, today: Day): Promise<Actor | null> {
  const rows = await reader
    .selectFrom('people_person as p')
    .leftJoin('people_mandate as m', (join) =>
      join
        .onRef('m.person_id', '=', 'p.id')
        .on('m.starts_on', '<=', today)
        .on((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)])),
    )
    .leftJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('people_body as b', 'b.id', 'm.body_id')
    .select(['p.name', 'p.lang', 'p.example', 'm.id as mandate_id', 'm.role', 'm.organisation_id', 'm.body_id'])
    .select(['o.name as organisation_name', 'o.kind', 'b.name_fr', 'b.name_en'])
    .where('p.id', '=', personId)
    .orderBy(sql`o.kind = 'network'`, 'desc')
    .orderBy('m.id')
    .execute()
  const [person] = rows
  if (!person) return null
  const mandates = rows
    .filter((row) => row.mandate_id !== null)
    .map(
      (row): Mandate => ({
        id: row.mandate_id!,
        role: row.role!,
        organisationId: row.organisation_id!,
        organisationName: row.organisation_name!,
        bodyId: row.body_id,
        bodyName: row.name_fr === null ? null : { fr: row.name_fr, en: row.name_en },
      }),
    )
    .sort(
      (one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role) || Number(one.bodyId !== null) - Number(other.bodyId !== null),
    )
  const acting = mandates.find((mandate) => mandate.id === actingMandateId) ?? mandates[0] ?? null
  return { personId, name: person.name, lang: person.lang, example: person.example, mandates, acting }
}

/** The network's own facts, or null while nobody has set it up. */
export async function networkFacts(reader: Reader): Promise<NetworkFacts | null> {
  const row = await reader
    .selectFrom('people_network as n')
    .innerJoin('people_organisation as o', 'o.id', 'n.organisation_id')
    .select(['o.name', 'n.time_zone', 'n.example', 'n.logo_version'])
    .executeTakeFirst()
  if (!row) return null
  return { name: row.name, timeZone: row.time_zone, example: row.example, logoPath: row.logo_version && logoPath(row.logo_version) }
}

/** The logo's bytes with their type. */
export async function networkLogo(reader: Reader): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string; version: string } | null> {
  const row = await reader.selectFrom('people_network').select(['logo', 'logo_type', 'logo_version']).executeTakeFirst()
  return row?.logo ? { bytes: new Uint8Array(row.logo), type: row.logo_type!, version: row.logo_version! } : null
}

const organisationRows = (reader: Reader) =>
  reader
    .selectFrom('people_organisation as o')
    .select([
      'o.id',
      'o.kind',
      'o.name',
      'o.parent_id',
      'o.region',
      'o.town',
      'o.site',
      'o.joined_on',
      'o.left_on',
      'o.note_fr',
      'o.note_en',
      'o.example',
    ])

type OrganisationRow = Awaited<ReturnType<ReturnType<typeof organisationRows>['execute']>>[number]

const factsOf = (row: OrganisationRow): OrganisationFacts => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  parentId: row.parent_id,
  region: row.region,
  town: row.town,
  site: row.site,
  joinedOn: row.joined_on,
  leftOn: row.left_on,
  note: { fr: row.note_fr, en: row.note_en },
  example: row.example,
})

/** The network's own organisation, or null before it is set up. */
export async function networkOrganisation(reader: Reader): Promise<OrganisationFacts | null> {
  const row = await organisationRows(reader).where('o.kind', '=', 'network').executeTakeFirst()
  return row ? factsOf(row) : null
}

/** Its id, or -1, which nobody holds a mandate of. */
export async function networkIdOf(reader: Reader): Promise<number> {
  const row = await reader.selectFrom('people_network').select('organisation_id').executeTakeFirst()
  return row?.organisation_id ?? -1
}

/** All organisations, open to anyone: the network, then regional associations, members and partners by name. */
export async function organisations(reader: Reader, _actor: Actor | null): Promise<OrganisationFacts[]> {
  const rows = await organisationRows(reader)
    .orderBy(sql`array_position(array['network', 'regional', 'member', 'partner'], o.kind)`)
    .orderBy(sql`people_name_key(o.name)`)
    .execute()
  return rows.map(factsOf)
}

export async function organisation(reader: Reader, id: number): Promise<OrganisationFacts | null> {
  const row = await organisationRows(reader).where('o.id', '=', id).executeTakeFirst()
  return row ? factsOf(row) : null
}

/** Names of organisations among `ids`, open to anyone. */
export const organisationNames = (reader: Reader, ids: number[]) =>
  reader
    .selectFrom('people_organisation')
    .select(['id', 'name', 'example'])
    .where('id', 'in', ids.length > 0 ? ids : [-1])
    .execute()

/** Those right below an organisation; without a parent's id, partners stand beside the network. */
export async function organisationsBelow(reader: Reader, id: number): Promise<OrganisationFacts[]> {
  const rows = await organisationRows(reader).where('o.parent_id', '=', id).orderBy(sql`people_name_key(o.name)`).execute()
  return rows.map(factsOf)
}

/** How many lines upwards are followed: a network has three levels, and a circle must end. */
const MOST_LEVELS = 10

/** The organisation itself, its parent, and so on. */
export async function lineOf(reader: Reader, id: number | null): Promise<Ancestor[]> {
  const line: Ancestor[] = []
  let next = id
  while (next !== null && line.length < MOST_LEVELS) {
    const row = await organisationRows(reader).where('o.id', '=', next).executeTakeFirst()
    if (!row) break
    line.push({ id: row.id, kind: row.kind, name: row.name })
    next = row.parent_id
  }
  return line
}

/** Fees and key figures by year, the latest first; null when they are not for this reader. */
export async function yearsFor(reader: Reader, actor: Actor | null, organisationId: number) {
  if (!mayReadFigures(actor, await networkIdOf(reader), organisationId)) return null
  const [fees, figures] = await Promise.all([
    reader
      .selectFrom('people_fee')
      .select(['year', 'state', 'example'])
      .where('organisation_id', '=', organisationId)
      .orderBy('year', 'desc')
      .execute(),
    reader
      .selectFrom('people_figure')
      .select(['year', 'kind', 'value', 'example'])
      .where('organisation_id', '=', organisationId)
      .orderBy('year', 'desc')
      .orderBy('kind')
      .execute(),
  ])
  return { fees, figures }
}
