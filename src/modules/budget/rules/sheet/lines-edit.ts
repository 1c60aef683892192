/** What becomes of a line that is edited: an amount is the product of its quantity and unit price, or stands alone. */
import type { LineChange } from '../../tables/lines.ts'
import type { LineFacts } from '../../tables.ts'
import { timesUnit } from '../lines.ts'

/** What people may edit of a line, as columns. Its version and its year are not among them: a line never moves to another budget. */
export const LINE_FIELDS = [
  'account',
  'label',
  'quantity_thousandths',
  'unit_cents',
  'amount_cents',
  'note',
  'cash_month',
  'grant_id',
  'recipient',
  'transfer',
] as const satisfies readonly (keyof LineFacts)[]

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.line_gone': Record<never, never>
    'budget.line_elsewhere': Record<never, never>
    'budget.undo_not_possible': Record<never, never>
    'budget.followed': Record<never, never>
  }
}

const picked = (facts: Partial<LineFacts>): Partial<LineFacts> =>
  Object.fromEntries(LINE_FIELDS.filter((name) => facts[name] !== undefined).map((name) => [name, facts[name]]))

/**
 * The line as it would stand. With a quantity and a unit price the amount is their product; an amount that is written over a product takes its place, and
 * the quantity goes. What goes to nobody goes as nothing.
 */
export function editedFacts(stored: LineFacts, facts: Partial<LineFacts>): LineFacts {
  const next: LineFacts = { ...stored, ...picked(facts) }
  const { quantity_thousandths: quantity, unit_cents: unit } = next
  const isRecounted = quantity !== stored.quantity_thousandths || unit !== stored.unit_cents
  const isOverwritten = !isRecounted && next.amount_cents !== stored.amount_cents
  const amounts =
    quantity === null || unit === null
      ? {}
      : isOverwritten
        ? { quantity_thousandths: null, unit_cents: null }
        : { amount_cents: timesUnit(quantity, unit) }
  return { ...next, ...amounts, label: next.label.trim(), ...(next.recipient === null ? { transfer: null } : {}) }
}

/** What differs, field by field. */
export const changesOf = (from: LineFacts, to: LineFacts): LineChange[] =>
  LINE_FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({ field, from: from[field], to: to[field] }))

/** The facts before these changes. */
export const factsBefore = (changes: readonly LineChange[]): Partial<LineFacts> =>
  Object.fromEntries(changes.map(({ field, from }) => [field, from]))
