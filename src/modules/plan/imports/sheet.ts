/** Rows of cells into items, wherever they come from: the heading row is found, rows keep their numbers, one of two habits gives the tree. */
import { clearFailures, type Grid, type NumberedRow, type Table, tableOf } from '#kernel/sheets.ts'
import { isExampleMark } from '#kernel/values/example-mark.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { MOST_ITEMS } from '../rules/imports.ts'
import { type Findings, fault, warn } from './findings.ts'
import { type Columns, columnsOf, type Mended, type ReadColumn, readColumns, scoreFor } from './headings.ts'
import { readLong } from './long.ts'
import type { ReadItems } from './rows.ts'
import type { Fact } from './vocabulary.ts'
import { readWide } from './wide.ts'

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

function complainOfColumns(columns: Columns, rows: NumberedRow[], findings: Findings): void {
  const { words } = findings
  for (const { heading, index } of columns.unknown) {
    if (heading !== '') warn(findings, 1, heading, words.columnUnknown(heading))
    else if (rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) warn(findings, 1, null, words.columnUnnamed)
  }
}

/** A code that a merge repeats is that of its first row only: two items of one code would be one too many. */
function withoutRepeatedCodes({ rows, isRepeated }: Table, columns: Columns): void {
  const code = columns.facts.code?.index
  if (code === undefined) return
  for (const { line, cells } of rows) if (isRepeated(line, code)) cells[code] = ''
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
  const table = tableOf(grid, scoreFor(mended))
  if (!table) {
    fault(findings, null, null, words.noHeading)
    return EMPTY
  }
  const { heading, rows, known, above, hidden } = table
  const columns = known ? columnsOf(heading, fallback, mended) : null
  const read = readColumns(
    heading,
    columns,
    rows.map(({ cells }) => cells),
  )
  if (!columns) fault(findings, known ? 1 : null, null, words.noHeading)
  else if (rows.length === 0) fault(findings, null, null, words.noRow)
  if (rows.length > MOST_ITEMS) fault(findings, null, null, words.tooMany(MOST_ITEMS))
  if (!columns || findings.errors.length > 0) return { ...EMPTY, columns: read }
  complainOfColumns(columns, rows, findings)
  if (hidden.length > 0) warn(findings, hidden[0]!, null, words.rowsHidden(hidden.length))
  clearFailures(rows, (line, column, text) => warn(findings, line, heading[column] || null, words.cellFailed(text)))
  withoutRepeatedCodes(table, columns)
  const items = columns.habit === 'wide' ? readWide(rows, columns, findings) : readLong(rows, columns, findings)
  return {
    ...items,
    lang: columns.lang,
    headings: Object.fromEntries(Object.entries(columns.facts).map(([fact, column]) => [fact, column.heading])),
    columns: read,
    failed: false,
    example: above.some((cells) => isExampleMark(cells.find((cell) => cell.trim() !== '') ?? '')),
  }
}
