/** Moving a branch to another place of its plan, with new codes where they are wished for. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { movedSince, type TreeItem } from '../queries/build.ts'
import { afterMove, objectionToMoving, spotOf, type Tree, type TreePlace, treeOf, withRows } from '../rules/build.ts'
import { renumbered, schemeOf } from '../rules/numbering.ts'
import { concerning, subjectsOfBranch, treeOfItem, writeRows } from './build.ts'
import { renumber, touchedBy } from './build-renumbering.ts'

/** What somebody else did with these items since the page was shown is told, with the name; one's own deeds are no surprise. */
export async function refuseIfMovedSince(
  tx: Writer,
  actor: Actor,
  tree: Tree<TreeItem>,
  itemIds: number[],
  seen: number | null,
): Promise<void> {
  if (seen === null) return
  const moved = await movedSince(tx, itemIds, seen, actor.personId)
  if (!moved) return
  const named =
    tree.byId.get(moved.itemId) ??
    (await tx.selectFrom('plan_item').select(['code', 'title_fr', 'title_en']).where('id', '=', moved.itemId).executeTakeFirstOrThrow())
  const title = 'title' in named ? named.title : { fr: named.title_fr, en: named.title_en }
  throw new Refusal(objection('plan.moved_meanwhile', { who: moved.who, code: named.code, title, deed: moved.deed }, 'place'), 409)
}

export interface Moved {
  slug: string
  /** Null: it already stood there. */
  entryId: number | null
  code: { from: string; to: string }
}

/**
 * Moves an item with everything below it. `seen`: the last deed on the tree when the page was shown (null: not known); what others moved since,
 * the item or the sibling beside which it goes, is a 409. `renumber`: the branch and the siblings at both places get the codes of their places.
 */
export async function moveItem(
  tx: Writer,
  actor: Actor,
  input: { itemId: number; place: TreePlace; seen: number | null; renumber: boolean },
): Promise<Moved> {
  const { itemId, place } = input
  const { plan, tree } = await treeOfItem(tx, actor, itemId)
  await refuseIfMovedSince(tx, actor, tree, place.how === 'in' ? [itemId] : [itemId, place.id], input.seen)
  const item = tree.byId.get(itemId)
  if (!item) throw new Refusal(objection('plan.item_is_removed', {}), 409)
  const spot = spotOf(tree, place)
  if (!spot) throw new Refusal(objection('plan.place_gone', {}, 'place'), 409)
  refuse(objectionToMoving(tree, itemId, spot, plan.lastLevel))
  const rows = afterMove(tree, itemId, spot)
  if (rows.length === 0) return { slug: plan.slug, entryId: null, code: { from: item.code, to: item.code } }
  await writeRows(tx, rows)
  const after = treeOf(withRows(tree.all, rows))
  const codes = input.renumber ? renumbered(after, schemeOf(tree, plan.lastLevel), new Set([item.parent_id, spot.parentId])) : new Map()
  const renumbering = await renumber(tx, plan.id, tree, codes)
  const parent = spot.parentId === null ? null : tree.byId.get(spot.parentId)!
  const entryId = await record(tx, actor, 'plan.item_moved', {
    ...concerning(plan),
    subjects: subjectsOfBranch(plan, itemId, touchedBy(renumbering)),
    payload: {
      code: item.code,
      into: parent && (codes.get(parent.id) ?? parent.code),
      from: { parentId: item.parent_id, position: tree.below(item.parent_id).indexOf(item) + 1 },
      to: { parentId: spot.parentId, position: after.byId.get(itemId)!.position },
      ...renumbering,
    },
  })
  return { slug: plan.slug, entryId, code: { from: item.code, to: codes.get(itemId) ?? item.code } }
}
