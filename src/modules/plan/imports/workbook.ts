/** XLSX and ODS into rows of cells, each cell as the sheet shows it, and the choice of the sheet that is the plan. */
import { readOds } from 'hucre/ods'
import { type Cell, type CellValue, readXlsx, type Sheet, type Workbook } from 'hucre/xlsx'
import type { Lang } from '#kernel/values/lang.ts'
import { MOST_CELLS } from './csv.ts'
import { type Findings, fault, warn } from './findings.ts'
import { columnsOf, type Mended } from './headings.ts'
import { type OdsHints, odsHints } from './ods.ts'
import { PLAN_SHEET_NAMES, planFactOf } from './plan-facts.ts'
import type { Grid, Merge } from './sheet.ts'
import { headingRow } from './sheet.ts'

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

/** Twelve digits hide what binary fractions add: 0.1 + 0.2. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(12)))

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

/** A sheet without the blank rows and columns behind its last cell; null: too vast to be a plan. */
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

/** Whether some row is a heading row that tells where the titles are, with something below it. */
function readsAsPlan({ rows }: Grid, lang: Lang, mended: Mended): boolean {
  const first = headingRow(rows, mended)
  return first >= 0 && first < rows.length - 1 && columnsOf(rows[first]!, lang, mended) !== null
}

export interface ReadWorkbook {
  grid: Grid
  /** Key and value, from the sheet that our exports add. */
  facts: string[][]
}

interface Named {
  name: string
  grid: Grid
  hidden: boolean
}

/** The sheet of keys and values that our exports add; others may call the plan itself « Plan ». */
const KEYS_THAT_TELL = 3
const tellsOfPlan = (name: string, { rows }: Grid): boolean =>
  PLAN_SHEET_NAMES.has(name) && rows.filter(([key = '']) => planFactOf(key) !== undefined).length >= KEYS_THAT_TELL

function choose(sheets: Named[], lang: Lang, findings: Findings, mended: Mended): Named | undefined {
  const plans = sheets.filter(({ grid }) => readsAsPlan(grid, lang, mended))
  // A sheet that is hidden is taken only where no other is a plan.
  const shown = plans.filter(({ hidden }) => !hidden)
  const [taken, ...others] = shown.length > 0 ? shown : plans
  if (taken && others.length > 0)
    warn(
      findings,
      null,
      null,
      findings.words.sheetTaken(
        taken.name,
        others.map(({ name }) => name),
      ),
    )
  // Nobody knows the headings: the fullest sheet, to be mended by hand.
  return taken ?? sheets.toSorted((one, other) => other.grid.rows.length - one.grid.rows.length)[0]
}

async function open(kind: 'xlsx' | 'ods', bytes: Uint8Array, findings: Findings): Promise<Workbook | null> {
  try {
    return await (kind === 'ods' ? readOds : readXlsx)(bytes, { readStyles: true })
  } catch (error) {
    // hucre refuses a sheet whose last cell stands a million rows away before it lays it out.
    const vast = error instanceof Error && /cells/.test(error.message)
    fault(findings, null, null, vast ? findings.words.sheetTooVast : findings.words.zipBroken)
    return null
  }
}

/** The sheet of a workbook that is the plan. `content`: of an ODS file, its `content.xml`. Null: none. */
export async function readWorkbook(
  kind: 'xlsx' | 'ods',
  bytes: Uint8Array,
  content: string,
  lang: Lang,
  findings: Findings,
  mended: Mended,
): Promise<ReadWorkbook | null> {
  const { words } = findings
  const workbook = await open(kind, bytes, findings)
  if (!workbook) return null
  const sheets: Named[] = []
  let facts: string[][] = []
  for (const [place, sheet] of workbook.sheets.entries()) {
    const grid = gridOf(sheet, lang, kind === 'ods' ? odsHints(content, place) : null)
    if (!grid) {
      fault(findings, null, null, words.sheetTooVast)
      return null
    }
    if (tellsOfPlan(sheet.name, grid)) facts = grid.rows
    else if (grid.rows.length > 0) sheets.push({ name: sheet.name, grid, hidden: (sheet.hidden || sheet.veryHidden) ?? false })
  }
  const taken = choose(sheets, lang, findings, mended)
  if (!taken) {
    fault(findings, null, null, words.fileEmpty)
    return null
  }
  return { grid: taken.grid, facts }
}
