/** Budgets by words: of their title, of whose they are, of their years; only those that this reader may know. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { matches, rankOf } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { mainVersion, type Version, versionsOfBudgets } from '../budgets.ts'

/** So many matches are looked at: most of them may be nothing to this reader. */
const MOST_RANKED = 300

const vector = sql`search_vector(concat_ws(' ', b.title_fr, o.name, b.year_from, b.year_to), b.title_en)`

/** The version by which each budget is met, the best match first. */
export async function budgetsFound(reader: Reader, actor: Actor | null, words: string[], limit: number): Promise<Version[]> {
  const rows = await reader
    .selectFrom('budget_budget as b')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select('b.id')
    .where(matches(vector, words))
    .orderBy(rankOf(vector, words), 'desc')
    .orderBy('b.year_from', 'desc')
    .orderBy('b.id')
    .limit(MOST_RANKED)
    .execute()
  const ids = rows.map(({ id }) => id)
  const byBudget = Map.groupBy(await versionsOfBudgets(reader, actor, ids), ({ budget }) => budget.id)
  return ids.flatMap((id) => mainVersion(byBudget.get(id) ?? []) ?? []).slice(0, limit)
}
