/** Tables as workbooks: an XLSX sheet that one can filter, sort and print; the same rows, bare, as ODS. */
import { writeOds } from 'hucre/ods'
import { type CellStyle, type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Lang } from '../values/lang.ts'
import { cellOfValue, cleanText, formatOfValue, type Value } from './values.ts'

const FONT = 'Calibri'
const SIZE = 11
const INK = { rgb: '14233B' }
const PAPER = { rgb: 'F3EDE0' }
const RULE = { rgb: 'B9B09C' }
const WAITING = { rgb: '8A5A00' }
/** Of a column that waits to be filled. In characters, as all widths. */
const EMPTY_WIDTH = 16
/** What still reads well across one sheet of paper. */
const PAPER_WIDTH = 210

const top = { vertical: 'top', wrapText: true } as const
const hairline = { bottom: { style: 'hair', color: RULE } } as const
const HEADING: CellStyle = {
  font: { name: FONT, size: SIZE, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: INK },
  alignment: { vertical: 'center', wrapText: true },
}
const MARK: CellStyle = { font: { name: FONT, size: SIZE, bold: true, color: WAITING } }
const KEY: CellStyle = { font: { name: FONT, size: SIZE, bold: true, color: INK }, alignment: top, border: hairline }

const formatIn = (lang: Lang, value: Value | undefined): Pick<CellStyle, 'numFmt'> => {
  const numFmt = formatOfValue(lang, value)
  return numFmt === null ? {} : { numFmt }
}

/** How a cell stands out: colour never stands alone. */
export interface Emphasis {
  bold?: boolean
  /** On tinted paper. */
  tinted?: boolean
  /** Moved in by so many steps. */
  indent?: number
}

export interface TableSheet {
  lang: Lang
  name: string
  /** A line above the headings. */
  mark: string | null
  columns: { heading: string; width: number }[]
  rows: (Value | undefined)[][]
  emphasis?: (row: number, column: number) => Emphasis
  /** So many columns stay in sight, on the screen and on each page. */
  frozen: number
  /** At the foot of each printed page. */
  title: string
}

function cellStyle(lang: Lang, value: Value | undefined, { bold = false, tinted, indent }: Emphasis): CellStyle {
  const place =
    indent === undefined
      ? typeof value === 'object'
        ? { horizontal: 'whole' in value || 'decimal' in value ? ('right' as const) : ('center' as const) }
        : {}
      : { horizontal: 'left' as const, indent }
  return {
    font: { name: FONT, size: SIZE, color: INK, bold },
    alignment: { ...top, ...place },
    border: hairline,
    ...(tinted ? { fill: { type: 'pattern', pattern: 'solid', fgColor: PAPER } } : {}),
    ...formatIn(lang, value),
  }
}

const LINE = 15
const MOST_LINES = 16
/** Bold letters are wider, and words do not break where the column ends. */
const FILLED = 0.88
/** A row as high as its fullest cell: not every program finds that out by itself. In points. */
function heightOf(cells: { value: Value | undefined; width: number }[]): number {
  const lines = cells.map(({ value, width }) =>
    (typeof value === 'string' ? value : '')
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * FILLED))), 0),
  )
  return LINE * Math.min(MOST_LINES, Math.max(1, ...lines)) + 2
}

type Cells = NonNullable<WriteSheet['cells']>
const put = (cells: Cells, row: number, column: number, value: CellValue, style: CellStyle) =>
  cells.set(`${row},${column}`, { value, style })

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** Printed, the sheet is A4 across, as many pages wide as it takes to read it, with headings and the frozen columns on each. */
const paper = (
  title: string,
  table?: { headings: number; width: number; frozen: number },
): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> => ({
  pageSetup: {
    paperSize: 'a4',
    orientation: table ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: table ? Math.ceil(table.width / PAPER_WIDTH) : 1,
    fitToHeight: 0,
    ...(table ? { printTitlesRow: `$${table.headings}:$${table.headings}`, printTitlesColumn: `$A:$${letters(table.frozen - 1)}` } : {}),
  },
  headerFooter: { oddFooter: `&L${title.replaceAll('&', '&&').slice(0, 100)}&R&P / &N` },
})

/** Rows under headings, in sight while one scrolls, with a filter on each. */
export function tableSheet({ lang, name, mark, columns, rows, emphasis, frozen, title }: TableSheet): WriteSheet {
  const first = mark ? 1 : 0
  const cells: Cells = new Map()
  if (mark) put(cells, 0, 0, mark, MARK)
  for (const [column, { heading }] of columns.entries()) put(cells, first, column, heading, HEADING)
  for (const [place, row] of rows.entries()) {
    for (const column of columns.keys())
      put(cells, first + 1 + place, column, cellOfValue(row[column]), cellStyle(lang, row[column], emphasis?.(place, column) ?? {}))
  }
  return {
    name,
    columns: columns.map(
      ({ width }, column): ColumnDef => ({ width: rows.some((row) => row[column] !== undefined) ? width : EMPTY_WIDTH }),
    ),
    rows: Array.from({ length: first + 1 + rows.length }, () => []),
    rowDefs: new Map(
      rows.map((row, place) => [
        first + 1 + place,
        { height: heightOf(columns.map(({ width }, column) => ({ value: row[column], width }))) },
      ]),
    ),
    cells,
    freezePane: { rows: first + 1, columns: frozen },
    autoFilter: { range: `A${first + 1}:${letters(columns.length - 1)}${first + 1 + rows.length}` },
    ...paper(title, { headings: first + 1, width: columns.reduce((sum, { width }) => sum + width, 0), frozen }),
    a11y: { headerRow: first },
  }
}

const FACT_WIDTHS = [26, 90]

/** Keys and values, below one another. */
export function factsSheet(of: { lang: Lang; name: string; mark: string | null; facts: [string, Value][]; title: string }): WriteSheet {
  const { lang, name, mark, facts, title } = of
  const cells: Cells = new Map()
  if (mark) put(cells, 0, 0, mark, MARK)
  const first = mark ? 1 : 0
  for (const [place, [key, value]] of facts.entries()) {
    put(cells, first + place, 0, key, KEY)
    put(cells, first + place, 1, cellOfValue(value), {
      font: { name: FONT, size: SIZE, color: INK },
      alignment: { ...top, horizontal: 'left' },
      border: hairline,
      ...formatIn(lang, value),
    })
  }
  return {
    name,
    columns: FACT_WIDTHS.map((width) => ({ width })),
    rows: Array.from({ length: first + facts.length }, () => []),
    rowDefs: new Map(facts.map(([, value], place) => [first + place, { height: heightOf([{ value, width: FACT_WIDTHS[1]! }]) }])),
    cells,
    ...paper(title),
  }
}

export const workbookOf = (sheets: WriteSheet[], said: { title: string; subject: string; creator: string }): Promise<Uint8Array> =>
  writeXlsx({
    sheets,
    defaultFont: { name: FONT, size: SIZE },
    properties: { title: cleanText(said.title), subject: cleanText(said.subject), creator: cleanText(said.creator) },
  })

/** The same tables as ODS: its writer knows texts, numbers and dates, and no looks. */
export const odsOf = (...tables: Pick<TableSheet, 'name' | 'mark' | 'columns' | 'rows'>[]): Promise<Uint8Array> =>
  writeOds({
    sheets: tables.map(({ name, mark, columns, rows }) => ({
      name,
      columns: columns.map(({ width }) => ({ width })),
      rows: [
        ...(mark ? [[mark]] : []),
        columns.map(({ heading }) => heading),
        ...rows.map((row) => columns.map((_, column) => cellOfValue(row[column]))),
      ],
    })),
  })
