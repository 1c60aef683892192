/** The CERFA 12156 table as people fill it: charges on the left, income on the right, chapters with their lines below. */
import { formatEuros, readCents } from '#kernel/money.ts'
import type { Grid } from '#kernel/sheets.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import { objection } from '#kernel/values/objection.ts'
import { groupOf, isInKind, sideOf } from '../rules/accounts.ts'
import type { DraftLine } from '../rules/files/import-draft.ts'
import { LONGEST_LABEL } from '../rules/lines.ts'
import type { Side } from '../tables.ts'
import { accountByWords, isChargesHeading, isIncomeHeading, isIndirect } from './cerfa-words.ts'
import { readAmount } from './numbers.ts'
import { accountIn, type RowsRead } from './rows.ts'
import { isTotal, lineHeading } from './vocabulary.ts'

interface Half {
  side: Side
  /** Columns, from 0. */
  label: number
  end: number
  amount: number
}
export interface CerfaTable {
  heading: number
  halves: Half[]
  /** Of « Année 2018 » above the table. */
  year: number | null
}

const FARTHEST = 30
const isAmount = (text: string): boolean => text.trim() !== '' && typeof readCents(text.trim()) === 'number'
const isText = (text: string): boolean => text.trim() !== '' && !isAmount(text)

/** The column of amounts in a half: the first that says so, else the one that holds most. */
function amountColumn(rows: string[][], heading: number, from: number, end: number): number {
  const columns = Array.from({ length: Math.max(0, end - from - 1) }, (_, place) => from + 1 + place)
  const named = columns.find((column) => lineHeading(rows[heading]?.[column] ?? '')?.column === 'amount')
  if (named !== undefined) return named
  const counted = columns.map((column) => ({ column, count: rows.slice(heading + 1).filter((row) => isAmount(row[column] ?? '')).length }))
  return counted.toSorted((one, other) => other.count - one.count || one.column - other.column)[0]?.column ?? from + 1
}

/** A half begins one column before its name where the accounts stand there. */
function beginsAt(rows: string[][], heading: number, named: number): number {
  const before = lineHeading(rows[heading]?.[named - 1] ?? '')?.column
  return named > 0 && before === 'account' ? named - 1 : named
}

/** Where the two halves stand; null: the sheet is no such table. */
export function cerfaTable({ rows }: Grid): CerfaTable | null {
  for (const [heading, cells] of rows.slice(0, FARTHEST).entries()) {
    const charges = cells.findIndex(isChargesHeading)
    const income = cells.findIndex((cell, column) => column > charges + 1 && isIncomeHeading(cell))
    if (charges < 0 || income < 0) continue
    const below = rows.slice(heading + 1)
    const words = (column: number) => below.filter((row) => isText(row[column] ?? '')).length
    // Two columns of amounts under « Charges » and « Produits » are a list.
    if (words(charges) < 2 || words(income) < 2) continue
    const right = beginsAt(rows, heading, income)
    const width = Math.max(...rows.map((row) => row.length))
    const half = (side: Side, from: number, end: number): Half => ({
      side,
      label: from,
      end,
      amount: amountColumn(rows, heading, from, end),
    })
    const above = rows
      .slice(0, heading + 1)
      .flat()
      .join(' ')
    const year = /\b((?:19|20|21)\d\d)\b/.exec(above)?.[1]
    return {
      heading,
      halves: [half('charge', beginsAt(rows, heading, charges), right), half('income', right, width)],
      year: year === undefined ? null : Number(year),
    }
  }
  return null
}

interface Cell {
  line: number
  account: string
  label: string
  cents: number
}
/** A chapter with what it says of itself and the lines below it. */
interface Chapter extends Cell {
  /** Lines without words that the form knows go on under the last that it knows. */
  under: string
  lines: Cell[]
}

const euros = (cents: number) => ({ fr: formatEuros('fr', cents), en: formatEuros('en', cents) })

/** Reads one half; what it finds goes into `found`. */
function readHalf(
  rows: string[][],
  { heading }: CerfaTable,
  half: Half,
  of: { year: number; sheet: boolean; example: boolean },
  found: RowsRead,
) {
  const chapters: Chapter[] = []
  let indirect = false
  const totals: { line: number; cents: number }[] = []
  const refused = (line: number, each: ReturnType<typeof objection>) => found.refused.push({ line, objection: each })
  for (const [place, cells] of rows.slice(heading + 1).entries()) {
    const line = heading + 2 + place
    const words = cells
      .slice(half.label, half.amount)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
    const said = words.join(' ')
    const text = (cells[half.amount] ?? '').trim()
    if (said === '' && text === '') continue
    const read = text === '' ? null : readAmount(text, of.sheet, 'amount')
    if (read && !('cents' in read)) {
      refused(line, read)
      continue
    }
    const cents = read?.cents ?? 0
    if (isTotal(said)) {
      if (cents > 0 && /^total/.test(nameKey(said))) totals.push({ line, cents })
      continue
    }
    const { account, rest } = accountIn(said)
    const known = sideOf(account) === half.side ? account : null
    if (known === null) indirect = isIndirect(said) || (indirect && chapters.at(-1)?.account === '')
    if (indirect && known === null) {
      if (cents > 0) refused(line, objection('budget.file_account_missing', {}, 'account'))
      else chapters.push({ line, account: '', label: said, cents: 0, under: '', lines: [] })
      continue
    }
    putIn(chapters, { line, account: known ?? '', label: (known ? rest : said) || said, cents }, (at) =>
      refused(at, objection('budget.file_account_missing', {}, 'account')),
    )
  }
  gather(chapters, half, of, totals, found)
}

/** Puts a line where it belongs: a chapter of its own, or below one. */
function putIn(chapters: Chapter[], cell: Cell, lost: (line: number) => void): void {
  const chapter = chapters.at(-1)
  if (cell.account.length === 2) {
    chapters.push({ ...cell, under: cell.account, lines: [] })
    return
  }
  if (cell.account !== '') {
    const own = chapter && groupOf(cell.account) === chapter.account ? chapter : null
    if (own) own.lines.push(cell)
    else
      chapters.push({ line: cell.line, account: groupOf(cell.account), label: '', cents: 0, under: groupOf(cell.account), lines: [cell] })
    return
  }
  if (!chapter || chapter.account === '') {
    if (cell.cents > 0) lost(cell.line)
    return
  }
  const account = accountByWords(chapter.account, cell.label)
  if (account) chapter.under = account
  chapter.lines.push({ ...cell, account: account ?? chapter.under, label: cell.label.replace(/^[-–•\s]+/, '') })
}

function gather(
  chapters: readonly Chapter[],
  half: Half,
  of: { year: number; example: boolean },
  totals: { line: number; cents: number }[],
  found: RowsRead,
) {
  const lines = chapters.flatMap((chapter) => {
    const below = chapter.lines.filter(({ cents }) => cents > 0)
    const sum = below.reduce((all, { cents }) => all + cents, 0)
    if (below.length > 0 && chapter.cents > 0 && chapter.cents !== sum)
      found.notes.push({
        line: chapter.line,
        objection: objection('budget.file_note_subtotal', { account: chapter.account, said: euros(chapter.cents), sum: euros(sum) }),
      })
    return below.length > 0 ? below : chapter.cents > 0 ? [chapter] : []
  })
  const sum = (all: readonly Cell[]) => all.reduce((cents, each) => cents + each.cents, 0)
  const whole = sum(lines)
  const accepted = [whole, sum(lines.filter(({ account }) => !isInKind(account))), sum(lines.filter(({ account }) => isInKind(account)))]
  const wrong = totals.find(({ cents }) => !accepted.includes(cents))
  if (wrong)
    found.notes.push({
      line: wrong.line,
      objection: objection('budget.file_note_total', { side: half.side, said: euros(wrong.cents), sum: euros(accepted[1]!) }),
    })
  for (const cell of lines) {
    if (cell.label.length > LONGEST_LABEL)
      found.refused.push({ line: cell.line, objection: objection('kernel.too_long', { max: LONGEST_LABEL }, 'label') })
    else found.lines.push(lineOf(cell, of))
  }
}

const lineOf = ({ line, account, label, cents }: Cell, of: { year: number; example: boolean }): DraftLine => ({
  line,
  year: of.year,
  account,
  label,
  quantityThousandths: null,
  unitCents: null,
  amountCents: cents,
  note: null,
  cashMonth: null,
  grant: null,
  recipient: null,
  transfer: null,
  spread: { kind: 'none' },
  example: of.example,
})

export function readCerfa(grid: Grid, table: CerfaTable, of: { year: number; sheet: boolean; example: boolean }): RowsRead {
  const found: RowsRead = { lines: [], refused: [], notes: [], skipped: 0 }
  for (const half of table.halves) readHalf(grid.rows, table, half, of, found)
  return found
}
