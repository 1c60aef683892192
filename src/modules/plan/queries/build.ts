/** The tree of a plan that is being built: what stands in it, what was taken out, who moved what. */
import { sql } from 'kysely'
import type { DeedName, Deeds } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { Twig } from '../rules/build.ts'
import { TREE_DEEDS } from '../tables/build.ts'

export interface TreeItem extends Twig {
  title: Localized
}

/** Everything that stands in the tree, in no order that matters. The plan was found through its reader. */
export async function treeItems(reader: Reader, planId: number): Promise<TreeItem[]> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'parent_id', 'position', 'level', 'code', 'title_fr', 'title_en'])
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .execute()
  return rows.map(({ title_fr: fr, title_en: en, ...row }) => ({ ...row, title: { fr, en } }))
}

export interface ReferringItem {
  id: number
  code: string
  title: Localized
  text_fr: string | null
  text_en: string | null
  revision: number
  removed: boolean
}

/** The items whose texts may name others; also those that were taken out, for they may come back. */
export async function referringItems(reader: Reader, planId: number): Promise<ReferringItem[]> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code', 'title_fr', 'title_en', 'text_fr', 'text_en', 'revision', 'removed'])
    .where('plan_id', '=', planId)
    .where(({ eb, or }) => or([eb('text_fr', 'like', '%#%'), eb('text_en', 'like', '%#%')]))
    .orderBy('level')
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ title_fr: fr, title_en: en, ...row }) => ({ ...row, title: { fr, en } }))
}

export interface TreeDeed {
  id: number
  deed: DeedName
  personId: number | null
  payload: Deeds[DeedName]
}

/** The last deed after which the tree was another: what a page shows is as old as that. */
export async function lastTreeDeed(reader: Reader, planId: number): Promise<TreeDeed | null> {
  const row = await reader
    .selectFrom('journal_subject as s')
    .innerJoin('journal_entry as e', 'e.id', 's.entry_id')
    .select(['e.id', 'e.deed', 'e.person_id', 'e.payload'])
    .where('s.kind', '=', 'plan')
    .where('s.id', '=', planId)
    .where('e.deed', 'in', [...TREE_DEEDS])
    .orderBy('s.entry_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, deed: row.deed as DeedName, personId: row.person_id, payload: row.payload as Deeds[DeedName] } : null
}

/** What somebody else did to one of these items after a deed: moved it, or took it out. The latest, or null. */
export async function movedSince(
  reader: Reader,
  itemIds: number[],
  since: number,
  exceptPersonId: number | null,
): Promise<{ itemId: number; who: string | null; deed: 'moved' | 'removed' } | null> {
  const row = await reader
    .selectFrom('journal_subject as s')
    .innerJoin('journal_entry as e', 'e.id', 's.entry_id')
    .leftJoin('people_person as p', 'p.id', 'e.person_id')
    .select(['s.id as item_id', 'e.deed', 'p.name'])
    .where('s.kind', '=', 'item')
    .where('s.id', 'in', itemIds)
    .where('s.entry_id', '>', since)
    .where(sql<boolean>`e.person_id is distinct from ${exceptPersonId}`)
    .where(({ eb, or, and }) =>
      or([
        eb('e.deed', '=', 'plan.item_removed'),
        and([eb('s.position', '=', 0), eb('e.deed', 'in', ['plan.item_moved', 'plan.item_restored', 'plan.build_undone'])]),
      ]),
    )
    .orderBy('s.entry_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { itemId: row.item_id, who: row.name || null, deed: row.deed === 'plan.item_removed' ? 'removed' : 'moved' } : null
}

/** Whether anything was done with one of these items after a deed. */
export async function touchedSince(reader: Reader, itemIds: number[], since: number): Promise<boolean> {
  const row = await reader
    .selectFrom('journal_subject')
    .select('entry_id')
    .where('kind', '=', 'item')
    .where('id', 'in', itemIds)
    .where('entry_id', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface RemovedItem extends TreeItem {
  removed: boolean
}

/** Everything that was ever taken out of a plan and did not come back. */
export async function removedItems(reader: Reader, planId: number): Promise<RemovedItem[]> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'parent_id', 'position', 'level', 'code', 'title_fr', 'title_en', 'removed'])
    .where('plan_id', '=', planId)
    .where('removed', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(({ title_fr: fr, title_en: en, ...row }) => ({ ...row, title: { fr, en } }))
}

/** The deed that took each of these items out as a whole branch: which items went, when, by whom. */
export async function removals(reader: Reader, itemIds: number[]): Promise<Map<number, { at: Date; who: string | null; ids: number[] }>> {
  if (itemIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('journal_subject as s')
    .innerJoin('journal_entry as e', 'e.id', 's.entry_id')
    .leftJoin('people_person as p', 'p.id', 'e.person_id')
    .select(['s.id as item_id', 'e.at', 'e.payload', 'p.name'])
    .distinctOn('s.id')
    .where('s.kind', '=', 'item')
    .where('s.position', '=', 0)
    .where('s.id', 'in', itemIds)
    .where('e.deed', '=', 'plan.item_removed')
    .orderBy('s.id')
    .orderBy('s.entry_id', 'desc')
    .execute()
  return new Map(
    rows.map((row) => [row.item_id, { at: row.at, who: row.name || null, ids: (row.payload as Deeds['plan.item_removed']).ids }]),
  )
}

/** What hangs on these items beside their own facts, and would be out of sight with them. */
export async function hangingOn(reader: Reader, itemIds: number[]): Promise<{ documents: number; serving: number; carriedOver: number }> {
  const counted = await reader
    .selectNoFrom(({ selectFrom }) => [
      selectFrom('plan_document')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('item_id', 'in', itemIds)
        .where('removed', '=', false)
        .as('documents'),
      selectFrom('plan_serving')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('served_id', 'in', itemIds)
        .as('serving'),
      selectFrom('plan_item')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('carried_over_to_id', 'in', itemIds)
        .where('id', 'not in', itemIds)
        .where('removed', '=', false)
        .as('carried_over'),
    ])
    .executeTakeFirstOrThrow()
  return { documents: counted.documents ?? 0, serving: counted.serving ?? 0, carriedOver: counted.carried_over ?? 0 }
}
