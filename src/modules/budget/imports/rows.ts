/** The rows of a list of lines: what cannot be read is said with its row, and the row is refused. */
import { formatEuros } from '#kernel/money.ts'
import type { NumberedRow } from '#kernel/sheets.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { sideOf } from '../rules/accounts.ts'
import type { DraftGrant, DraftLine, DraftSpread, LineColumn } from '../rules/files/import-draft.ts'
import type { FileFinding } from '../rules/files/import-objections.ts'
import { objectionsToSpread, readSpread } from '../rules/files/import-spread.ts'
import { LONGEST_LABEL, LONGEST_NOTE, timesUnit } from '../rules/lines.ts'
import { quantityIn } from '../rules/sheet/lines-typed.ts'
import { readAmount } from './numbers.ts'
import { isTotal, isYes, monthOf, recipientOf, sideSaid, transferOf } from './vocabulary.ts'

export interface Places {
  /** The column of each fact; of the amount, maybe one for each year. */
  at: Partial<Record<LineColumn, number>>
  amounts: { index: number; year: number | null }[]
}

export interface ReadingOf {
  places: Places
  /** Of rows that name no year. */
  year: number
  sheet: boolean
  /** The mark of what is made up stands above. */
  example: boolean
}

export interface RowsRead {
  lines: DraftLine[]
  refused: FileFinding[]
  notes: FileFinding[]
  skipped: number
}

const euros = (cents: number) => ({ fr: formatEuros('fr', cents), en: formatEuros('en', cents) })

/** One row while it is read. */
class Row {
  readonly objections: Objection[] = []
  readonly notes: Objection[] = []
  readonly numbered: NumberedRow
  readonly of: ReadingOf
  constructor(numbered: NumberedRow, of: ReadingOf) {
    this.numbered = numbered
    this.of = of
  }
  cell(index: number | undefined): string {
    return index === undefined ? '' : (this.numbered.cells[index] ?? '').trim()
  }
  text(column: LineColumn): string {
    return this.cell(this.of.places.at[column])
  }
  /** Null where the cell is empty, or where it is wrong and that was said. */
  read<Value>(column: LineColumn, how: (text: string) => Value | Objection): Value | null {
    const text = this.text(column)
    if (text === '') return null
    const value = how(text)
    if (!isObjection(value)) return value
    this.objections.push(value)
    return null
  }
  cents(index: number | undefined, field: string): number | null {
    const text = this.cell(index)
    if (text === '') return null
    const read = readAmount(text, this.of.sheet, field)
    if (isObjection(read)) {
      this.objections.push(read)
      return null
    }
    if (read.rounded) this.notes.push(objection('budget.file_note_rounded', { text }))
    return read.cents
  }
}

const isObjection = (value: unknown): value is Objection =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value

/** Charts of six digits and more are filled up with noughts. */
const MOST_DIGITS = 6

/** `641`, `641 - Salaires`, `641 000`, `64110000`: the account, and what else the cell says. */
export function accountIn(text: string): { account: string; rest: string } {
  const [, said = '', rest = ''] = /^(\d(?:[ .]?\d){1,9})(?!\d)\s*[-–—.:)]*\s*([\s\S]*)$/.exec(text) ?? []
  const digits = said.replace(/\D/g, '')
  const account = digits.length > MOST_DIGITS ? digits.replace(/0+$/, '') : digits
  return digits === '' ? { account: text, rest: '' } : { account, rest: rest.trim() }
}

const meant =
  <Meaning>(code: 'budget.file_no_such_recipient' | 'budget.file_no_such_transfer', of: (text: string) => Meaning | null) =>
  (text: string) =>
    of(text) ?? objection(code, { text: text.slice(0, 80) }, 'recipient')

function grantIn(row: Row): DraftGrant | null {
  const funder = row.text('funder') || null
  const said = row.text('grant')
  if (said === '') return funder === null ? null : { funder, title: null, reference: null }
  const [, title, reference] = /^([\s\S]*\S)\s*\[([^\]]+)\]$/.exec(said) ?? []
  return { funder, title: title ?? said, reference: reference ?? null }
}

const inOneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

function textWithin(row: Row, text: string, max: number, field: string): string {
  if (text.length > max) row.objections.push(objection('kernel.too_long', { max }, field))
  return text
}

/** The amount as it is said and as quantity and price make it: both must be the same. */
function amountOf(row: Row, index: number | undefined, quantity: number | null, unit: number | null): number | null {
  const said = row.cents(index, 'amount')
  if (quantity === null || unit === null) {
    if ((quantity === null) !== (unit === null) && row.objections.length === 0)
      row.objections.push(objection('budget.quantity_alone', {}, 'quantity'))
    return said
  }
  const product = timesUnit(quantity, unit)
  if (said !== null && said !== product)
    row.objections.push(objection('budget.file_wrong_product', { product: euros(product), amount: euros(said) }, 'amount'))
  return product
}

function lineIn(row: Row, of: ReadingOf, amount: { index: number | undefined; year: number | null }): DraftLine | null {
  const { account, rest } = accountIn(row.text('account'))
  const label = inOneLine(row.text('label')) || rest
  const quantityThousandths = row.read('quantity', quantityIn)
  const unitCents = row.cents(of.places.at.unit, 'unit')
  const amountCents = amountOf(row, amount.index, quantityThousandths, unitCents)
  if (amountCents === null && row.objections.length === 0) return null
  if (account === '') row.objections.push(objection('budget.file_account_missing', {}, 'account'))
  else if (sideOf(account) === null) row.objections.push(objection('budget.no_such_account', { account: account.slice(0, 40) }, 'account'))
  const said = row.read('side', (text) => sideSaid(text))
  const stands = sideOf(account)
  if (said !== null && stands !== null && said !== stands)
    row.objections.push(objection('budget.file_other_side', { account, side: said }, 'account'))
  if (label === '') row.objections.push(objection('budget.label_missing', {}, 'label'))
  const yearSaid = row.read('year', (text) =>
    /^(?:19|20|21)\d\d$/.test(text) ? Number(text) : objection('budget.file_not_a_year', { text: text.slice(0, 40) }, 'year'),
  )
  const spread = row.read('spread', readSpread) ?? ({ kind: 'none' } satisfies DraftSpread)
  row.objections.push(...objectionsToSpread(spread, amountCents ?? 0))
  return {
    line: row.numbered.line,
    year: amount.year ?? yearSaid ?? of.year,
    account,
    label: textWithin(row, label, LONGEST_LABEL, 'label'),
    quantityThousandths,
    unitCents,
    amountCents: amountCents ?? 0,
    note: textWithin(row, row.text('note'), LONGEST_NOTE, 'note') || null,
    cashMonth: row.read('month', (text) => monthOf(text) ?? objection('budget.file_not_a_month', { text: text.slice(0, 40) }, 'month')),
    grant: grantIn(row),
    recipient: row.read('recipient', meant('budget.file_no_such_recipient', recipientOf)),
    transfer: row.read('transfer', meant('budget.file_no_such_transfer', transferOf)),
    spread,
    example: of.places.at.example === undefined ? of.example : isYes(row.text('example')),
  }
}

/** A title, a total, a line of the chart without an amount: nothing to bring in. */
const isIdle = (row: Row): boolean => {
  const [account, label] = [row.text('account'), row.text('label')]
  return isTotal(account) || (account === '' && (label === '' || isTotal(label)))
}

/** Reads all rows; one with amounts for several years is one line for each. */
export function readRows(rows: readonly NumberedRow[], of: ReadingOf): RowsRead {
  const found: RowsRead = { lines: [], refused: [], notes: [], skipped: 0 }
  const amounts = of.places.amounts.length > 0 ? of.places.amounts : [{ index: undefined, year: null }]
  for (const numbered of rows) {
    let made = 0
    for (const amount of amounts) {
      const row = new Row(numbered, of)
      if (isIdle(row)) continue
      const line = lineIn(row, of, amount)
      for (const each of row.notes) found.notes.push({ line: numbered.line, objection: each })
      for (const each of row.objections) found.refused.push({ line: numbered.line, objection: each })
      if (line && row.objections.length === 0) found.lines.push(line)
      if (line || row.objections.length > 0) made += 1
      // What is wrong with the row is said once.
      if (row.objections.length > 0) break
    }
    if (made === 0) found.skipped += 1
  }
  return found
}
