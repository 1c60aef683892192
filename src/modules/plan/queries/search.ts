/** Plans and items by words: in a title, else in a text, else with one slip of the pen; only of plans that this actor may read. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { matches, nearly, nearness, rankOf } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Plan, plans } from './plans.ts'

export interface FoundItem {
  id: number
  code: string
  title: Localized
  planTitle: Localized
  planState: Plan['state']
  example: boolean
}

/** So many matches are put in order by how well they match; a word that thousands of titles hold says little. */
const MOST_RANKED = 100

const titleVector = sql`search_vector(i.title_fr, i.title_en)`
const textVector = sql`search_vector(coalesce(i.text_fr, '') || ' ' || coalesce(i.expected_result, ''), i.text_en)`
const letters = sql`search_letters(i.title_fr, i.title_en)`

const itemRows = (reader: Reader, planIds: number[]) =>
  reader
    .selectFrom('plan_item as i')
    .select(['i.id', 'i.code', 'i.plan_id', 'i.title_fr', 'i.title_en', 'i.example_fields'])
    .where('i.removed', '=', false)
    // `+ 0`: the index of the words is to be used, not that of the plans, which holds nearly all items.
    .where(sql<number>`i.plan_id + 0`, 'in', planIds)

type Row = Awaited<ReturnType<ReturnType<typeof itemRows>['execute']>>[number] & { rank: number }

/** The items that match, an adopted plan's before a draft's, the best first. `typed`: a whole code finds its items too. */
export async function itemsFound(reader: Reader, actor: Actor | null, words: string[], limit: number): Promise<FoundItem[]> {
  const readable = new Map((await plans(reader, actor)).map((plan) => [plan.id, plan]))
  if (readable.size === 0) return []
  const ids = [...readable.keys()]
  const searches = [
    () => itemRows(reader, ids).where(sql<string>`lower(replace(i.code, '.', ''))`, '=', words.join('')).select(sql<number>`2`.as('rank')),
    () => itemRows(reader, ids).where(matches(titleVector, words)).select(rankOf(titleVector, words).as('rank')),
    () => itemRows(reader, ids).where(matches(textVector, words)).select(rankOf(textVector, words).as('rank')),
  ]
  const found = new Map<number, Row>()
  for (const search of searches) {
    if (found.size >= limit) break
    const rows = await search().limit(MOST_RANKED).execute()
    for (const row of ordered(rows, readable)) if (!found.has(row.id)) found.set(row.id, row)
  }
  if (found.size === 0) {
    const near = itemRows(reader, ids).where(nearly(letters, words)).select(nearness(letters, words).as('rank'))
    for (const row of ordered(await near.limit(MOST_RANKED).execute(), readable)) found.set(row.id, row)
  }
  return [...found.values()].slice(0, limit).map((row) => foundItem(row, readable.get(row.plan_id)!))
}

const WEIGHT: Record<Plan['state'], number> = { adopted: 0, published: 1, draft: 1, closed: 2 }
const ordered = (rows: Row[], readable: Map<number, Plan>): Row[] => {
  const weight = (row: Row) => WEIGHT[readable.get(row.plan_id)!.state]
  return rows.toSorted((one, other) => weight(one) - weight(other) || other.rank - one.rank || one.id - other.id)
}

const foundItem = (row: Row, plan: Plan): FoundItem => ({
  id: row.id,
  code: row.code,
  title: { fr: row.title_fr, en: row.title_en },
  planTitle: plan.title,
  planState: plan.state,
  example: plan.example || row.example_fields.length > 0,
})

/** The plans whose title, lead or owner's name holds all the words. */
export async function plansFound(reader: Reader, actor: Actor | null, words: string[], limit: number): Promise<Plan[]> {
  const readable = await plans(reader, actor)
  if (readable.length === 0) return []
  const letters = sql`search_letters(p.title_fr, p.title_en)`
  const rows = reader
    .selectFrom('plan_plan as p')
    .select('p.id')
    .where(
      'p.id',
      'in',
      readable.map(({ id }) => id),
    )
  const vector = sql`search_vector(coalesce(p.title_fr, '') || ' ' || coalesce(p.lead_fr, ''), coalesce(p.title_en, '') || ' ' || coalesce(p.lead_en, ''))`
  const exact = await rows.where(matches(vector, words)).orderBy(rankOf(vector, words), 'desc').limit(limit).execute()
  const near =
    exact.length > 0 ? exact : await rows.where(nearly(letters, words)).orderBy(nearness(letters, words), 'desc').limit(limit).execute()
  return near.flatMap(({ id }) => readable.find((plan) => plan.id === id) ?? [])
}
