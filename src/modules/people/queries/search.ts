/** Organisations, bodies and persons by words of their names: exactly, else with one slip of the pen. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { matches, nearness } from '#kernel/searching.ts'
import { type Actor, BOARD } from '#kernel/values/actor.ts'
import { networkIdOf } from '../queries.ts'
import { PUBLIC_BODIES } from '../rules/rights.ts'
import { afterFinding, farness, isNear, MOST_NEAR, mayBeNear } from './near.ts'

/** The first search that finds something. */
async function firstFound<Row>(searches: (() => Promise<Row[]>)[]): Promise<Row[]> {
  for (const search of searches) {
    const rows = await search()
    if (rows.length > 0) return rows
  }
  return []
}

/** Organisations by name and town; anyone may find them. Of those that match, the shortest name says it best. */
export function organisationsNamed(reader: Reader, words: string[], limit: number) {
  const letters = sql`o.letters`
  const all = reader.selectFrom('people_organisation as o')
  const rows = all.select(['o.id', 'o.kind', 'o.name', 'o.town', 'o.region', 'o.example']).limit(limit)
  const nearest = all.select('o.id').where(mayBeNear(letters, words)).orderBy(farness(letters, words)).limit(MOST_NEAR)
  return firstFound([
    () =>
      rows
        .where(matches(sql`search_vector(o.name || ' ' || coalesce(o.town, ''), null)`, words))
        .orderBy(sql`array_position(array['network', 'regional', 'member', 'partner'], o.kind)`)
        .orderBy(sql`length(o.name)`)
        .orderBy('o.name_key')
        .execute(),
    () =>
      rows
        .where('o.id', 'in', nearest)
        .where(isNear(letters, words))
        .orderBy(nearness(letters, words), 'desc')
        .orderBy('o.name_key')
        .execute(),
  ])
}

/** Bodies by name, with their organisation's. */
export const bodiesNamed = (reader: Reader, words: string[], limit: number) =>
  reader
    .selectFrom('people_body as b')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['b.id', 'b.name_fr', 'b.name_en', 'o.name as organisation_name'])
    .where(matches(sql`search_vector(b.name_fr || ' ' || b.code, b.name_en)`, words))
    .orderBy('b.name_fr')
    .limit(limit)
    .execute()

/** Who is named to anyone today: the same as `isPublicOffice` says of each mandate. */
const openPersons = async (reader: Reader, today: Day): Promise<number[]> =>
  (
    await reader
      .selectFrom('people_mandate as m')
      .leftJoin('people_body as b', 'b.id', 'm.body_id')
      .select('m.person_id')
      .distinct()
      .where('m.organisation_id', '=', await networkIdOf(reader))
      .where((eb) => eb.or([eb('m.role', 'in', BOARD), eb('b.code', 'in', PUBLIC_BODIES)]))
      .where('m.starts_on', '<=', today)
      .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
      .execute()
  ).map(({ person_id }) => person_id)

/** Persons by name, as far as this reader may know them; who is erased is not found. */
export async function personsNamed(reader: Reader, actor: Actor | null, words: string[], limit: number, today: Day) {
  const letters = sql`p.name_key`
  const open = actor === null ? await openPersons(reader, today) : null
  if (open?.length === 0) return []
  const living = reader.selectFrom('people_person as p').where('p.erased_on', 'is', null)
  const known = open === null ? living : living.where('p.id', 'in', open)
  const nearest = known.select('p.id').where(mayBeNear(letters, words)).orderBy(farness(letters, words)).limit(MOST_NEAR)
  const rows = known.select(['p.id', 'p.name', 'p.example']).limit(limit)
  return firstFound([
    () => rows.where(matches(sql`search_vector(p.name, null)`, words)).orderBy(afterFinding('p.name_key')).execute(),
    () =>
      rows
        .where('p.id', 'in', nearest)
        .where(isNear(letters, words))
        .orderBy(nearness(letters, words), 'desc')
        .orderBy('p.name_key')
        .execute(),
  ])
}
