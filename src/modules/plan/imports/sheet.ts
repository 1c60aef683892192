/** CSV into items: separator and heading row are found, rows keep their numbers, and one of two habits gives the tree. */
import { parseCsv } from 'hucre/csv'
import type { Lang } from '#kernel/values/lang.ts'
import { MOST_ITEMS } from '../rules/imports.ts'
import { type Findings, fault, warn } from './findings.ts'
import { type Columns, columnsOf, type Fact, headingScore } from './headings.ts'
import { readLong } from './long.ts'
import type { NumberedRow, ReadItems } from './rows.ts'
import { readWide } from './wide.ts'

export interface ReadSheet extends ReadItems {
  lang: Lang
  /** The headings as written. */
  headings: Partial<Record<Fact, string>>
}

const SEPARATORS = [';', ',', '\t'] as const
/** Excel's own first line, `sep=;`, says the separator. */
const DECLARED = /^sep=([;,\t])\r?\n/i
/** How far down the heading row may stand: below a title, a date, a mark of example. */
const FARTHEST_HEADING = 20
const SAMPLE_CHARACTERS = 30_000

/** Without types to infer, every cell is a text. */
const rowsOf = (text: string, delimiter: string): string[][] => parseCsv(text, { delimiter }) as string[][]

/** A spreadsheet may end in a million blank rows. */
function withoutBlankEnd(text: string): string {
  let end = text.length
  while (end > 0 && '\r\n\t ;,'.includes(text[end - 1]!)) end -= 1
  return text.slice(0, end + 1)
}

/** Far beyond any plan; parsing a sheet of twenty million blank cells would take the memory of the whole machine. */
const MOST_LINES = 500_000
const MOST_CELLS = 3_000_000

function isVast(text: string): boolean {
  let [lines, cells] = [0, 0]
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place]!
    if (letter === '\n' || letter === '\r') lines += 1
    else if (letter === ';' || letter === ',' || letter === '\t') cells += 1
  }
  return lines > MOST_LINES || cells > MOST_CELLS
}

/** The heading row: the first in which two headings are known, else the first in which one is. -1: none. */
function headingRow(rows: string[][]): number {
  const scores = rows.slice(0, FARTHEST_HEADING).map(headingScore)
  const two = scores.findIndex((score) => score >= 2)
  return two >= 0 ? two : scores.findIndex((score) => score >= 1)
}

/** The separator under which most headings are understood. */
function separatorOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const tried = SEPARATORS.map((separator) => {
    const rows = rowsOf(sample, separator)
    const heading = rows[headingRow(rows)]
    return { separator, score: heading ? headingScore(heading) : 0, width: heading?.length ?? 0 }
  })
  return tried.toSorted((one, other) => other.score - one.score || other.width - one.width)[0]!.separator
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '')

/** A quotation mark that never closes swallows the rest of the file into one cell. */
function quoteLeftOpen(text: string, rows: string[][]): boolean {
  const last = rows.at(-1)?.at(-1) ?? ''
  return last.includes('\n') && (text.match(/"/g)?.length ?? 0) % 2 === 1
}

function complainOfColumns(columns: Columns, rows: NumberedRow[], findings: Findings): void {
  const { words } = findings
  for (const { heading, index } of columns.unknown) {
    if (heading !== '') warn(findings, 1, heading, words.columnUnknown(heading))
    else if (rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) warn(findings, 1, null, words.columnUnnamed)
  }
}

/** Columns that rows have and the heading row has not. */
function nameless(heading: string[], rows: NumberedRow[]): string[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), heading.length)
  return [...heading, ...Array.from({ length: width - heading.length }, () => '')]
}

/** Reads a sheet's text; what is wrong goes into the findings. Null: nothing of it can be understood. */
export function readSheet(whole: string, fallback: Lang, findings: Findings): ReadSheet | null {
  const { words } = findings
  const declared = DECLARED.exec(whole)
  const text = withoutBlankEnd(declared ? whole.slice(declared[0].length) : whole)
  if (isVast(text)) {
    fault(findings, null, null, words.tooMany(MOST_ITEMS))
    return null
  }
  const all = rowsOf(text, declared?.[1] ?? separatorOf(text))
  const first = headingRow(all)
  if (first < 0) {
    fault(findings, null, null, words.noHeading)
    return null
  }
  const rows = all.slice(first + 1).flatMap((cells, index) => (isBlank(cells) ? [] : [{ line: index + 2, cells }]))
  const columns = columnsOf(nameless(all[first]!, rows), fallback)
  if (!columns) fault(findings, 1, null, words.noHeading)
  else if (rows.length === 0) fault(findings, null, null, words.noRow)
  if (rows.length > MOST_ITEMS) fault(findings, null, null, words.tooMany(MOST_ITEMS))
  if (quoteLeftOpen(text, all)) fault(findings, rows.at(-1)?.line ?? 1, null, words.quoteLeftOpen)
  if (!columns || findings.errors.length > 0) return null
  complainOfColumns(columns, rows, findings)
  const read = columns.habit === 'wide' ? readWide(rows, columns, findings) : readLong(rows, columns, findings)
  const headings = Object.fromEntries(Object.entries(columns.facts).map(([fact, column]) => [fact, column.heading]))
  return { ...read, lang: columns.lang, headings }
}
