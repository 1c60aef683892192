/** The ordered tree of a plan's items: nesting, codes, filters and counts. */
import type { Day } from '#kernel/dates.ts'
import { STATUSES, type Status } from '../tables.ts'
import { type Missing, missingOf } from './items.ts'

/** An item in its tree, children in their order. */
export type Nested<Item> = Item & { children: Nested<Item>[] }

/** A plan of more items than this is folded: its page shows its first two levels, and each branch opens by itself. */
const LARGEST_UNFOLDED = 1000
export const isFolded = (items: number): boolean => items > LARGEST_UNFOLDED

/** The levels that a folded plan shows: the first two, and never the actions; the first alone where the second is a crowd too. */
export const levelsShown = (lastLevel: number, ofSecondLevel: number): number =>
  ofSecondLevel > LARGEST_UNFOLDED ? 1 : Math.min(2, lastLevel - 1)

/** Nests a flat list whose parents come with their children in any order; siblings keep the list's order. */
export function nest<Item extends { id: number; parent_id: number | null }>(items: Item[]): Nested<Item>[] {
  const nested = new Map(items.map((item) => [item.id, { ...item, children: [] as Nested<Item>[] }]))
  const roots: Nested<Item>[] = []
  for (const item of nested.values()) {
    const siblings = item.parent_id === null ? roots : nested.get(item.parent_id)?.children
    siblings?.push(item)
  }
  return roots
}

/** All items of a branch, the branch itself first. */
export const branchOf = <Item>(item: Nested<Item>): Nested<Item>[] => [item, ...item.children.flatMap(branchOf)]

/** The code that an item without one gets from its place: 1, 1.2, 1.2.3. */
export const codeByPlace = (place: number[]): string => place.join('.')

export interface ActionFilter {
  status?: Status
  region?: string
  /** `person:3`, `body:2`, `organisation:1`, or `none`. */
  owner?: string
  /** `any`: at least one thing. */
  missing?: Missing | 'any'
}

type ActionFacts = Parameters<typeof missingOf>[0] & { scope: string | null; regions: string[] }

/** The owner of an action as a key; null when it has none that is linked. */
export function ownerKey(action: Pick<ActionFacts, 'owner_person_id' | 'owner_body_id' | 'owner_organisation_id'>): string | null {
  if (action.owner_person_id !== null) return `person:${action.owner_person_id}`
  if (action.owner_body_id !== null) return `body:${action.owner_body_id}`
  return action.owner_organisation_id === null ? null : `organisation:${action.owner_organisation_id}`
}

/** A national action concerns every region; so does one of the regions that names none. */
const concerns = ({ scope, regions }: Pick<ActionFacts, 'scope' | 'regions'>, region: string): boolean =>
  scope === 'national' || (scope === 'regions' && (regions.length === 0 || regions.includes(region)))

/** Whether an action passes the filter. The same stands in SQL in `queries/views.ts`. */
export function passes(action: ActionFacts, filter: ActionFilter): boolean {
  if (filter.status && (action.status ?? 'planned') !== filter.status) return false
  if (filter.region && !concerns(action, filter.region)) return false
  if (filter.owner && (ownerKey(action) ?? 'none') !== filter.owner) return false
  if (!filter.missing) return true
  const missing = missingOf(action)
  return filter.missing === 'any' ? missing.length > 0 : missing.includes(filter.missing)
}

/** The tree with only the actions that pass, and the branches that lead to them. `lastLevel` is the level of actions. */
export function filtered<Item extends ActionFacts & { level: number }>(
  tree: Nested<Item>[],
  lastLevel: number,
  filter: ActionFilter,
): Nested<Item>[] {
  if (Object.values(filter).every((value) => !value)) return tree
  return tree.flatMap((item) => {
    if (item.level === lastLevel) return passes(item, filter) ? [item] : []
    const children = filtered(item.children, lastLevel, filter)
    return children.length > 0 ? [{ ...item, children }] : []
  })
}

export interface Counts {
  actions: number
  byStatus: Record<Status, number>
  missing: Record<Missing, number>
  /** Actions that lack at least one of the three. */
  incomplete: number
  /** Planned or in progress, and their end is past. */
  late: number
  /** Some of their facts are made up for the demonstration. */
  examples: number
}

export const isLate = (action: { status: Status | null; ends_on: Day | null }, today: Day): boolean =>
  action.ends_on !== null && action.ends_on < today && ['planned', 'in_progress'].includes(action.status ?? 'planned')

export const noCounts = (): Counts => ({
  actions: 0,
  byStatus: Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>,
  missing: { owner: 0, date: 0, expected_result: 0 },
  incomplete: 0,
  late: 0,
  examples: 0,
})

/** The figures of several parts taken together. */
export function summed(parts: readonly Counts[]): Counts {
  const sum = noCounts()
  for (const part of parts) {
    for (const status of STATUSES) sum.byStatus[status] += part.byStatus[status]
    for (const what of ['owner', 'date', 'expected_result'] as const) sum.missing[what] += part.missing[what]
    for (const figure of ['actions', 'incomplete', 'late', 'examples'] as const) sum[figure] += part[figure]
  }
  return sum
}

/** The figures of a set of actions on a day. The same stand in SQL in `queries/counts.ts`. */
export function countsOf(actions: (ActionFacts & { ends_on: Day | null; example_fields?: string[] })[], today: Day): Counts {
  const counts: Counts = { ...noCounts(), actions: actions.length }
  for (const action of actions) {
    counts.byStatus[action.status ?? 'planned'] += 1
    const missing = missingOf(action)
    for (const what of missing) counts.missing[what] += 1
    if (missing.length > 0) counts.incomplete += 1
    if (isLate(action, today)) counts.late += 1
    if (action.example_fields && action.example_fields.length > 0) counts.examples += 1
  }
  return counts
}
