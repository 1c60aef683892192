/** New codes for the items of a plan: the whole plan, or one by hand; the references in its texts follow them. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { TreeItem } from '../queries/build.ts'
import type { Tree } from '../rules/build.ts'
import { byPlace, objectionToCode, renumbered, schemeOf } from '../rules/numbering.ts'
import { concerning, subjectsOfBranch, treeAt, treeOfItem } from './build.ts'
import { renumber, touchedBy } from './build-renumbering.ts'

/** What the preview of a renumbering showed, as a name. */
export const shownNumbering = (codes: ReadonlyMap<number, string>): string =>
  sha256(JSON.stringify([...codes].sort(([one], [other]) => one - other)))

/** Renumbers the whole plan as its preview showed it; returns null when every code already is as it should be. */
export async function renumberPlan(
  tx: Writer,
  actor: Actor,
  input: { slug: string; scheme: 'own' | 'place'; shown: string },
): Promise<{ entryId: number; count: number } | null> {
  const { plan, tree } = await treeAt(tx, actor, input.slug)
  const codes = renumbered(tree, input.scheme === 'own' ? schemeOf(tree, plan.lastLevel) : byPlace(plan.lastLevel))
  if (codes.size === 0) return null
  if (shownNumbering(codes) !== input.shown) throw new Refusal(objection('plan.numbering_changed_meanwhile', {}), 409)
  const renumbering = await renumber(tx, plan.id, tree, codes)
  const entryId = await record(tx, actor, 'plan.renumbered', {
    ...concerning(plan),
    subjects: [{ kind: 'plan', id: plan.id }, ...touchedBy(renumbering).map((id) => ({ kind: 'item', id }))],
    payload: renumbering,
  })
  return { entryId, count: codes.size }
}

/** Gives one item a code by hand; `below`: what stands below it is numbered after it. `shown`: the code that the form showed. */
export async function giveCode(
  tx: Writer,
  actor: Actor,
  input: { itemId: number; code: string; shown: string; below: boolean },
): Promise<{ entryId: number | null; slug: string }> {
  const { plan, tree } = await treeOfItem(tx, actor, input.itemId)
  const item = tree.byId.get(input.itemId)
  if (!item) throw new Refusal(objection('plan.item_is_removed', {}), 409)
  if (item.code === input.code) return { entryId: null, slug: plan.slug }
  if (item.code !== input.shown) throw new Refusal(objection('plan.code_changed_meanwhile', { code: item.code }, 'code'), 409)
  refuse(objectionToCode(tree, item.id, input.code))
  const codes = new Map([[item.id, input.code]])
  if (input.below) for (const [id, code] of codesBelow(tree, item, input.code, plan.lastLevel)) codes.set(id, code)
  const renumbering = await renumber(tx, plan.id, tree, codes)
  const entryId = await record(tx, actor, 'plan.renumbered', {
    ...concerning(plan),
    subjects: subjectsOfBranch(plan, found(item).id, touchedBy(renumbering)),
    payload: renumbering,
  })
  return { entryId, slug: plan.slug }
}

function codesBelow(tree: Tree<TreeItem>, item: TreeItem, code: string, lastLevel: number): Map<number, string> {
  const all = tree.all.map((each) => (each.id === item.id ? { ...each, code } : each))
  const after: Tree<TreeItem> = { ...tree, all, byId: new Map(all.map((each) => [each.id, each])) }
  return renumbered(after, schemeOf(tree, lastLevel), new Set([item.id]))
}
