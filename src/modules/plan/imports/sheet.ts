/** Rows of cells into items, wherever they come from: the heading row is found, rows keep their numbers, one of two habits gives the tree. */
import type { Lang } from '#kernel/values/lang.ts'
import { EXAMPLE_MARK } from '../messages/columns.ts'
import { MOST_ITEMS } from '../rules/imports.ts'
import { type Findings, fault, warn } from './findings.ts'
import { asWritten, type Columns, columnsOf, headingScore, type Mended, type ReadColumn, readColumns } from './headings.ts'
import { readLong } from './long.ts'
import { fillMerges, lowestHeadingRow } from './merges.ts'
import type { NumberedRow, ReadItems } from './rows.ts'
import type { Fact } from './vocabulary.ts'
import { readWide } from './wide.ts'

/** Cells that are one, by their outer rows and columns, from 0. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

/** Cells as texts, as a sheet shows them. */
export interface Grid {
  rows: string[][]
  merges?: Merge[]
  /** Rows that are not shown, from 0. */
  hidden?: number[]
}

export interface ReadSheet extends ReadItems {
  lang: Lang
  /** The headings as written. */
  headings: Partial<Record<Fact, string>>
  columns: ReadColumn[]
  /** Nothing of it can be brought in; the columns may still be mended. */
  failed: boolean
  /** The line above the headings says that all of it is an example. */
  example: boolean
}

/** How far down the heading row may stand: below a title, a date, a mark of example. */
const FARTHEST_HEADING = 20

/** The heading row: the first in which two headings are known, else the first in which one is. -1: none. */
export function headingRow(rows: string[][], mended: Mended): number {
  const scores = rows.slice(0, FARTHEST_HEADING).map((row) => headingScore(row, mended))
  const two = scores.findIndex((score) => score >= 2)
  return two >= 0 ? two : scores.findIndex((score) => score >= 1)
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '')
const filled = (cells: string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** Where nobody knows the headings: the first row that could hold some, to be mended by hand. */
const likelyHeadings = (rows: string[][]): number => rows.slice(0, FARTHEST_HEADING).findIndex((row) => filled(row) >= 2)

/** What a spreadsheet shows where a formula fails, in English and French. */
const FAILED_CELL = /^(?:#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|VALEUR!|NOM\?|NOMBRE!|NUL!)|Err:\d{3})$/i

/** A failed formula is a warning, and its cell is empty. */
function withoutFailures(rows: NumberedRow[], heading: string[], findings: Findings): void {
  for (const { line, cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!/^[#E]/i.test(cell) || !FAILED_CELL.test(cell.trim())) continue
      warn(findings, line, heading[index] || null, findings.words.cellFailed(cell.trim()))
      cells[index] = ''
    }
  }
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

/** Our own exports begin so, and the line says the same to people. */
export const isExampleMark = (text: string): boolean =>
  Object.values(EXAMPLE_MARK).some(
    (mark) => text.trim() === mark || (text.trim().startsWith(mark) && /^[^\p{L}\p{N}]/u.test(text.trim().slice(mark.length))),
  )

/** A code that a merge repeats is that of its first row only: two items of one code would be one too many. */
function withoutRepeatedCodes(rows: NumberedRow[], first: number, columns: Columns, merged: ReadonlySet<string>): void {
  const code = columns.facts.code?.index
  if (code === undefined || merged.size === 0) return
  for (const { line, cells } of rows) if (merged.has(`${first + line - 1},${code}`)) cells[code] = ''
}

const EMPTY: ReadSheet = {
  items: [],
  levelNames: { fr: [], en: [] },
  lang: 'fr',
  headings: {},
  columns: [],
  failed: true,
  example: false,
}

/** Reads a sheet; what is wrong goes into the findings. */
export function readSheet(grid: Grid, fallback: Lang, findings: Findings, mended: Mended): ReadSheet {
  const { words } = findings
  const { rows: all, hidden = [] } = grid
  const merged = fillMerges(grid)
  const known = headingRow(all, mended)
  const first = known >= 0 ? lowestHeadingRow(grid, known, mended) : likelyHeadings(all)
  if (first < 0) {
    fault(findings, null, null, words.noHeading)
    return EMPTY
  }
  const rows = all.slice(first + 1).flatMap((cells, index) => (isBlank(cells) ? [] : [{ line: index + 2, cells }]))
  const heading = nameless(all[first]!, rows).map(asWritten)
  const columns = known >= 0 ? columnsOf(heading, fallback, mended) : null
  const read = readColumns(
    heading,
    columns,
    rows.map(({ cells }) => cells),
  )
  if (!columns) fault(findings, known >= 0 ? 1 : null, null, words.noHeading)
  else if (rows.length === 0) fault(findings, null, null, words.noRow)
  if (rows.length > MOST_ITEMS) fault(findings, null, null, words.tooMany(MOST_ITEMS))
  if (!columns || findings.errors.length > 0) return { ...EMPTY, columns: read }
  complainOfColumns(columns, rows, findings)
  const unseen = hidden.filter((row) => row > first).map((row) => row - first + 1)
  if (unseen.length > 0) warn(findings, unseen[0]!, null, words.rowsHidden(unseen.length))
  withoutFailures(rows, heading, findings)
  withoutRepeatedCodes(rows, first, columns, merged)
  const items = columns.habit === 'wide' ? readWide(rows, columns, findings) : readLong(rows, columns, findings)
  return {
    ...items,
    lang: columns.lang,
    headings: Object.fromEntries(Object.entries(columns.facts).map(([fact, column]) => [fact, column.heading])),
    columns: read,
    failed: false,
    example: all.slice(0, first).some((cells) => isExampleMark(cells.find((cell) => cell.trim() !== '') ?? '')),
  }
}
