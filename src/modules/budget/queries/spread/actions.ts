/** The actions over which lines of a budget are spread: the items of the last level of its plan, as they stand. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'

const lastLevel = sql<number>`jsonb_array_length(p.level_names -> 'fr')`

/** The plan's actions with their codes; null: the budget has no plan. */
export async function actionCodes(reader: Reader, planId: number | null): Promise<Map<number, string> | null> {
  if (planId === null) return null
  const rows = await reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.code'])
    .where('i.plan_id', '=', planId)
    .where('i.removed', '=', false)
    .where('i.level', '=', lastLevel)
    .execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}

/** Money of versions that stand (drafts, proposed, in force) on items that are not, or no longer, actions of their plan. */
export interface Stranded {
  itemId: number
  code: string
  versionId: number
  amountCents: number
}

/** These items with all below them, for `in`. */
export const branchOf = (itemIds: readonly number[]) =>
  sql<number>`(with recursive branch as (select id from plan_item where id = any(${[...itemIds]}::bigint[])
    union select i.id from plan_item i join branch b on i.parent_id = b.id) select id from branch)`

/** Among `itemIds` and all below them. Keys name actions too, be it without any money. */
export async function strandedMoney(reader: Reader, itemIds: readonly number[]): Promise<Stranded[]> {
  if (itemIds.length === 0) return []
  return reader
    .selectFrom((q) =>
      q
        .selectFrom('budget_share as s')
        .innerJoin('budget_line as l', 'l.id', 's.line_id')
        .select(['s.item_id', 'l.version_id', 's.amount_cents'])
        .where('l.removed', '=', false)
        .where('s.item_id', 'in', branchOf(itemIds))
        .unionAll(
          q
            .selectFrom('budget_key_weight as w')
            .innerJoin('budget_key as k', 'k.id', 'w.key_id')
            .select(['w.item_id', 'k.version_id', sql<number>`0::bigint`.as('amount_cents')])
            .where('w.item_id', 'in', branchOf(itemIds)),
        )
        .as('n'),
    )
    .innerJoin('plan_item as i', 'i.id', 'n.item_id')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .innerJoin('budget_version as v', 'v.id', 'n.version_id')
    .select(['i.id as itemId', 'i.code', 'v.id as versionId', sql<number>`sum(n.amount_cents)::bigint`.as('amountCents')])
    .where((eb) => eb.or([eb('i.removed', '=', true), eb('i.level', '<>', lastLevel)]))
    .where('v.state', '<>', 'amended')
    .where('v.given_up', '=', false)
    .groupBy(['i.id', 'i.code', 'v.id'])
    .orderBy('v.id')
    .orderBy('i.code')
    .execute()
}

/** The actions of which a version says something, that are held so that nobody takes them out of the plan meanwhile. */
export async function holdActions(reader: Reader, itemIds: readonly number[]): Promise<void> {
  if (itemIds.length === 0) return
  await reader
    .selectFrom('plan_item')
    .select('id')
    // As one parameter: a form may name any number of them.
    .where(sql<boolean>`id = any(${[...itemIds]}::bigint[])`)
    .orderBy('id')
    .forShare()
    .execute()
}
