/** XLSX and ODS into rows of cells, each cell as the sheet shows it, and the choice of the sheet that is read. */
import { readOds } from 'hucre/ods'
import { type Cell, type CellValue, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import type { Lang } from '../values/lang.ts'
import { headingRow, type Score } from './headings.ts'
import { MOST_CELLS } from './limits.ts'
import { type OdsHints, odsHints } from './ods.ts'
import type { Grid, Merge } from './table.ts'

const pad = (number: number, length = 2) => String(number).padStart(length, '0')

/** What a date shows: a day, a month or a year, and no more than its format tells. */
function dateText(date: Date, format: string | undefined): string {
  const year = pad(date.getUTCFullYear(), 4)
  // A time of day alone stands on the day before the calendar begins.
  if (date.getUTCFullYear() < 1900) return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`
  const month = `${year}-${pad(date.getUTCMonth() + 1)}`
  const letters = (format ?? 'd').replaceAll(/\[[^\]]*\]|"[^"]*"|\\./g, '')
  if (/d/i.test(letters) || !/y/i.test(letters)) return `${month}-${pad(date.getUTCDate())}`
  return /m/i.test(letters) ? month : year
}

/** Twelve digits hide what binary fractions add, 0.1 + 0.2; a whole number has none, and a SIRET has fourteen. */
const plainNumber = (value: number): string => (Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(12))))

function numberText(value: number, format: string | undefined): string {
  if (format === undefined || format === 'General') return plainNumber(value)
  if (format.replaceAll(/"[^"]*"|\\./g, '').includes('%')) return `${plainNumber(value * 100)} %`
  const decimals = /^0\.(0+)$/.exec(format)?.[1]
  return decimals ? value.toFixed(decimals.length) : plainNumber(value)
}

const ANSWERS: Record<Lang, readonly [string, string]> = { fr: ['oui', 'non'], en: ['yes', 'no'] }

function cellText(value: CellValue | undefined, cell: Cell | undefined, lang: Lang): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value.replaceAll('\u0000', '').replaceAll(/\r\n?/g, '\n')
  if (typeof value === 'boolean') return ANSWERS[lang][value ? 0 : 1]
  return value instanceof Date ? dateText(value, cell?.style?.numFmt) : numberText(value, cell?.style?.numFmt)
}

const isBlank = (row: readonly CellValue[]): boolean => row.every((value) => value === null || value === '')

/** A sheet without the blank rows and columns behind its last cell; null: too vast to be read. */
function gridOf(sheet: Sheet, lang: Lang, ods: OdsHints | null): Grid | null {
  const end = sheet.rows.findLastIndex((row) => !isBlank(row)) + 1
  const used = sheet.rows.slice(0, end)
  const width = used.reduce((most, row) => Math.max(most, row.findLastIndex((value) => value !== null && value !== '') + 1), 0)
  if (end * width > MOST_CELLS) return null
  const rows = used.map((row, line) =>
    Array.from({ length: width }, (_, column) => {
      const place = `${line},${column}`
      return (row[column] instanceof Date && ods?.partial.get(place)) || cellText(row[column], sheet.cells?.get(place), lang)
    }),
  )
  const merges: Merge[] = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    top: startRow,
    left: startCol,
    bottom: Math.min(endRow, end - 1),
    right: Math.min(endCol, width - 1),
  }))
  const isHidden = (line: number) => ods?.hidden.has(line) ?? sheet.rowDefs?.get(line)?.hidden ?? false
  return { rows, merges, hidden: used.flatMap((row, line) => (isHidden(line) && !isBlank(row) ? [line] : [])) }
}

export interface NamedSheet {
  name: string
  grid: Grid
  /** The workbook does not show it. */
  hidden: boolean
}

export type ReadSheets = { sheets: NamedSheet[] } | { refused: 'sheetTooVast' | 'zipBroken' }

async function open(kind: 'xlsx' | 'ods', bytes: Uint8Array): Promise<Workbook | 'sheetTooVast' | 'zipBroken'> {
  try {
    return await (kind === 'ods' ? readOds : readXlsx)(bytes, { readStyles: true })
  } catch (error) {
    // hucre refuses a sheet whose last cell stands a million rows away before it lays it out.
    return error instanceof Error && /cells/.test(error.message) ? 'sheetTooVast' : 'zipBroken'
  }
}

/** The sheets of a workbook that hold something. `content`: of an ODS file, its `content.xml`; `lang`: in which true and false are said. */
export async function readSheets(kind: 'xlsx' | 'ods', bytes: Uint8Array, content: string, lang: Lang): Promise<ReadSheets> {
  const workbook = await open(kind, bytes)
  if (typeof workbook === 'string') return { refused: workbook }
  const sheets: NamedSheet[] = []
  for (const [place, sheet] of workbook.sheets.entries()) {
    const grid = gridOf(sheet, lang, kind === 'ods' ? odsHints(content, place) : null)
    if (!grid) return { refused: 'sheetTooVast' }
    if (grid.rows.length > 0) sheets.push({ name: sheet.name, grid, hidden: (sheet.hidden || sheet.veryHidden) ?? false })
  }
  return { sheets }
}

export interface ChosenSheet {
  taken: NamedSheet
  /** The names of those that could be read too. */
  others: string[]
}

/**
 * The sheet that is read: the first with a heading row that `reads` understands and something below it, one that is shown before one that is
 * not. Where there is none, the fullest, to be mended by hand. Null: nothing stands in any of them.
 */
export function chooseSheet(sheets: NamedSheet[], score: Score, reads: (heading: string[]) => boolean): ChosenSheet | null {
  const readable = sheets.filter(({ grid: { rows } }) => {
    const first = headingRow(rows, score)
    return first >= 0 && first < rows.length - 1 && reads(rows[first]!)
  })
  const shown = readable.filter(({ hidden }) => !hidden)
  const [taken, ...others] = shown.length > 0 ? shown : readable
  if (taken) return { taken, others: others.map(({ name }) => name) }
  const [fullest] = sheets.toSorted((one, other) => other.grid.rows.length - one.grid.rows.length)
  return fullest ? { taken: fullest, others: [] } : null
}
