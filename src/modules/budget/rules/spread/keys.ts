/** What a key may say: its stated criterion, and never a key and a flat rate on one action (R28). */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Basis, KeyKind } from '../../tables.ts'
import type { Weighted } from './spread.ts'

export interface KeyDraft {
  kind: KeyKind
  name: string
  criterion: string
  rateBp: number | null
  basis: Basis | null
  /** Of a flat rate each weight is 1. */
  weights: Weighted[]
}

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.key_unnamed': Record<never, never>
    'budget.key_named_alike': { name: string }
    'budget.criterion_missing': Record<never, never>
    'budget.rate_missing': Record<never, never>
    'budget.key_without_action': Record<never, never>
    'budget.weight_out_of_range': { max: number }
    'budget.key_and_flat_rate': { code: string; others: number; key: string; kind: KeyKind }
  }
}

export const MOST_WEIGHT = 999_999_999

interface Other {
  name: string
  kind: KeyKind
  weights: readonly { itemId: number }[]
}

/** R28: one action bears its indirect costs by a key or by a flat rate, never by both. `codes`: how actions are called. */
export function objectionToBoth(draft: Other, others: readonly Other[], codes: ReadonlyMap<number, string>): Objection | null {
  const mine = new Set(draft.weights.map(({ itemId }) => itemId))
  for (const other of others) {
    if (other.kind === draft.kind) continue
    const shared = other.weights.map(({ itemId }) => itemId).filter((id) => mine.has(id))
    if (shared.length === 0) continue
    const facts = { code: codes.get(shared[0]!) ?? '', others: shared.length - 1, key: other.name, kind: other.kind }
    return objection('budget.key_and_flat_rate', facts, 'weights')
  }
  return null
}

/** Everything against a key beside the others of its version. `actions`: those of the budget's plan with their codes, null where it has none. */
export function objectionsToKey(draft: KeyDraft, others: readonly Other[], actions: ReadonlyMap<number, string> | null): Objection[] {
  const found: Objection[] = []
  const against = (each: Objection | null) => each && found.push(each)
  const name = draft.name.trim()
  if (actions === null) against(objection('budget.no_plan', {}))
  if (name === '') against(objection('budget.key_unnamed', {}, 'name'))
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    against(objection('budget.key_named_alike', { name }, 'name'))
  if (draft.criterion.trim() === '') against(objection('budget.criterion_missing', {}, 'criterion'))
  if (draft.kind === 'flat' && (draft.rateBp === null || draft.rateBp < 1 || draft.basis === null))
    against(objection('budget.rate_missing', {}, 'rate'))
  if (draft.weights.length === 0) against(objection('budget.key_without_action', {}, 'weights'))
  if (draft.weights.some(({ itemId }) => actions !== null && !actions.has(itemId)))
    against(objection('budget.not_an_action', {}, 'weights'))
  if (draft.weights.some(({ weight }) => !Number.isSafeInteger(weight) || weight < 1 || weight > MOST_WEIGHT))
    against(objection('budget.weight_out_of_range', { max: MOST_WEIGHT }, 'weights'))
  against(objectionToBoth(draft, others, actions ?? new Map()))
  return found
}

/** Weights that follow the direct costs of actions, in whole euros and at least 1: what costs nothing directly is not in the key. */
export const weightsByDirectCost = (costs: ReadonlyMap<number, { directCents: number }>, actions: Iterable<number>): Weighted[] =>
  [...actions].flatMap((itemId) => {
    const cents = costs.get(itemId)?.directCents ?? 0
    return cents > 0 ? [{ itemId, weight: Math.min(MOST_WEIGHT, Math.max(1, Math.trunc(cents / 100))) }] : []
  })
