/** Cross-references between the items of a plan: where the codes in a text lead, and who names an item. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { codesNamed, mayRead } from '../rules.ts'
import type { PlanState } from '../tables.ts'
import type { Place } from './items.ts'
import { planFacts, rightsOfPlan } from './plans.ts'

/** The items of a plan that bear these codes; a code that nobody bears is not in the answer. */
export async function itemsByCode(reader: Reader, planId: number, codes: string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map()
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code'])
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map(({ id, code }) => [code, id]))
}

/** The items of the same plan whose texts name this one by its code. */
export async function citedBy(reader: Reader, item: { id: number; plan_id: number; code: string; removed: boolean }): Promise<Place[]> {
  // Its code may be another item's by now.
  if (item.removed) return []
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code', 'title_fr', 'title_en', 'text_fr', 'text_en'])
    .where('plan_id', '=', item.plan_id)
    .where('removed', '=', false)
    .where('id', '<>', item.id)
    .where(sql<boolean>`position(${`#${item.code}`} in concat_ws(' ', text_fr, text_en)) > 0`)
    .orderBy('level')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows
    .filter(({ text_fr, text_en }) => [text_fr, text_en].some((text) => codesNamed(text).includes(item.code)))
    .map(({ id, code, title_fr, title_en }) => ({ id, code, title: { fr: title_fr, en: title_en } }))
}

/** The same item in another text of its plan (R39). */
export interface OtherTexts {
  /** Of an item of a next text: the adopted item. */
  adopted: Place | null
  /** Of an adopted item: the item of the next text, while nothing is decided on it. */
  next: (Place & { state: PlanState })[]
}

/** Where else this item stands, as far as this actor may read, in one query. */
export async function otherTextsOf(
  reader: Reader,
  actor: Actor | null,
  item: { id: number; origin_id: number | null },
): Promise<OtherTexts> {
  const rows = await reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'p.id as plan_id', 'p.state'])
    .select(rightsOfPlan)
    .where(({ eb, or, and }) =>
      or([
        eb('i.id', '=', item.origin_id ?? -1),
        and([eb('i.origin_id', '=', item.id), eb('i.removed', '=', false), eb('p.state', 'in', ['draft', 'published'])]),
      ]),
    )
    .orderBy('i.id')
    .execute()
  const seen = rows
    .filter((row) => mayRead(actor, planFacts(row, { id: row.plan_id, state: row.state })))
    .map((row) => ({ id: row.id, code: row.code, title: { fr: row.title_fr, en: row.title_en }, state: row.state }))
  return {
    adopted: seen.find(({ id }) => id === item.origin_id) ?? null,
    next: seen.filter(({ id }) => id !== item.origin_id),
  }
}
