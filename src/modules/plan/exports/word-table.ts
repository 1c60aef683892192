/** The actions of one part as a table of Word: its heading row comes again on each page, and no row is cut. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx'
import { formatDay } from '#kernel/dates.ts'
import { inLang } from '#kernel/values/lang.ts'
import type { ColumnName } from '../messages/columns.ts'
import type { Heading, PlanFile, Row, Value } from './file.ts'
import { type Prose, textRuns, writable } from './word-prose.ts'
import { PAPER, RULE } from './word-styles.ts'

/** What these columns hold stands on one line or two: they keep their width, in twentieths of a point. */
const FIRM: Partial<Record<ColumnName, number>> = {
  status: 1_330,
  progress: 1_380,
  scope: 1_080,
  startsOn: 1_020,
  endsOn: 1_120,
  provenance: 1_420,
  crossCutting: 1_280,
}
/** The others share what is left. */
const SHARES: Partial<Record<ColumnName, number>> = { title: 29, text: 32, owner: 19, expectedResult: 26 }
const USUAL_SHARE = 15
const LETTER = 105
const PADDING = 160
/** The longest code on one line, within reason. */
const codeWidth = (rows: Row[]): number =>
  Math.min(1_800, Math.max(700, rows.reduce((most, { item }) => Math.max(most, (item.code ?? '').length), 0) * LETTER + PADDING))
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const HAIRLINE = { style: BorderStyle.SINGLE, size: 4, color: RULE }
const HEAVY = { style: BorderStyle.SINGLE, size: 12, color: '14233B' }

const told = ({ lang }: PlanFile, value: Value | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'string'
      ? value
      : 'day' in value
        ? formatDay(lang, value.day, 'short')
        : `${value.percent}\u00a0%`

function cellOf(file: PlanFile, row: Row, fact: ColumnName, prose: Prose): Paragraph[] {
  const { title, text } = row.item
  if (fact === 'title') return [new Paragraph({ style: 'PlanCellTitle', children: textRuns(inLang(title, file.lang)) })]
  const written = fact === 'text' && text ? prose(inLang(text, file.lang), 'PlanCell') : []
  if (written.length > 0) return written
  return [new Paragraph({ style: 'PlanCell', children: fact === 'text' ? [] : textRuns(told(file, row.values[fact])) })]
}

const isFilled = (row: Row, fact: ColumnName): boolean =>
  row.values[fact] !== undefined || (fact === 'text' && (row.item.text?.fr || row.item.text?.en) !== undefined)
/** What half of a plan's actions have stands in every table, so that they look alike; the rest only where an action of the part has it. */
export const sharedColumns = (headings: Heading[], rows: Row[]): ReadonlySet<ColumnName> => {
  const actions = rows.filter(({ action }) => action)
  return new Set(
    headings.map(({ fact }) => fact).filter((fact) => actions.filter((row) => isFilled(row, fact)).length * 2 >= actions.length),
  )
}

export interface TablePlan {
  headings: Heading[]
  shared: ReadonlySet<ColumnName>
  /** Of the page's text, in twentieths of a point. */
  width: number
  prose: Prose
}

function widthsOf(headings: Heading[], rows: Row[], width: number): number[] {
  const firm = headings.map(({ fact }) => (fact === 'code' ? codeWidth(rows) : (FIRM[fact] ?? 0)))
  const shares = headings.map(({ fact }, column) => (firm[column] === 0 ? (SHARES[fact] ?? USUAL_SHARE) : 0))
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)
  const left = Math.max(width / 3, width - sum(firm))
  const squeezed = (width - left) / sum(firm)
  return headings.map((_, column) => Math.floor(firm[column]! * Math.min(1, squeezed) + (left * shares[column]!) / sum(shares)))
}

export function actionTable(file: PlanFile, rows: Row[], { headings: all, shared, width, prose }: TablePlan): Table {
  const headings = all.filter(({ fact }) => shared.has(fact) || rows.some((row) => isFilled(row, fact)))
  const columnWidths = widthsOf(headings, rows, width)
  const cell = (column: number, children: Paragraph[], head = false) =>
    new TableCell({
      children,
      width: { size: columnWidths[column]!, type: WidthType.DXA },
      verticalAlign: head ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
      ...(head ? { shading: { fill: PAPER }, borders: { bottom: HEAVY } } : {}),
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: headings.map(({ name }, column) =>
      cell(column, [new Paragraph({ style: 'PlanCellHead', children: [new TextRun(writable(name))] })], true),
    ),
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths,
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    borders: { top: NO_LINE, left: NO_LINE, right: NO_LINE, insideVertical: NO_LINE, bottom: HAIRLINE, insideHorizontal: HAIRLINE },
    rows: [
      head,
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: headings.map(({ fact }, column) => cell(column, cellOf(file, row, fact, prose))) }),
      ),
    ],
  })
}
