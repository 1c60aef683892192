/** The tree of a plan that is being built: its places, what may go where, and where everything stands after a move. */
import { type Actor, STAFF } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { PlanState } from '../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.move_under_itself': Record<never, never>
    'plan.branch_too_deep': Record<never, never>
    'plan.place_gone': Record<never, never>
    /** `who`: null where the name is not to be said. */
    'plan.moved_meanwhile': { who: string | null; code: string; title: Localized; deed: 'moved' | 'removed' }
    'plan.item_is_removed': Record<never, never>
    'plan.item_is_there': Record<never, never>
    'plan.parent_is_removed': { code: string; title: Localized }
  }
}

/** What the tree needs to know of an item. */
export interface Twig {
  id: number
  parent_id: number | null
  position: number
  level: number
  code: string
}

/** Where an item goes: before or behind another, or as the last within one (0: as the last of the first level). */
export interface TreePlace {
  how: 'before' | 'after' | 'in'
  id: number
}

export const placeText = ({ how, id }: TreePlace): string => `${how}:${id}`
export function readPlace(text: string): TreePlace | null {
  const found = /^(before|after|in):(\d{1,15})$/.exec(text)
  return found ? { how: found[1] as TreePlace['how'], id: Number(found[2]) } : null
}

export interface Tree<Item extends Twig = Twig> {
  all: readonly Item[]
  byId: ReadonlyMap<number, Item>
  /** The children of an item in their order; of null: the first level. */
  below: (parentId: number | null) => readonly Item[]
}

export function treeOf<Item extends Twig>(all: readonly Item[]): Tree<Item> {
  const byParent = Map.groupBy(
    all.toSorted((one, other) => one.position - other.position || one.id - other.id),
    (item) => item.parent_id,
  )
  return { all, byId: new Map(all.map((item) => [item.id, item])), below: (parentId) => byParent.get(parentId) ?? [] }
}

/** An item and everything below it, from top to bottom of the text; null: the whole tree. */
export function branchIn<Item extends Twig>(tree: Tree<Item>, id: number | null): Item[] {
  const found: Item[] = []
  const waiting = id === null ? [...tree.below(null)].reverse() : [tree.byId.get(id)!]
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    found.push(item)
    waiting.push(...[...tree.below(item.id)].reverse())
  }
  return found
}

/** How many levels a branch takes: 1 where nothing stands below it. */
export const heightOf = (tree: Tree, id: number): number =>
  branchIn(tree, id).reduce((deepest, { level }) => Math.max(deepest, level), 0) - tree.byId.get(id)!.level + 1

/** Between which siblings a place lies: `index` of them stand before it. */
export interface Spot {
  parentId: number | null
  index: number
}

/** Null: what the place is named after stands there no more. */
export function spotOf(tree: Tree, { how, id }: TreePlace): Spot | null {
  if (how === 'in' && id === 0) return { parentId: null, index: tree.below(null).length }
  const anchor = tree.byId.get(id)
  if (!anchor) return null
  if (how === 'in') return { parentId: id, index: tree.below(id).length }
  const here = tree.below(anchor.parent_id).findIndex((each) => each.id === id)
  return { parentId: anchor.parent_id, index: how === 'before' ? here : here + 1 }
}

export const levelAt = (tree: Tree, { parentId }: Spot): number => (parentId === null ? 1 : tree.byId.get(parentId)!.level + 1)

/** R39: the tree of an adopted text stands as it was decided. */
export function objectionToBuilding(plan: { state: PlanState }): Objection | null {
  if (plan.state === 'adopted') return objection('plan.adopted_text_frozen', {})
  return plan.state === 'closed' ? objection('plan.closed_plan_frozen', {}) : null
}

/** Why a branch of this height cannot stand there. */
export const objectionToHeight = (tree: Tree, spot: Spot, height: number, lastLevel: number): Objection | null =>
  levelAt(tree, spot) + height - 1 > lastLevel ? objection('plan.branch_too_deep', {}, 'place') : null

/** A branch goes neither under itself nor below the plan's last level. */
export function objectionToMoving(tree: Tree, id: number, spot: Spot, lastLevel: number): Objection | null {
  for (let above = spot.parentId; above !== null; above = tree.byId.get(above)!.parent_id)
    if (above === id) return objection('plan.move_under_itself', {}, 'place')
  return objectionToHeight(tree, spot, heightOf(tree, id), lastLevel)
}

/** Siblings in their new order, the changed ones alone: positions run from 1. */
const reordered = (siblings: readonly Twig[], parentId: number | null): Twig[] =>
  siblings.flatMap((item, index) =>
    item.position === index + 1 && item.parent_id === parentId ? [] : [{ ...item, parent_id: parentId, position: index + 1 }],
  )

/** The rows that change when a branch goes to a spot that nothing stands against; none: it already stands there. */
export function afterMove(tree: Tree, id: number, spot: Spot): Twig[] {
  const item = tree.byId.get(id)!
  const from = tree.below(item.parent_id)
  const here = from.findIndex((each) => each.id === id)
  const same = spot.parentId === item.parent_id
  if (same && (spot.index === here || spot.index === here + 1)) return []
  const target = tree.below(spot.parentId).filter((each) => each.id !== id)
  const index = Math.min(same && here < spot.index ? spot.index - 1 : spot.index, target.length)
  const fresh = reordered([...target.slice(0, index), item, ...target.slice(index)], spot.parentId)
  const left = same
    ? []
    : reordered(
        from.filter((each) => each.id !== id),
        item.parent_id,
      )
  const changed = new Map([...left, ...fresh].map((each) => [each.id, each]))
  const deeper = levelAt(tree, spot) - item.level
  if (deeper !== 0)
    for (const each of branchIn(tree, id)) changed.set(each.id, { ...(changed.get(each.id) ?? each), level: each.level + deeper })
  return [...changed.values()]
}

/** Makes room for `count` new siblings: the rows that stand further down. */
export const afterInsertion = (tree: Tree, { parentId, index }: Spot, count: number): Twig[] =>
  tree.below(parentId).flatMap((item, here) => {
    const position = here < index ? here + 1 : here + 1 + count
    return item.position === position ? [] : [{ ...item, position }]
  })

/** Closes the gap that removed items leave. */
export const afterRemoval = (tree: Tree, id: number): Twig[] => {
  const { parent_id } = tree.byId.get(id)!
  return reordered(
    tree.below(parent_id).filter((each) => each.id !== id),
    parent_id,
  )
}

/** The items with these rows in the place of their old ones. */
export function withRows<Item extends Twig>(all: readonly Item[], rows: readonly Twig[]): Item[] {
  const changed = new Map(rows.map((row) => [row.id, row]))
  return all.map((item) => ({ ...item, ...changed.get(item.id) }))
}

/** The four small steps of an item, each where it is possible. */
export interface Steps {
  up: TreePlace | null
  down: TreePlace | null
  /** One level up: behind its parent. */
  out: TreePlace | null
  /** One level down: as the last of the one before it. */
  in: TreePlace | null
}

export function stepsOf(tree: Tree, id: number, lastLevel: number): Steps {
  const item = tree.byId.get(id)!
  const siblings = tree.below(item.parent_id)
  const here = siblings.findIndex((each) => each.id === id)
  const [before, after] = [siblings[here - 1], siblings[here + 1]]
  const fits = item.level + heightOf(tree, id) <= lastLevel
  return {
    up: before ? { how: 'before', id: before.id } : null,
    down: after ? { how: 'after', id: after.id } : null,
    out: item.parent_id === null ? null : { how: 'after', id: item.parent_id },
    in: before && fits ? { how: 'in', id: before.id } : null,
  }
}

export interface OfferedPlace<Item extends Twig> {
  parent: Item | null
  /** Null: as the last. */
  before: Item | null
  place: TreePlace
}

/** Every place where a branch fits, in the order of the tree, its own left out. `few`: before its own siblings alone, elsewhere only as the last. */
export function placesFor<Item extends Twig>(tree: Tree<Item>, id: number, lastLevel: number, few: boolean): OfferedPlace<Item>[] {
  const own = new Set(branchIn(tree, id).map((each) => each.id))
  const height = heightOf(tree, id)
  const parents = branchIn(tree, null).filter((each) => !own.has(each.id) && each.level + height <= lastLevel)
  return [null, ...parents].flatMap((parent): OfferedPlace<Item>[] => {
    const parentId = parent?.id ?? null
    const siblings = tree.below(parentId)
    const here = siblings.findIndex((each) => each.id === id)
    const beside = few && here < 0 ? [] : siblings.filter((each, index) => each.id !== id && (here < 0 || index !== here + 1))
    const last: OfferedPlace<Item> = { parent, before: null, place: { how: 'in', id: parentId ?? 0 } }
    return [
      ...beside.map((before): OfferedPlace<Item> => ({ parent, before, place: { how: 'before', id: before.id } })),
      ...(here >= 0 && here === siblings.length - 1 ? [] : [last]),
    ]
  })
}

/** In a tree of more than `most` items only the branches that lead to one of them are open; null: all are. */
export function openBranches(tree: Tree, focusId: number | null, most: number): ReadonlySet<number> | null {
  if (tree.all.length <= most) return null
  const open = new Set<number>()
  for (let id = focusId; id !== null; id = tree.byId.get(id)?.parent_id ?? null) open.add(id)
  return open
}

/** The organisations whose plans this actor may write, by the mandates of the day. */
export const writesFor = (actor: Actor | null): { id: number; name: string }[] => [
  ...new Map(
    (actor?.mandates ?? [])
      .filter(({ role }) => STAFF.includes(role))
      .map(({ organisationId: id, organisationName: name }) => [id, { id, name }]),
  ).values(),
]
