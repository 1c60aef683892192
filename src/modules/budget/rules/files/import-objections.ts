/** What can be wrong with a file of lines, row by row or as a whole, and what is only worth a look. */
import type { Objection } from '#kernel/values/objection.ts'
import type { Side } from '../../tables.ts'
import type { BudgetDraft } from './import-draft.ts'

/** An amount as both languages write it. */
interface Money {
  fr: string
  en: string
}

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.no_file': Record<never, never>
    'budget.file_unread': { why: string }
    'budget.file_without_headings': Record<never, never>
    'budget.file_without_line': Record<never, never>
    'budget.file_too_long': { most: number }
    'budget.file_quote_open': Record<never, never>
    'budget.file_json_invalid': { path: string }
    'budget.file_moved': Record<never, never>
    'budget.file_refused': { count: number }
    'budget.file_changes_nothing': Record<never, never>
    'budget.file_account_missing': Record<never, never>
    'budget.file_other_side': { account: string; side: Side }
    'budget.file_not_a_year': { text: string }
    'budget.file_not_a_month': { text: string }
    'budget.file_three_decimals': { text: string }
    'budget.file_wrong_product': { product: Money; amount: Money }
    'budget.file_no_such_recipient': { text: string }
    'budget.file_no_such_transfer': { text: string }
    'budget.file_no_such_grant': { text: string }
    'budget.file_several_grants': { text: string }
    'budget.file_spread_unread': { text: string }
    'budget.file_share_of_nothing': { code: string }
    'budget.file_action_twice': { code: string }
    'budget.file_no_such_action': { code: string }
    'budget.file_no_such_key': { name: string }
    'budget.file_key_invalid': { name: string }
    'budget.file_note_skipped': { count: number }
    'budget.file_note_column': { heading: string }
    'budget.file_note_sheet': { taken: string; others: string }
    'budget.file_note_rounded': { text: string }
    'budget.file_note_failed': { text: string }
    'budget.file_note_subtotal': { account: string; said: Money; sum: Money }
    'budget.file_note_total': { side: Side; said: Money; sum: Money }
    'budget.file_note_key_stays': { name: string }
    'budget.file_note_hidden': { count: number }
  }
}

/** `line`: its row in the file, the heading row being 1; null: the whole file. */
export interface FileFinding {
  line: number | null
  objection: Objection
}

export type FileLayout = 'list' | 'cerfa' | 'json'

/** What was read of a file. */
export interface FileRead extends BudgetDraft {
  layout: FileLayout
  refused: FileFinding[]
  notes: FileFinding[]
}

export const MOST_FILE_FINDINGS = 200
