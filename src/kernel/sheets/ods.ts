/** What hucre does not tell of an ODS sheet: hidden rows, and dates that show no more than their month or year. */
import { parsePartialDay } from '../dates.ts'

export interface OdsHints {
  /** From 0. */
  hidden: Set<number>
  /** `row,column` of a date → the month or year that it shows. */
  partial: Map<string, string>
}

const TOKEN =
  /<table:table-row((?: [^>]*?)?)(\/?)>|<table:(?:covered-)?table-cell((?: [^>]*?)?)(\/?)>|<text:p(?: [^>]*)?>([^<]*)<\/text:p>/g
const repeats = (attributes: string, what: 'rows' | 'columns'): number =>
  Math.max(1, Number(new RegExp(`table:number-${what}-repeated="(\\d+)"`).exec(attributes)?.[1] ?? 1))
/** Beyond them no cell that is read stands; a sheet may end in a million repeated rows. */
const MOST_ROWS = 100_000

/** Reads `content.xml` for the sheet of this place. */
export function odsHints(content: string, place: number): OdsHints {
  const hints: OdsHints = { hidden: new Set(), partial: new Map() }
  const sheet = content.split('<table:table ')[place + 1] ?? ''
  let [row, nextRow, column, nextColumn] = [0, 0, 0, 0]
  let isDate = false
  for (const [, rowAttributes, , cellAttributes, , shown] of sheet.matchAll(TOKEN)) {
    if (rowAttributes !== undefined) {
      ;[row, column, nextColumn] = [nextRow, 0, 0]
      if (row > MOST_ROWS) break
      nextRow = row + repeats(rowAttributes, 'rows')
      if (!/table:visibility="(?:collapse|filter)"/.test(rowAttributes)) continue
      for (let each = row; each < Math.min(nextRow, MOST_ROWS); each += 1) hints.hidden.add(each)
    } else if (cellAttributes !== undefined) {
      column = nextColumn
      nextColumn = column + repeats(cellAttributes, 'columns')
      isDate = cellAttributes.includes('office:value-type="date"')
    } else if (isDate && shown !== undefined) {
      const day = parsePartialDay(shown)
      if (day !== null && day.length < 'YYYY-MM-DD'.length) hints.partial.set(`${row},${column}`, day)
    }
  }
  return hints
}
