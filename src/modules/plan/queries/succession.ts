/** The items of a plan and of its predecessor, each with the link to what takes it over, as far as this actor may see it. */
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Item, planItems } from './items.ts'
import { itemNames } from './names.ts'
import type { Plan } from './plans.ts'

export interface SuccessionItems {
  before: Item[]
  after: Item[]
  /** Items of other plans that take one over, by their ids. */
  elsewhere: Map<number, ObjectFacts>
}

/** Both plans were found through the actor. What is carried over to something that he or she may not see is carried over to nothing. */
export async function successionItems(
  reader: Reader,
  actor: Actor | null,
  predecessor: Plan,
  plan: Plan,
  today: Day,
): Promise<SuccessionItems> {
  const items = Map.groupBy(await planItems(reader, actor, [predecessor.id, plan.id], today), (item) => item.plan_id)
  const [before, after] = [items.get(predecessor.id) ?? [], items.get(plan.id) ?? []]
  const here = new Set(after.flatMap(({ id, origin_id }) => (origin_id === null ? [id] : [id, origin_id])))
  const others = before.flatMap(({ carried_over_to_id: to }) => (to === null || here.has(to) ? [] : [to]))
  const elsewhere = others.length > 0 ? await itemNames(reader, actor, others) : new Map<number, ObjectFacts>()
  const seen = (to: number | null) => (to !== null && (here.has(to) || elsewhere.has(to)) ? to : null)
  return { before: before.map((item) => ({ ...item, carried_over_to_id: seen(item.carried_over_to_id) })), after, elsewhere }
}
