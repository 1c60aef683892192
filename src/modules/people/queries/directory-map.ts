/** The members of each region as figures, with its regional association: what the map shows. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { RegionMembers } from '../rules/directory.ts'

export interface MapRegion extends RegionMembers {
  /** null: members of which no region is known. */
  region: string | null
  associations: { id: number; name: string }[]
}

export interface MembersMap {
  regions: MapRegion[]
  /** The latest year that somebody told employees of; null: none, or not for this reader. */
  employeesYear: number | null
  feeYear: number
}

/** The latest year up to this one with a figure of people in integration. */
const latestYear = async (reader: Reader, today: Day): Promise<number | null> =>
  (
    await reader
      .selectFrom('people_figure')
      .select((eb) => eb.fn.max('year').as('year'))
      .where('kind', '=', 'employees')
      .where('year', '<=', Number(today.slice(0, 4)))
      .executeTakeFirst()
  )?.year ?? null

/** The members of the day by region. `figures`: whether this reader may read the fees and figures of all members; else there are none. */
export async function membersByRegion(reader: Reader, figures: boolean, today: Day): Promise<MembersMap> {
  const feeYear = Number(today.slice(0, 4))
  const employeesYear = figures ? await latestYear(reader, today) : null
  const fees = figures ? feeYear : null
  const [members, associations] = await Promise.all([
    reader
      .selectFrom('people_organisation as o')
      .leftJoin('people_fee as f', (join) => join.onRef('f.organisation_id', '=', 'o.id').on('f.year', '=', fees))
      .leftJoin('people_figure as e', (join) =>
        join.onRef('e.organisation_id', '=', 'o.id').on('e.kind', '=', 'employees').on('e.year', '=', employeesYear),
      )
      .select('o.region')
      .select((eb) => eb.fn.countAll<number>().as('members'))
      .select(sql<number | null>`sum(e.value)::bigint`.as('employees'))
      .select(sql<number>`count(*) filter (where f.state = 'paid')`.as('paid'))
      .select(sql<number>`count(*) filter (where f.state is distinct from 'exempt')`.as('owing'))
      .where('o.kind', '=', 'member')
      .where((eb) => eb.or([eb('o.joined_on', 'is', null), eb('o.joined_on', '<=', today)]))
      .where((eb) => eb.or([eb('o.left_on', 'is', null), eb('o.left_on', '>=', today)]))
      .groupBy('o.region')
      .execute(),
    reader.selectFrom('people_organisation').select(['id', 'name', 'region']).where('kind', '=', 'regional').orderBy('id').execute(),
  ])
  const regions = [...new Set([...members, ...associations].map(({ region }) => region))].map((region): MapRegion => {
    const known = members.find((each) => each.region === region)
    return {
      region,
      associations: associations.filter((each) => each.region === region).map(({ id, name }) => ({ id, name })),
      members: known?.members ?? 0,
      employees: known?.employees ?? null,
      paid: known?.paid ?? 0,
      owing: known?.owing ?? 0,
    }
  })
  return { regions, employeesYear, feeYear }
}
