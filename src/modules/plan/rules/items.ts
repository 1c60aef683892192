/** What an action must say, who may say it, and what may not be said of it. */
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { FieldChange, ItemFacts, Status } from '../tables.ts'
import { mayWrite, ownsAction, type PlanFacts } from './life.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.ends_before_start': { start: Day; end: Day }
    'plan.stopped_without_reason': Record<never, never>
    'plan.adopted_text_frozen': Record<never, never>
    'plan.closed_plan_frozen': Record<never, never>
    'plan.carried_over_to_itself': Record<never, never>
    'plan.title_missing': Record<never, never>
    'plan.field_not_yours': Record<never, never>
    'plan.edited_meanwhile': Record<never, never>
    'plan.unknown_choice': Record<never, never>
    'plan.no_such_item': { text: string }
  }
}

/** R39: the text of an adopted plan is frozen; a change of it is its next version. */
export const TEXT_FIELDS = ['title_fr', 'title_en', 'text_fr', 'text_en'] as const
/** What the owner of an action may say without being of the staff. */
export const NEWS_FIELDS = ['status', 'stopped_reason', 'progress'] as const
export const ITEM_FIELDS = [
  ...TEXT_FIELDS,
  ...NEWS_FIELDS,
  'owner_person_id',
  'owner_body_id',
  'owner_organisation_id',
  'owner_text',
  'scope',
  'regions',
  'starts_on',
  'ends_on',
  'expected_result',
  'partners',
  'carried_to_body_id',
  'carried_to_organisation_id',
  'carried_to_text',
  'carried_over_to_id',
  'carried_over_to_text',
] as const satisfies readonly (keyof ItemFacts)[]
/** A fact that the list forgets does not compile: it would silently never be saved. */
export const NONE_FORGOTTEN: Exclude<keyof ItemFacts, (typeof ITEM_FIELDS)[number]> extends never ? true : never = true

/**
 * The fields that this actor may edit of this item today; none: the item is only to be read. `origin_id`: in a next text, the adopted item whose
 * text this is to be; its follow-up goes on there, and here there is only the text.
 */
export function editableFields(
  actor: Actor | null,
  plan: PlanFacts,
  item: ItemFacts & { action: boolean; origin_id?: number | null; removed?: boolean },
): readonly (keyof ItemFacts)[] {
  if (plan.state === 'closed' || item.removed) return []
  if ((item.origin_id ?? null) !== null) return mayWrite(actor, plan) && plan.state !== 'adopted' ? TEXT_FIELDS : []
  if (mayWrite(actor, plan)) {
    const frozen: readonly string[] = plan.state === 'adopted' ? TEXT_FIELDS : []
    const facts = item.action ? ITEM_FIELDS : TEXT_FIELDS
    return facts.filter((field) => !frozen.includes(field))
  }
  return item.action && ownsAction(actor, item) ? NEWS_FIELDS : []
}

/** The edit with what follows from it: a finished action is at 100 %; a reason goes with its stop; regions go with their scope. */
export function settled(facts: ItemFacts): ItemFacts {
  return {
    ...facts,
    progress: facts.status === 'done' ? 100 : facts.progress,
    stopped_reason: facts.status === 'stopped' ? facts.stopped_reason : null,
    regions: facts.scope === 'regions' ? facts.regions : [],
  }
}

/** Everything that stands against an edit, field by field. */
export function objectionsToEditing(plan: PlanFacts, itemId: number, changes: FieldChange[], facts: ItemFacts): Objection[] {
  const found: Objection[] = []
  const touches = (fields: readonly string[]) => changes.find((change) => fields.includes(change.field))
  if (plan.state === 'closed' && changes.length > 0) found.push(objection('plan.closed_plan_frozen', {}))
  const text = plan.state === 'adopted' ? touches(TEXT_FIELDS) : undefined
  if (text) found.push(objection('plan.adopted_text_frozen', {}, text.field))
  if (!facts.title_fr && !facts.title_en) found.push(objection('plan.title_missing', {}, 'title_fr'))
  if (facts.starts_on && facts.ends_on && facts.ends_on < facts.starts_on) {
    found.push(objection('plan.ends_before_start', { start: facts.starts_on, end: facts.ends_on }, 'ends_on'))
  }
  if (facts.status === 'stopped' && !facts.stopped_reason) found.push(objection('plan.stopped_without_reason', {}, 'stopped_reason'))
  if (facts.carried_over_to_id === itemId) found.push(objection('plan.carried_over_to_itself', {}, 'carried_over_to'))
  return found
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** What differs between two states of an item, in the order of its fields. */
export const changesBetween = (before: ItemFacts, after: ItemFacts): FieldChange[] =>
  ITEM_FIELDS.filter((field) => !same(before[field], after[field])).map((field) => ({ field, from: before[field], to: after[field] }))

/** The item's facts with these changes taken back. */
export const takenBack = (facts: ItemFacts, changes: FieldChange[]): ItemFacts => ({
  ...facts,
  ...Object.fromEntries(changes.map(({ field, from }) => [field, from])),
})

export type Missing = 'owner' | 'date' | 'expected_result'
const NEEDS_ALL: readonly Status[] = ['planned', 'in_progress', 'done']

/** R40: an action that is to be done (or was) has an owner, a date and an expected result; a stopped or an unfunded one need not. */
export function missingOf(
  action: Pick<ItemFacts, 'status' | 'owner_person_id' | 'owner_body_id' | 'owner_organisation_id' | 'ends_on' | 'expected_result'>,
): Missing[] {
  if (!NEEDS_ALL.includes(action.status ?? 'planned')) return []
  const missing: Missing[] = []
  if (action.owner_person_id === null && action.owner_body_id === null && action.owner_organisation_id === null) missing.push('owner')
  if (action.ends_on === null) missing.push('date')
  if (!action.expected_result) missing.push('expected_result')
  return missing
}
