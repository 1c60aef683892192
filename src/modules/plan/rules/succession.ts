/** What became of each item of a plan's predecessor, and what of the plan is new. Where nothing is said, that is said. */
import type { Localized } from '#kernel/values/lang.ts'
import type { Status } from '../tables.ts'
import type { Tie } from './comparison/pairs.ts'
import { type Partners, pairByTitle } from './comparison/titles.ts'
import { type Nested, nest } from './tree.ts'

export const OUTCOMES = ['carried_over', 'carried_elsewhere', 'done', 'stopped', 'proposed', 'silent'] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface Successive {
  id: number
  parent_id: number | null
  level: number
  code: string
  title: Localized
  status: Status | null
  carried_over_to_id: number | null
  carried_over_to_text: string | null
  /** In a next text: the item that this one continues. */
  origin_id: number | null
}

export interface Succeeded<Item> {
  item: Item
  /** Null: what it holds tells it. */
  outcome: Outcome | null
  /** The item of the plan that it is carried over to, or that is probably the same. */
  successor: Item | null
  tie: Tie | null
  children: Succeeded<Item>[]
}

/** An item of the plan that comes from nothing in its predecessor; `size`: with what it holds, when all of that is new too. */
export interface Newcomer<Item> {
  item: Item
  size: number
}

export interface Succession<Item> {
  tree: Succeeded<Item>[]
  counts: Record<Outcome, number>
  newcomers: Newcomer<Item>[]
}

interface Placed<Item> {
  item: Nested<Item>
  title: Localized
  rank: 'action' | number
  level: number
  parent: Placed<Item> | null
  place: number
}

function placed<Item extends Successive>(tree: Nested<Item>[], lastLevel: number): Placed<Item>[] {
  const found: Placed<Item>[] = []
  const walk = (items: Nested<Item>[], parent: Placed<Item> | null) => {
    for (const item of items) {
      const { title, level } = item
      const here: Placed<Item> = { item, title, level, rank: level === lastLevel ? 'action' : level, parent, place: found.length }
      found.push(here)
      walk(item.children, here)
    }
  }
  walk(tree, null)
  return found
}

/** What is known of an item by itself: a link says more than a status, a status more than a likeness. */
function outcomeOf(item: Nested<Successive>, successor: { tie: Tie } | undefined): Outcome | null {
  if (successor?.tie === 'carried_over') return 'carried_over'
  if (item.carried_over_to_id !== null || item.carried_over_to_text !== null) return 'carried_elsewhere'
  if (item.status === 'done' || item.status === 'stopped') return item.status
  if (successor) return 'proposed'
  return item.children.length > 0 ? null : 'silent'
}

/** The successors of the predecessor's items: those that somebody said, several to one if need be, then those that titles propose, one to one. */
function successorsOf<Item extends Successive>(before: Placed<Item>[], after: Placed<Item>[]) {
  const successors = new Map<Placed<Item>, { to: Placed<Item>; tie: Tie }>()
  const byId = new Map(after.flatMap((each) => [[each.item.id, each] as const]))
  for (const each of after) if (each.item.origin_id !== null && !byId.has(each.item.origin_id)) byId.set(each.item.origin_id, each)
  const partners: Partners<Placed<Item>> = new Map()
  for (const each of before) {
    const to = byId.get(each.item.carried_over_to_id ?? 0)
    if (!to) continue
    successors.set(each, { to, tie: 'carried_over' })
    partners.set(each, to)
    if (!partners.has(to)) partners.set(to, each)
  }
  const unsaid = before.filter(({ item }) => item.carried_over_to_id === null && item.carried_over_to_text === null)
  pairByTitle(
    unsaid,
    after.filter((each) => !partners.has(each)),
    partners,
    (one, other, tie) => {
      partners.set(one, other)
      partners.set(other, one)
      successors.set(one, { to: other, tie })
    },
  )
  return { successors, known: partners }
}

/** What of the plan comes from nothing: whole new branches in one, single new items by themselves. */
function newcomersOf<Item extends Successive>(after: Placed<Item>[], known: ReadonlyMap<Placed<Item>, unknown>): Newcomer<Item>[] {
  const old = new Set(after.filter((each) => known.has(each)).map(({ item }) => item.id))
  const sizeOf = (item: Nested<Item>): number => 1 + item.children.reduce((sum, child) => sum + sizeOf(child), 0)
  const allNew = (item: Nested<Item>): boolean => !old.has(item.id) && item.children.every(allNew)
  const walk = (items: Nested<Item>[]): Newcomer<Item>[] =>
    items.flatMap((item) => {
      if (allNew(item)) return [{ item, size: sizeOf(item) }]
      return [...(old.has(item.id) ? [] : [{ item, size: 1 }]), ...walk(item.children)]
    })
  return walk(after.filter(({ parent }) => parent === null).map(({ item }) => item))
}

/** Items of both plans in their order, with the level of each plan's actions. A target that the reader may not see must already be gone. */
export function successionOf<Item extends Successive>(
  before: { items: Item[]; lastLevel: number },
  after: { items: Item[]; lastLevel: number },
): Succession<Item> {
  const [old, now] = [placed(nest(before.items), before.lastLevel), placed(nest(after.items), after.lastLevel)]
  const { successors, known } = successorsOf(old, now)
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>
  const made = new Map<number, Succeeded<Item>>()
  const tree: Succeeded<Item>[] = []
  for (const each of old) {
    const successor = successors.get(each)
    const outcome = outcomeOf(each.item, successor)
    if (outcome) counts[outcome] += 1
    const row = { item: each.item, outcome, successor: successor?.to.item ?? null, tie: successor?.tie ?? null, children: [] }
    made.set(each.item.id, row)
    const siblings = each.parent ? made.get(each.parent.item.id)!.children : tree
    siblings.push(row)
  }
  return { tree, counts, newcomers: newcomersOf(now, known) }
}

/** Only what had one outcome, with the branches that lead there. */
export const withOutcome = <Item>(tree: Succeeded<Item>[], outcome: Outcome): Succeeded<Item>[] =>
  tree.flatMap((row) => {
    const children = withOutcome(row.children, outcome)
    return row.outcome === outcome || children.length > 0 ? [{ ...row, children }] : []
  })
