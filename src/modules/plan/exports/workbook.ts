/** A plan as a workbook (XLSX): a sheet of its items that one can filter and print, and a sheet of the plan's own facts. */
import { type CellStyle, type CellValue, type ColumnDef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Day } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { inLang } from '#kernel/values/lang.ts'
import { type ColumnName, SHEETS } from '../messages/columns.ts'
import { exampleLine, type Heading, headingsOf, type PlanFile, planFacts, type Row, rowsOf, tracesOf, type Value } from './file.ts'

const FONT = 'Calibri'
const SIZE = 11
const INK = { rgb: '14233B' }
const PAPER = { rgb: 'F3EDE0' }
const RULE = { rgb: 'B9B09C' }
const WAITING = { rgb: '8A5A00' }

/** In characters. */
const WIDTHS: Partial<Record<ColumnName, number>> = {
  code: 11,
  level: 13,
  title: 52,
  text: 60,
  otherTitle: 46,
  otherText: 46,
  status: 23,
  stoppedReason: 30,
  progress: 12,
  owner: 34,
  scope: 12,
  regions: 26,
  startsOn: 12,
  endsOn: 12,
  expectedResult: 44,
  partners: 30,
  carriedTo: 28,
  carriedOverTo: 22,
  provenance: 15,
  crossCutting: 13,
}
const DATE_FORMAT: Record<Lang, string> = { fr: 'dd/mm/yyyy', en: 'yyyy-mm-dd' }
const FACT_WIDTHS = [26, 90]
const USUAL_WIDTH = 20
/** Of a column that waits to be filled. */
const EMPTY_WIDTH = 16
const widthOf = (fact: ColumnName): number => WIDTHS[fact] ?? USUAL_WIDTH
/** What still reads well across one sheet of paper. */
const PAPER_WIDTH = 210

const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
/** A spreadsheet's day is an instant at midnight, UTC. */
const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)
/** A sheet holds no control characters, and one kind of line break. */
const clean = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')

const cellValue = (value: Value | undefined): CellValue =>
  value === undefined ? null : typeof value === 'string' ? clean(value) : 'day' in value ? dateOf(value.day) : value.percent / 100

const formatOf = (lang: Lang, value: Value | undefined): Pick<CellStyle, 'numFmt'> =>
  typeof value !== 'object' ? {} : { numFmt: 'day' in value ? DATE_FORMAT[lang] : '0%' }

const top = { vertical: 'top', wrapText: true } as const
const hairline = { bottom: { style: 'hair', color: RULE } } as const
const HEADING: CellStyle = {
  font: { name: FONT, size: SIZE, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: INK },
  alignment: { vertical: 'center', wrapText: true },
}
const MARK: CellStyle = { font: { name: FONT, size: SIZE, bold: true, color: WAITING } }
const KEY: CellStyle = { font: { name: FONT, size: SIZE, bold: true, color: INK }, alignment: top, border: hairline }

/** Parts stand out by bold titles and paper, and titles by how far they are moved in: colour never stands alone. */
function itemStyle(lang: Lang, row: Row, fact: ColumnName, value: Value | undefined): CellStyle {
  const bold = !row.action && (fact === 'code' || fact === 'title')
  const place =
    fact === 'title'
      ? { horizontal: 'left' as const, indent: row.level - 1 }
      : typeof value === 'object'
        ? { horizontal: 'center' as const }
        : {}
  return {
    font: { name: FONT, size: SIZE, color: INK, bold },
    alignment: { ...top, ...place },
    border: hairline,
    ...(row.level === 1 && !row.action ? { fill: { type: 'pattern', pattern: 'solid', fgColor: PAPER } } : {}),
    ...formatOf(lang, value),
  }
}

const LINE = 15
const MOST_LINES = 16
/** Bold letters are wider, and words do not break where the column ends. */
const FILLED = 0.88
/** A row as high as its fullest cell: not every program finds that out by itself. In points. */
function heightOf(cells: { text: string; width: number }[]): number {
  const lines = cells.map(({ text, width }) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * FILLED))), 0),
  )
  return LINE * Math.min(MOST_LINES, Math.max(1, ...lines)) + 2
}

type Cells = NonNullable<WriteSheet['cells']>
const put = (cells: Cells, row: number, column: number, value: CellValue, style: CellStyle) =>
  cells.set(`${row},${column}`, { value, style })

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

function itemSheet(file: PlanFile, rows: Row[], headings: Heading[]): WriteSheet {
  const { lang } = file
  const example = exampleLine(file)
  const first = example ? 1 : 0
  const cells: Cells = new Map()
  if (example) put(cells, 0, 0, example, MARK)
  for (const [column, { name }] of headings.entries()) put(cells, first, column, name, HEADING)
  for (const [place, row] of rows.entries()) {
    for (const [column, { fact }] of headings.entries()) {
      const value = row.values[fact]
      put(cells, first + 1 + place, column, cellValue(value), itemStyle(lang, row, fact, value))
    }
  }
  const last = letters(headings.length - 1)
  return {
    name: SHEETS.items[lang],
    columns: headings.map(
      ({ fact }): ColumnDef => ({ width: rows.some(({ values }) => values[fact] !== undefined) ? widthOf(fact) : EMPTY_WIDTH }),
    ),
    rows: Array.from({ length: first + 1 + rows.length }, () => []),
    rowDefs: new Map(
      rows.map(({ values }, place) => [
        first + 1 + place,
        { height: heightOf(headings.map(({ fact }) => ({ text: textOf(values[fact]), width: widthOf(fact) }))) },
      ]),
    ),
    cells,
    freezePane: { rows: first + 1, columns: 3 },
    autoFilter: { range: `A${first + 1}:${last}${first + 1 + rows.length}` },
    ...paper(file, { titles: first + 1, width: headings.reduce((sum, { fact }) => sum + widthOf(fact), 0) }),
    a11y: { headerRow: first },
  }
}

/** Printed, the sheet is A4 across, as many pages wide as it takes to read it, with headings, codes and titles on each. */
const paper = ({ lang, draft }: PlanFile, items?: { titles: number; width: number }): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> => ({
  pageSetup: {
    paperSize: 'a4',
    orientation: items ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: items ? Math.ceil(items.width / PAPER_WIDTH) : 1,
    fitToHeight: 0,
    ...(items ? { printTitlesRow: `$${items.titles}:$${items.titles}`, printTitlesColumn: '$A:$C' } : {}),
  },
  headerFooter: { oddFooter: `&L${inLang(draft.title, lang).replaceAll('&', '&&').slice(0, 100)}&R&P / &N` },
})

function planSheet(file: PlanFile): WriteSheet {
  const facts: [string, Value][] = [...planFacts(file).map(({ name, value }): [string, Value] => [name, value]), ...tracesOf(file)]
  const example = exampleLine(file)
  const cells: Cells = new Map()
  if (example) put(cells, 0, 0, example, MARK)
  const first = example ? 1 : 0
  for (const [place, [key, value]] of facts.entries()) {
    put(cells, first + place, 0, key, KEY)
    put(cells, first + place, 1, cellValue(value), {
      font: { name: FONT, size: SIZE, color: INK },
      alignment: { ...top, horizontal: 'left' },
      border: hairline,
      ...formatOf(file.lang, value),
    })
  }
  return {
    name: SHEETS.plan[file.lang],
    columns: FACT_WIDTHS.map((width) => ({ width })),
    rows: Array.from({ length: first + facts.length }, () => []),
    rowDefs: new Map(
      facts.map(([, value], place) => [first + place, { height: heightOf([{ text: textOf(value), width: FACT_WIDTHS[1]! }]) }]),
    ),
    cells,
    ...paper(file),
  }
}

export async function planWorkbook(file: PlanFile): Promise<Uint8Array> {
  const rows = rowsOf(file)
  return writeXlsx({
    sheets: [itemSheet(file, rows, headingsOf(file, rows)), planSheet(file)],
    defaultFont: { name: FONT, size: SIZE },
    properties: {
      title: clean(inLang(file.draft.title, file.lang)),
      subject: clean([exampleLine(file), ...tracesOf(file).map(([key, value]) => `${key} ${value}`)].filter(Boolean).join('\n')),
      creator: clean(file.network),
    },
  })
}
