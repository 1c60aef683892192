/** What of a budget itself may be edited, and until when. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { BudgetField } from '../../tables/lines.ts'
import type { Shown } from '../../tables.ts'

/** What people edit of a budget, as columns. */
export interface BudgetFacts {
  title_fr: string | null
  title_en: string | null
  plan_id: number | null
  year_from: number
  year_to: number
  target_share_bp: number | null
  target_source: string | null
  shown: Shown
  opening_cash_cents: number | null
}

export const BUDGET_FIELDS = [
  'title_fr',
  'title_en',
  'plan_id',
  'year_from',
  'year_to',
  'target_share_bp',
  'target_source',
  'shown',
  'opening_cash_cents',
] as const satisfies readonly BudgetField[]

/** What never belongs to the text that is decided on: it may change whatever was proposed or voted. */
const ALWAYS: readonly BudgetField[] = ['shown', 'opening_cash_cents']

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.settings_frozen': Record<never, never>
    'budget.settings_touched_since': Record<never, never>
    'budget.lines_outside_years': { years: string }
    'budget.plan_holds_money': Record<never, never>
  }
}

const FORM: Partial<Record<BudgetField, string>> = { target_share_bp: 'target_share', opening_cash_cents: 'opening_cash' }

/** `lineYears`: those in which some version has lines; `spread`: some line is spread over actions of the plan. */
export function objectionsToEditingBudget(
  fields: readonly BudgetField[],
  after: { year_from: number; year_to: number },
  stands: { frozen: boolean; lineYears: readonly number[]; spread: boolean },
): Objection[] {
  const kept = fields.filter((field) => !ALWAYS.includes(field))
  if (stands.frozen && kept.length > 0) return kept.map((field) => objection('budget.settings_frozen', {}, FORM[field] ?? field))
  const outside = stands.lineYears.filter((year) => year < after.year_from || year > after.year_to)
  return [
    ...(outside.length > 0
      ? [objection('budget.lines_outside_years', { years: outside.join(', ') }, fields.includes('year_to') ? 'year_to' : 'year_from')]
      : []),
    ...(stands.spread && fields.includes('plan_id') ? [objection('budget.plan_holds_money', {}, 'plan_id')] : []),
  ]
}
