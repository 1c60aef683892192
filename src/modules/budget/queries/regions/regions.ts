/** The regional associations with what a key counts them by; the key of a version, with the figures that it was counted with. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { unknownFigures } from '../../rules/regions/regions.ts'
import { type Figures, REGION_FIGURES, type RegionFigure, type RegionTerm } from '../../tables/regions.ts'

export interface RegionKey {
  terms: RegionTerm[]
  figures: Figures
  figuresYear: number
  revision: number
}

/** How this version shares the regions' part; null: nobody has set a key. Whoever calls has looked whether the reader sees the version. */
export async function regionKeyOf(reader: Reader, versionId: number): Promise<RegionKey | null> {
  const row = await reader.selectFrom('budget_region_key').selectAll().where('version_id', '=', versionId).executeTakeFirst()
  return row ? { terms: row.terms, figures: row.figures, figuresYear: row.figures_year, revision: row.revision } : null
}

export interface RegionRef {
  id: number
  name: string
  /** `BRE`; null: an association that names no region. */
  region: string | null
  example: boolean
}

export interface RegionFiguresRow extends RegionRef {
  /** Members counted on the last day of the year, and the sums of what they told of it. */
  figures: Record<RegionFigure, number>
  /** How many of the members told each figure. */
  told: Record<Exclude<RegionFigure, 'members'>, number>
}

/** Regional associations by name, whichever they are; for those that stand in a key or hold an agreement. */
export const regionsByIds = async (reader: Reader, ids: readonly number[]): Promise<RegionRef[]> =>
  ids.length === 0
    ? []
    : reader
        .selectFrom('people_organisation')
        .select(['id', 'name', 'region', 'example'])
        .where('id', 'in', [...ids])
        .orderBy('name_key')
        .execute()

/**
 * The regional associations of the network by name, each with its members of that year (those who had not left on its last day) and the sums of what
 * they told of it. A member counts for the association right above it, else for the first one of its region. Whoever calls has looked whether the
 * reader may know sums by region.
 */
export async function regionsFigures(reader: Reader, networkId: number, year: number): Promise<RegionFiguresRow[]> {
  const end = `${String(year).padStart(4, '0')}-12-31`
  const counted = sql<RegionRef & { name_key: string } & Record<`${RegionFigure}` | `${RegionFigure}_told`, number>>`(
    with region as (
      select id, name, name_key, region, example from people_organisation
      where kind = 'regional' and (parent_id = ${networkId} or parent_id is null) and (left_on is null or left_on >= ${end})
    ), first as (
      select region, min(id) as id from region where region is not null group by region
    ), member as (
      select o.id, coalesce(above.id, first.id) as region_id
      from people_organisation o
      left join region above on above.id = o.parent_id
      left join first on first.region = o.region
      where o.kind = 'member' and (o.joined_on is null or o.joined_on <= ${end}) and (o.left_on is null or o.left_on >= ${end})
    ), told as (
      select m.region_id, f.kind, sum(f.value)::bigint as total, count(*)::int as told
      from member m join people_figure f on f.organisation_id = m.id and f.year = ${year}
      where m.region_id is not null
      group by m.region_id, f.kind
    )
    select r.id, r.name, r.name_key, r.region, r.example,
      (select count(*)::int from member m where m.region_id = r.id) as members,
      ${sql.join(
        REGION_FIGURES.filter((figure) => figure !== 'members').flatMap((figure) => [
          sql`coalesce((select t.total from told t where t.region_id = r.id and t.kind = ${figure}), 0) as ${sql.ref(figure)}`,
          sql`coalesce((select t.told from told t where t.region_id = r.id and t.kind = ${figure}), 0) as ${sql.ref(`${figure}_told`)}`,
        ]),
      )}
    from region r)`
  const rows = await reader.selectFrom(counted.as('counted')).selectAll().orderBy('name_key').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    region: row.region,
    example: row.example,
    figures: { members: row.members, employees: row.employees, staff: row.staff, volunteers: row.volunteers },
    told: { employees: row.employees_told, staff: row.staff_told, volunteers: row.volunteers_told },
  }))
}

/** What a key keeps of them. */
export const figuresOf = (rows: readonly RegionFiguresRow[]): Figures => Object.fromEntries(rows.map(({ id, figures }) => [id, figures]))

/** The years of which anybody told a figure, the latest first. */
export async function figureYears(reader: Reader): Promise<number[]> {
  const rows = await reader.selectFrom('people_figure').select('year').distinct().orderBy('year', 'desc').execute()
  return rows.map(({ year }) => year)
}

/** The terms of this key that count with a figure which nobody told. */
export const unknownOf = (terms: readonly RegionTerm[], rows: readonly RegionFiguresRow[]): RegionFigure[] =>
  unknownFigures(
    terms,
    figuresOf(rows),
    rows.map(({ id }) => id),
  )
