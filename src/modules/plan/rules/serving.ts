/** What an annual action serves of a strategic plan, and what of that plan nothing serves. */
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { PlanKind } from '../tables.ts'
import { isWorkedOn } from './documents.ts'
import { mayWrite, type PlanFacts } from './life.ts'
import { type Nested, nest } from './tree.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.only_annual_actions_serve': Record<never, never>
    'plan.only_strategic_is_served': { text: string }
    'plan.served_is_draft': { text: string }
    'plan.served_is_next_text': { text: string }
    'plan.served_already': { text: string }
    'plan.served_not_found': { text: string }
    'plan.nothing_chosen': Record<never, never>
  }
}

/** An item with its plan, as these rules need them. */
interface Placed {
  item: { removed: boolean; origin_id: number | null; level: number }
  plan: PlanFacts & { kind: PlanKind; lastLevel: number }
}

const isAnnualAction = ({ item, plan }: Placed): boolean => plan.kind === 'annual' && item.level === plan.lastLevel

/** Permanent staff of the annual plan's owner say what its actions serve; also while it is adopted, not once it is closed. */
export const mayLink = (actor: Actor | null, action: Placed): boolean =>
  isAnnualAction(action) && isWorkedOn(action.item) && action.plan.state !== 'closed' && mayWrite(actor, action.plan)

/** An action of an annual plan serves items, of whatever level, of a strategic plan that anyone may read. `text`: how the item was named. */
export function objectionToServing(action: Placed, served: Placed, linked: boolean, text: string): Objection | null {
  if (!isAnnualAction(action)) return objection('plan.only_annual_actions_serve', {}, 'served')
  if (served.plan.kind !== 'strategic') return objection('plan.only_strategic_is_served', { text }, 'served')
  if (served.plan.state === 'draft') return objection('plan.served_is_draft', { text }, 'served')
  if ((served.plan.revisesId ?? null) !== null) return objection('plan.served_is_next_text', { text }, 'served')
  return linked ? objection('plan.served_already', { text }, 'served') : null
}

/** A plan whose actions count for a day: of this year, or adopted without saying for which. */
export const countsOn = (plan: { periodFrom: Day | null; periodTo: Day | null; state: string }, today: Day): boolean =>
  plan.periodFrom === null && plan.periodTo === null
    ? plan.state === 'adopted'
    : (plan.periodFrom ?? today) <= today && today <= (plan.periodTo ?? today)

/** An item that nothing serves, with how many stand below it. */
export interface Unserved<Item> {
  item: Item
  below: number
}

const sizeBelow = <Item>({ children }: Nested<Item>): number => children.reduce((sum, child) => sum + 1 + sizeBelow(child), 0)

/** An item is served when it or something below it is; of a branch that nothing serves, only its head is named. */
export function unserved<Item extends { id: number; parent_id: number | null }>(
  items: Item[],
  servedIds: ReadonlySet<number>,
): { heads: Unserved<Item>[]; served: number; all: number } {
  const heads: Unserved<Item>[] = []
  const isServed = (item: Nested<Item>): boolean => servedIds.has(item.id) || item.children.some(isServed)
  const countServed = (item: Nested<Item>): number =>
    Number(isServed(item)) + item.children.reduce((sum, child) => sum + countServed(child), 0)
  const walk = (branch: Nested<Item>[]) => {
    for (const item of branch) {
      if (isServed(item)) walk(item.children)
      else heads.push({ item, below: sizeBelow(item) })
    }
  }
  const tree = nest(items)
  walk(tree)
  return { heads, served: tree.reduce((sum, item) => sum + countServed(item), 0), all: items.length }
}
