/** Rows of cells into a table, wherever they come from: the heading row is found, and the rows below it keep their numbers. */
import { asWritten, headingRow, likelyHeadings, type Score } from './headings.ts'
import { fillMerges, lowestHeadingRow } from './merges.ts'

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

/** A row below the headings, with its number: the heading row is 1, and a row is a record, however many lines its quoted cells span. */
export interface NumberedRow {
  line: number
  cells: string[]
}

export interface Table {
  /** The headings as written; '' where a column has none. */
  heading: string[]
  /** Whether some heading is known; else it is the row that could hold some. */
  known: boolean
  /** Rows that are not blank. */
  rows: NumberedRow[]
  /** What stands above the headings. */
  above: string[][]
  /** Lines that the sheet does not show. */
  hidden: number[]
  /** Whether the cell only repeats the one above, since they are merged. */
  isRepeated(line: number, column: number): boolean
}

const isBlank = (cells: string[]): boolean => cells.every((cell) => cell.trim() === '')

/** Columns that rows have and the heading row has not. */
function nameless(heading: string[], rows: NumberedRow[]): string[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), heading.length)
  return [...heading, ...Array.from({ length: width - heading.length }, () => '')]
}

/** The table in a sheet, merged cells filled in place; null: no row could hold headings. */
export function tableOf(grid: Grid, score: Score): Table | null {
  const { rows: all, hidden = [] } = grid
  const merged = fillMerges(grid)
  const known = headingRow(all, score)
  const first = known >= 0 ? lowestHeadingRow(grid, known, score) : likelyHeadings(all)
  if (first < 0) return null
  const rows = all.slice(first + 1).flatMap((cells, index) => (isBlank(cells) ? [] : [{ line: index + 2, cells }]))
  return {
    heading: nameless(all[first]!, rows).map(asWritten),
    known: known >= 0,
    rows,
    above: all.slice(0, first),
    hidden: hidden.filter((row) => row > first).map((row) => row - first + 1),
    isRepeated: (line, column) => merged.has(`${first + line - 1},${column}`),
  }
}

/** What a spreadsheet shows where a formula fails, in English and French. */
const FAILED_CELL = /^(?:#(?:REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|VALEUR!|NOM\?|NOMBRE!|NUL!)|Err:\d{3})$/i

/** Empties the cells in which a formula failed; `failed` hears of each. */
export function clearFailures(rows: NumberedRow[], failed: (line: number, column: number, text: string) => void): void {
  for (const { line, cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      if (!/^[#E]/i.test(cell) || !FAILED_CELL.test(cell.trim())) continue
      failed(line, index, cell.trim())
      cells[index] = ''
    }
  }
}
