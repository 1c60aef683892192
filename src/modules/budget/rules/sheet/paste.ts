/** Lines read from what was pasted: what is no line is skipped and said, what is wrong is told by the number of its line. */
import { type AmountTrouble, readCents } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { LineDraft } from '../../tables/lines.ts'
import { groupOf, sideOf } from '../accounts.ts'
import { objectionsToLine, timesUnit } from '../lines.ts'
import { readAccount, readQuantity } from './lines-typed.ts'
import { isNamedAccount, type Layout, layoutOf, type PasteColumn } from './paste-columns.ts'
import { MOST_PASTED_ROWS, rowsOfText, type TextRow } from './paste-text.ts'

export { PASTE_COLUMNS, type PasteColumn } from './paste-columns.ts'
export { LONGEST_PASTE, MOST_PASTED_ROWS } from './paste-text.ts'

/** Why a row is no line. */
export type Skipped = 'above' | 'total' | 'subtotal' | 'no_amount'

export interface PastedRow {
  /** Of the line in what was pasted. */
  number: number
  cells: string[]
  skipped: Skipped | null
  draft: LineDraft | null
  objections: Objection[]
}

export interface Pasted {
  columns: PasteColumn[]
  /** The headings as they were written; null: there is none. */
  headings: string[] | null
  rows: PastedRow[]
}

export interface PasteOptions {
  year: number
  budget: { yearFrom: number; yearTo: number }
  /** The account of rows that bring none. */
  account: string | null
  /** What an account is called: the label of rows that bring none. */
  nameOf: (account: string) => string
  columns?: readonly (PasteColumn | null)[]
}

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.nothing_pasted': Record<never, never>
    'budget.too_many_pasted': { max: number }
    'budget.account_missing': Record<never, never>
  }
}

const TOTAL = /^(sous[ -]?tota(l|ux)|tota(l|ux)|s\/ ?total|resultat|solde|equilibre|sub-?total|grand total|balance|surplus|deficit)\b/i

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').trim()
const isTotal = (cells: readonly string[]): boolean => cells.some((cell) => TOTAL.test(plain(cell)))

const TROUBLES = {
  not_an_amount: 'kernel.not_an_amount',
  negative: 'kernel.negative_amount',
  too_large: 'kernel.amount_too_large',
} as const satisfies Record<AmountTrouble, string>

const cellOf = (cells: readonly string[], { columns }: Layout, [from, to]: [number, number], wanted: PasteColumn): string => {
  const place = columns.findIndex((column, each) => column === wanted && each >= from && each < to)
  return place < 0 ? '' : (cells[place] ?? '')
}

/** With what is known of the three: the amount that is written goes before a product that differs from it. */
function amountsOf(quantityText: string, unitText: string, amountText: string): Partial<LineDraft> & { objections: Objection[] } {
  const amount = amountText === '' ? null : readCents(amountText)
  const [quantity, unit] = [readQuantity(quantityText), unitText === '' ? null : readCents(unitText)]
  if (typeof amount === 'string') return { amount_cents: 0, objections: [objection(TROUBLES[amount], { text: amountText }, 'amount')] }
  if (quantity !== null && typeof unit === 'number') {
    const product = timesUnit(quantity, unit)
    if (amount === null || amount === product)
      return { quantity_thousandths: quantity, unit_cents: unit, amount_cents: product, objections: [] }
  }
  if (amount === null && typeof unit === 'string')
    return { amount_cents: 0, objections: [objection(TROUBLES[unit], { text: unitText }, 'unit')] }
  return { amount_cents: amount ?? 0, objections: [] }
}

function rowOf({ number, cells }: TextRow, layout: Layout, side: [number, number], options: PasteOptions): PastedRow | null {
  const own = cells.slice(side[0], side[1])
  const read = (column: PasteColumn) => cellOf(cells, layout, side, column)
  const row = { number, cells: own, draft: null, objections: [] }
  if (own.every((cell) => cell === '')) return null
  if (isTotal(own)) return { ...row, skipped: 'total' }
  const [amountText, quantityText, unitText] = [read('amount'), read('quantity'), read('unit')]
  if (amountText === '' && (quantityText === '' || unitText === '')) return { ...row, skipped: 'no_amount' }
  const { objections, ...amounts } = amountsOf(quantityText, unitText, amountText)
  // The account may stand before the name in one cell.
  const named = read('account') || (isNamedAccount(read('label')) ? read('label') : '')
  const account = named === '' ? (options.account ?? '') : readAccount(named)
  const tail = /^\s*\d{2,6}[\s.:\-–—]+(.*)$/s.exec(named)?.[1]?.trim() ?? ''
  const told = read('label') === named ? tail : read('label') || tail
  const label = told || (sideOf(account) === null ? '' : options.nameOf(account))
  const draft: LineDraft = { year: options.year, account, label, amount_cents: 0, ...amounts, note: read('note') || null }
  const wrong = objectionsToLine(draft, options.budget, new Map())
  return {
    ...row,
    skipped: null,
    draft,
    objections: [
      ...objections,
      ...(account === ''
        ? [objection('budget.account_missing', {}, 'account'), ...wrong.filter(({ field }) => field !== 'account')]
        : wrong),
    ],
  }
}

/** A chapter's own row above its accounts sums them: counted with them, it would count twice. */
function withoutSubtotals(rows: readonly PastedRow[]): PastedRow[] {
  const lines = rows.filter(({ draft }) => draft !== null)
  const place = new Map(lines.map((row, at) => [row, at]))
  const isSubtotal = (row: PastedRow): boolean => {
    const { account, amount_cents: amount } = row.draft!
    if (account.length !== 2) return false
    let sum = 0
    let below = 0
    for (const { draft } of lines.slice(place.get(row)! + 1)) {
      if (groupOf(draft!.account) !== account || draft!.account.length === 2) break
      sum += draft!.amount_cents
      below += 1
    }
    return below > 0 && sum === amount
  }
  return rows.map((row) => (row.draft !== null && isSubtotal(row) ? { ...row, draft: null, objections: [], skipped: 'subtotal' } : row))
}

/** What was pasted, row by row; rows that are blank are left out. */
export function readPaste(text: string, options: PasteOptions): Pasted {
  const all = rowsOfText(text)
  const filled = all.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const layout = layoutOf(filled, options.columns)
  const above = filled.slice(0, Math.max(0, layout.heading))
  const told = above.map(({ number, cells }): PastedRow => ({ number, cells, draft: null, objections: [], skipped: 'above' }))
  const below = filled.slice(layout.heading + 1)
  const sides = layout.sides.map((side) => withoutSubtotals(below.flatMap((row) => rowOf(row, layout, side, options) ?? [])))
  return {
    columns: layout.columns,
    headings: layout.heading < 0 ? null : filled[layout.heading]!.cells,
    rows: [...told, ...sides.flat()],
  }
}

/** What stops the whole of it. */
export function objectionsToPaste({ rows }: Pasted): Objection[] {
  const lines = rows.filter(({ draft }) => draft !== null)
  if (lines.length === 0) return [objection('budget.nothing_pasted', {}, 'text')]
  return lines.length > MOST_PASTED_ROWS ? [objection('budget.too_many_pasted', { max: MOST_PASTED_ROWS }, 'text')] : []
}
