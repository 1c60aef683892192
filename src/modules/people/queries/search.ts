/** Organisations, bodies and persons by words of their names: exactly, else with one slip of the pen. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { matches, nearly, nearness, rankOf } from '#kernel/searching.ts'

/** The first search that finds something. */
async function firstFound<Row>(searches: (() => Promise<Row[]>)[]): Promise<Row[]> {
  for (const search of searches) {
    const rows = await search()
    if (rows.length > 0) return rows
  }
  return []
}

/** Organisations by name and town; anyone may find them. */
export function organisationsNamed(reader: Reader, words: string[], limit: number) {
  const vector = sql`search_vector(name || ' ' || coalesce(town, ''), null)`
  const letters = sql`search_letters(name, town)`
  const rows = reader.selectFrom('people_organisation').select(['id', 'kind', 'name', 'town', 'region', 'example']).limit(limit)
  return firstFound([
    () =>
      rows
        .where(matches(vector, words))
        .orderBy(sql`array_position(array['network', 'regional', 'member', 'partner'], kind)`)
        .orderBy(rankOf(vector, words), 'desc')
        .orderBy('name')
        .execute(),
    () => rows.where(nearly(letters, words)).orderBy(nearness(letters, words), 'desc').orderBy('name').execute(),
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

/** Persons by name: for the caller to narrow to those whom the reader may know. */
export function personsNamed(reader: Reader, words: string[], limit: number) {
  const letters = sql`search_letters(name, null)`
  const rows = reader.selectFrom('people_person').select(['id', 'name', 'example']).limit(limit)
  return firstFound([
    () => rows.where(matches(sql`search_vector(name, null)`, words)).orderBy('name').execute(),
    () => rows.where(nearly(letters, words)).orderBy(nearness(letters, words), 'desc').execute(),
  ])
}
