/** Who may be on the roll of a general meeting: the organisations of its network, with what the statutes ask of each (R03, R09). */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type Day, yearOf } from '#kernel/dates.ts'
import type { Candidate } from '#modules/statutes/index.ts'

/**
 * Every organisation of the network but the network itself, as things stood on the record day: its fee of that day's year, the figures of the last
 * year told up to it. One query, in the order of the directory.
 */
export async function candidates(reader: Reader, networkId: number, day: Day): Promise<Candidate[]> {
  const year = yearOf(day)
  const rows = await reader
    .selectFrom('people_organisation as o')
    .leftJoin('people_fee as f', (join) => join.onRef('f.organisation_id', '=', 'o.id').on('f.year', '=', year))
    .select(['o.id', 'o.name', 'o.kind', 'o.region', 'o.joined_on', 'o.left_on', 'f.state as fee'])
    .select(
      sql<Candidate['figures'] | null>`(select json_object_agg(told.kind, told.value) from (
        select distinct on (g.kind) g.kind, g.value from people_figure g
        where g.organisation_id = o.id and g.year <= ${year} and g.kind in ('employees', 'staff', 'volunteers')
        order by g.kind, g.year desc) told)`.as('figures'),
    )
    .where('o.id', '<>', networkId)
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
  return rows.map(({ joined_on, left_on, figures, fee, ...rest }) => ({
    ...rest,
    joinedOn: joined_on,
    leftOn: left_on,
    fee: fee as Candidate['fee'],
    figures: figures ?? {},
  }))
}

/** Persons who sit in a body on that day: the roll of a body of seats, one vote each. */
export const seated = (reader: Reader, bodyId: number, day: Day): Promise<{ personId: number; name: string }[]> =>
  reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['p.id as personId', 'p.name'])
    .distinct()
    .where('m.body_id', '=', bodyId)
    .where('m.starts_on', '<=', day)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', day)]))
    .orderBy('p.name')
    .execute()
