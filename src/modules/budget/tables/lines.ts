/** The deeds by which a budget is begun and its lines are written. */
import type { LineFacts, Side } from '../tables.ts'

/** What people may edit of a budget itself, as columns. */
export type BudgetField =
  | 'title_fr'
  | 'title_en'
  | 'plan_id'
  | 'year_from'
  | 'year_to'
  | 'target_share_bp'
  | 'target_source'
  | 'shown'
  | 'opening_cash_cents'

export interface LineChange {
  field: keyof LineFacts
  from: LineFacts[keyof LineFacts]
  to: LineFacts[keyof LineFacts]
}

/** A line as a form, a file or the demonstration gives it. */
export interface LineDraft extends Partial<Omit<LineFacts, 'account' | 'label' | 'amount_cents'>> {
  year: number
  account: string
  label: string
  amount_cents: number
  example?: boolean
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'budget.created': { yearFrom: number; yearTo: number }
    'budget.edited': { fields: BudgetField[] }
    'budget.line_added': { lineId: number; side: Side; account: string; label: string; amountCents: number }
    /** Several at once: pasted, from a file, from another year. */
    'budget.lines_added': { lineIds: number[]; amountCents: number }
    'budget.line_edited': { lineId: number; label: string; revision: number; changes: LineChange[] }
    /** `revision` here and above: the line's revision after the deed, by which an undo knows whether anything followed. */
    'budget.line_removed': { lineId: number; account: string; label: string; amountCents: number; revision: number }
    'budget.line_restored': { lineId: number; label: string; amountCents: number; revision: number }
    /** What came together was taken out together, or put back. */
    'budget.lines_removed': { lineIds: number[]; amountCents: number }
    'budget.lines_restored': { lineIds: number[]; amountCents: number }
  }
}
