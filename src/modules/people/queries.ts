/** Who acts, what the network is, and which organisations there are. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { NetworkFacts } from '#kernel/viewing.ts'
import { accentPath, logoPath } from './paths.ts'
import { mayReadFigures } from './rules/rights.ts'
import type { Ancestor } from './rules.ts'
import type { Conformity } from './tables/settings.ts'
import type { OrganisationFacts } from './tables.ts'

export { actorOf, actorsOf } from './queries/actors.ts'

/** The network's own facts, or null while nobody has set it up. */
export async function networkFacts(reader: Reader): Promise<NetworkFacts | null> {
  const row = await reader
    .selectFrom('people_network as n')
    .innerJoin('people_organisation as o', 'o.id', 'n.organisation_id')
    .select([
      'o.id',
      'o.name',
      'n.time_zone',
      'n.example',
      'n.logo_version',
      'n.logo_width',
      'n.logo_height',
      'n.accent',
      'n.english',
      'n.lang',
    ])
    .select(sql<Conformity | null>`n.texts->>'conformity'`.as('conformity'))
    .executeTakeFirst()
  if (!row) return null
  const { id, name, example, english, lang } = row
  return {
    id,
    name,
    example,
    english,
    lang,
    timeZone: row.time_zone,
    logoPath: row.logo_version && logoPath(row.logo_version),
    logoSize: row.logo_width && row.logo_height ? { width: row.logo_width, height: row.logo_height } : null,
    accentPath: row.accent && accentPath(row.accent.slice(1)),
    conformity: row.conformity ?? 'none',
  }
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
      .select(['year', 'state', 'example', 'said_at', 'said_by'])
      .where('organisation_id', '=', organisationId)
      .orderBy('year', 'desc')
      .execute(),
    reader
      .selectFrom('people_figure')
      .select(['year', 'kind', 'value', 'example', 'said_at', 'said_by'])
      .where('organisation_id', '=', organisationId)
      .orderBy('year', 'desc')
      .orderBy('kind')
      .execute(),
  ])
  return { fees, figures }
}
