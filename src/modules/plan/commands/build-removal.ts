/** Taking a branch out of its plan, and bringing it back. */
import { sql } from 'kysely'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type RemovedItem, referringItems, removals, removedItems } from '../queries/build.ts'
import { afterInsertion, afterRemoval, branchIn, type Tree, type Twig, treeOf } from '../rules/build.ts'
import { freeCodes, schemeOf } from '../rules/numbering.ts'
import { referringChanges } from '../rules/references.ts'
import type { CodeChange, Renumbering } from '../tables/build.ts'
import { concerning, type HeldTree, subjectsOfBranch, treeOfItem, writeRows } from './build.ts'
import { refuseIfMovedSince } from './build-move.ts'
import { touchedBy, writeTexts } from './build-renumbering.ts'

/** Takes these items out of every list; each keeps its place for the day when it comes back. */
export async function takeOut(tx: Writer, tree: Tree, rootId: number, ids: number[]): Promise<void> {
  await tx.updateTable('plan_item').set({ removed: true }).where('id', 'in', ids).execute()
  await writeRows(tx, afterRemoval(tree, rootId))
}

/** Removes an item with everything below it. Their pages, histories and documents stay. */
export async function removeItem(
  tx: Writer,
  actor: Actor,
  input: { itemId: number; seen: number | null },
): Promise<{ slug: string; entryId: number; code: string; count: number }> {
  const { plan, tree } = await treeOfItem(tx, actor, input.itemId)
  await refuseIfMovedSince(tx, actor, tree, [input.itemId], input.seen)
  const item = tree.byId.get(input.itemId)
  if (!item) throw new Refusal(objection('plan.item_is_removed', {}), 409)
  const ids = branchIn(tree, item.id).map(({ id }) => id)
  await takeOut(tx, tree, item.id, ids)
  const entryId = await record(tx, actor, 'plan.item_removed', {
    ...concerning(plan),
    subjects: subjectsOfBranch(plan, item.id, ids),
    payload: { code: item.code, ids },
  })
  return { slug: plan.slug, entryId, code: item.code, count: ids.length }
}

/** The items that went with this one, as far as they are still out: those of its own deed; where there is none, all below it. */
async function goneWith(tx: Writer, planId: number, rootId: number): Promise<RemovedItem[]> {
  const out = await removedItems(tx, planId)
  const deed = (await removals(tx, [rootId])).get(rootId)
  const named = deed ? new Set(deed.ids) : null
  const tree = treeOf(out.filter(({ id }) => named?.has(id) ?? true))
  return tree.byId.has(rootId) ? branchIn(tree, rootId) : []
}

/** Codes for items that come back: their own, and a free one where somebody else bears it by now, also below such a one. */
function codesOfReturned({ plan, tree }: HeldTree, rows: readonly Twig[], parent: Twig | null): Map<number, string> {
  const taken = new Set(tree.all.map(({ code }) => code))
  const kept = treeOf<Twig>([...tree.all, ...rows.filter(({ code }) => !taken.has(code))])
  // Their own codes, too, tell how the levels are numbered.
  const freeCode = freeCodes(kept, schemeOf(treeOf<Twig>([...tree.all, ...rows]), plan.lastLevel))
  const codes = new Map<number, string>()
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const row of rows) {
    const above = row.parent_id === null ? null : (byId.get(row.parent_id) ?? parent)
    const renamed = above !== null && codes.has(above.id)
    if (!taken.has(row.code) && !renamed) continue
    const siblings = above === parent ? tree.below(row.parent_id).length : row.position - 1
    codes.set(row.id, freeCode(above && { code: codes.get(above.id) ?? above.code, level: above.level }, siblings))
  }
  return codes
}

/** Where the branch stands when it is back: at its old place as far as that is still there, levels after its parent's. */
function rowsOfReturned(tree: Tree, gone: readonly RemovedItem[]): { rows: Twig[]; index: number } {
  const [root] = gone
  const siblings = tree.below(root!.parent_id)
  const index = Math.min(siblings.filter(({ position }) => position < root!.position).length, siblings.length)
  const level = root!.parent_id === null ? 1 : tree.byId.get(root!.parent_id)!.level + 1
  const counts = new Map<number | null, number>()
  const levels = new Map<number, number>()
  const rows = gone.map((item): Twig => {
    const position = item === root ? index + 1 : (counts.get(item.parent_id) ?? 0) + 1
    if (item !== root) counts.set(item.parent_id, position)
    levels.set(item.id, item === root ? level : levels.get(item.parent_id!)! + 1)
    return { id: item.id, parent_id: item.parent_id, code: item.code, position, level: levels.get(item.id)! }
  })
  return { rows, index }
}

async function bringRows(tx: Writer, rows: readonly Twig[], codes: ReadonlyMap<number, string>): Promise<void> {
  const written = rows.map((row) => ({ ...row, code: codes.get(row.id) ?? row.code }))
  await sql`update plan_item i set removed = false, position = d.position, level = d.level, code = d.code
    from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as d (id bigint, position integer, level integer, code text)
    where i.id = d.id`.execute(tx)
}

/** Brings items back into a tree that is held, and says which codes they could not keep. Their own texts follow their new codes. */
export async function bringBack(tx: Writer, held: HeldTree, gone: readonly RemovedItem[]): Promise<Renumbering> {
  const { plan, tree } = held
  const [root] = gone
  if (!root) throw new Refusal(objection('plan.item_is_there', {}), 409)
  const parent = root.parent_id === null ? null : tree.byId.get(root.parent_id)
  if (parent === undefined) {
    const above = await tx
      .selectFrom('plan_item')
      .select(['code', 'title_fr', 'title_en'])
      .where('id', '=', root.parent_id)
      .executeTakeFirstOrThrow()
    throw new Refusal(objection('plan.parent_is_removed', { code: above.code, title: { fr: above.title_fr, en: above.title_en } }))
  }
  const { rows, index } = rowsOfReturned(tree, gone)
  if (rows.some(({ level }) => level > plan.lastLevel)) refuse(objection('plan.branch_too_deep', {}))
  const codes = codesOfReturned(held, rows, parent)
  await writeRows(tx, afterInsertion(tree, { parentId: root.parent_id, index }, 1))
  await bringRows(tx, rows, codes)
  const changes: CodeChange[] = [...codes].map(([id, to]) => ({ id, from: gone.find((item) => item.id === id)!.code, to }))
  const ids = new Set(gone.map(({ id }) => id))
  const texts = codes.size === 0 ? [] : (await referringItems(tx, plan.id)).filter(({ id }) => ids.has(id))
  return { codes: changes, texts: await writeTexts(tx, referringChanges(texts, new Map(changes.map(({ from, to }) => [from, to])))) }
}

export interface Restored {
  slug: string
  entryId: number
  count: number
  codes: CodeChange[]
  code: string
}

/** Brings back what was removed with this item. */
export async function restoreItem(tx: Writer, actor: Actor, itemId: number): Promise<Restored> {
  const held = await treeOfItem(tx, actor, itemId)
  const gone = held.tree.byId.has(itemId) ? [] : await goneWith(tx, held.plan.id, itemId)
  const renumbering = await bringBack(tx, held, gone)
  const code = renumbering.codes.find(({ id }) => id === itemId)?.to ?? gone[0]!.code
  const ids = gone.map(({ id }) => id)
  const entryId = await record(tx, actor, 'plan.item_restored', {
    ...concerning(held.plan),
    subjects: subjectsOfBranch(held.plan, itemId, [...ids, ...touchedBy(renumbering)]),
    payload: { code, ids, ...renumbering },
  })
  return { slug: held.plan.slug, entryId, count: ids.length, codes: renumbering.codes, code }
}
