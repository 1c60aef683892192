/** What the forms of statutes count with: how many organisations of each kind there are today. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'

/** By kind, those that are members or partners on the day. */
export async function organisationsByKind(reader: Reader, today: Day): Promise<Record<string, number>> {
  const rows = await reader
    .selectFrom('people_organisation')
    .select((eb) => ['kind', eb.fn.countAll<string>().as('count')])
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>=', today)]))
    .groupBy('kind')
    .execute()
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]))
}
