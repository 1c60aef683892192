/** What a file says of a budget: its lines, how each is spread, and the keys; the same out and in. Ids stay in the house: files name things. */
import type { Basis, KeyKind, Recipient, Transfer } from '../../tables.ts'

/** How a line is spread, by the codes of actions. */
export type DraftSpread =
  | { kind: 'none' }
  | { kind: 'shares'; parts: { code: string; shareBp: number }[] }
  | { kind: 'amounts'; parts: { code: string; amountCents: number }[] }
  | { kind: 'key'; name: string }

/** `title` is left out for whoever may not know the grants themselves; `reference` tells two of one title apart. */
export interface DraftGrant {
  funder: string | null
  title: string | null
  reference: string | null
}

export interface DraftLine {
  /** Where it stands in the file. */
  line: number
  year: number
  account: string
  label: string
  quantityThousandths: number | null
  unitCents: number | null
  amountCents: number
  note: string | null
  cashMonth: number | null
  grant: DraftGrant | null
  recipient: Recipient | null
  transfer: Transfer | null
  spread: DraftSpread
  example: boolean
}

export interface DraftKey {
  name: string
  kind: KeyKind
  criterion: string
  rateBp: number | null
  basis: Basis | null
  /** Of a flat rate: the actions that it is for, each with weight 1. */
  parts: { code: string; weight: number }[]
}

export interface BudgetDraft {
  lines: DraftLine[]
  keys: DraftKey[]
  /** The facts that the file has a place for: of a line that stands, the others stay as they are. Absent: all. */
  says?: LineColumn[]
}

export const MOST_IMPORT_LINES = 2_000
/** Of a line's spread as text. */
export const MOST_PARTS = 300

export const LINE_COLUMNS = [
  'year',
  'side',
  'account',
  'label',
  'quantity',
  'unit',
  'amount',
  'note',
  'month',
  'funder',
  'grant',
  'recipient',
  'transfer',
  'spread',
  'example',
] as const
export type LineColumn = (typeof LINE_COLUMNS)[number]

export const KEY_COLUMNS = ['name', 'kind', 'criterion', 'rate', 'basis', 'parts'] as const
export type KeyColumn = (typeof KEY_COLUMNS)[number]
