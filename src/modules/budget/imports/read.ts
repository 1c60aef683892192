/** Lines from a file: what kind it is, told by its content; a list with headings, the CERFA table, or JSON. */
import {
  chooseSheet,
  clearFailures,
  contentOf,
  type Grid,
  guardArchive,
  type NamedSheet,
  readCsv,
  readSheets,
  type Score,
  scoreBy,
  type Table,
  tableOf,
} from '#kernel/sheets.ts'
import { isExampleMark } from '#kernel/values/example-mark.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { SHEET_NAMES } from '../messages/files/columns.ts'
import { type DraftKey, KEY_COLUMNS, LINE_COLUMNS, type LineColumn, MOST_IMPORT_LINES } from '../rules/files/import-draft.ts'
import { type FileFinding, type FileRead, MOST_FILE_FINDINGS } from '../rules/files/import-objections.ts'
import { cerfaTable, readCerfa } from './cerfa.ts'
import { readJson } from './json.ts'
import { keysIn } from './keys.ts'
import { type Places, readRows } from './rows.ts'
import { keyHeading, lineHeading } from './vocabulary.ts'

export const MOST_FILE_BYTES = 8 * 1_048_576
const unread = (why: string): Objection => objection('budget.file_unread', { why }, 'file')

const knownLines: Score = scoreBy((cell) => lineHeading(cell) !== null)
const reads = (heading: string[]): boolean => {
  const columns = heading.map((cell) => lineHeading(cell)?.column)
  return columns.includes('account') && columns.some((column) => column === 'amount' || column === 'unit')
}

interface Found {
  places: Places
  notes: FileFinding[]
}

/** What each heading says; of two that say the same the first, but for amounts of several years. */
function placesIn({ heading, rows }: Table, first: number): Found {
  const places: Places = { at: {}, amounts: [] }
  const notes: FileFinding[] = []
  for (const [index, text] of heading.entries()) {
    const known = text === '' ? null : lineHeading(text)
    const { column, year } = known ?? { column: null, year: null }
    const again =
      column === 'amount' &&
      (places.amounts.length === 0 || (year !== null && places.amounts.every((each) => each.year !== null && each.year !== year)))
    if (column === 'amount' && again) places.amounts.push({ index, year })
    else if (column !== null && column !== 'amount' && places.at[column] === undefined) places.at[column] = index
    else if (text !== '' && rows.some(({ cells }) => (cells[index] ?? '').trim() !== ''))
      notes.push({ line: first, objection: objection('budget.file_note_column', { heading: text }) })
  }
  return { places, notes }
}

const isMarked = (rows: readonly string[][]): boolean => rows.some((cells) => isExampleMark(cells.find((cell) => cell.trim() !== '') ?? ''))

type Told = { year: number; sheet: boolean; notes: FileFinding[]; keys: DraftKey[] }

function fromList(grid: Grid, told: Told): FileRead | Objection {
  const table = tableOf(grid, knownLines)
  if (!table || !reads(table.heading)) return objection('budget.file_without_headings', {}, 'file')
  const { rows, above, hidden } = table
  if (rows.length > MOST_IMPORT_LINES) return objection('budget.file_too_long', { most: MOST_IMPORT_LINES }, 'file')
  // As the spreadsheet itself counts its rows.
  const down = above.length
  const { places, notes } = placesIn(table, down + 1)
  clearFailures(rows, (line, _, text) => notes.push({ line: line + down, objection: objection('budget.file_note_failed', { text }) }))
  if (hidden.length > 0) notes.push({ line: hidden[0]! + down, objection: objection('budget.file_note_hidden', { count: hidden.length }) })
  const read = readRows(
    rows.map((row) => ({ ...row, line: row.line + down })),
    { places, year: told.year, sheet: told.sheet, example: isMarked(above) },
  )
  const says: LineColumn[] = ['amount', ...LINE_COLUMNS.filter((column) => places.at[column] !== undefined)]
  return readOf('list', { ...read, notes: [...notes, ...read.notes] }, told, says)
}

function readOf(layout: 'list' | 'cerfa', read: ReturnType<typeof readRows>, told: Told, says: LineColumn[]): FileRead | Objection {
  if (read.lines.length === 0 && read.refused.length === 0) return objection('budget.file_without_line', {}, 'file')
  const skipped = read.skipped === 0 ? [] : [{ line: null, objection: objection('budget.file_note_skipped', { count: read.skipped }) }]
  return {
    layout,
    says,
    lines: read.lines,
    keys: told.keys,
    refused: read.refused.slice(0, MOST_FILE_FINDINGS),
    notes: [...told.notes, ...read.notes, ...skipped].slice(0, MOST_FILE_FINDINGS),
  }
}

/** The CERFA table, where the grid is one; else the list. */
function fromGrid(grid: Grid, told: Told): FileRead | Objection {
  const cerfa = cerfaTable(grid)
  if (!cerfa) return fromList(grid, told)
  const example = isMarked(grid.rows.slice(0, cerfa.heading))
  return readOf('cerfa', readCerfa(grid, cerfa, { year: cerfa.year ?? told.year, sheet: told.sheet, example }), told, [
    'account',
    'label',
    'amount',
  ])
}

const isKeys = ({ grid }: NamedSheet): boolean =>
  grid.rows.slice(0, 3).some((row) => row.filter((cell) => keyHeading(cell) !== null).length >= KEY_COLUMNS.length - 2)

/** Our own sums say nothing that the lines do not. */
const isTotals = ({ name }: NamedSheet): boolean => Object.values(SHEET_NAMES.totals).includes(name)

async function fromArchive(bytes: Uint8Array, year: number): Promise<FileRead | Objection> {
  const archive = await guardArchive(bytes)
  if ('refused' in archive) return unread(archive.refused)
  if (archive.kind === 'docx') return unread('kindNotRead')
  const read = await readSheets(archive.kind, bytes, archive.content, 'fr')
  if ('refused' in read) return unread(read.refused)
  const keySheet = read.sheets.find(isKeys)
  const others = read.sheets.filter((sheet) => sheet !== keySheet && !isTotals(sheet))
  const form = others.find(({ grid, hidden }) => !hidden && cerfaTable(grid) !== null)
  const chosen =
    form && !others.some(({ grid }) => reads(grid.rows[0] ?? [])) ? { taken: form, others: [] } : chooseSheet(others, knownLines, reads)
  if (!chosen) return unread('fileEmpty')
  const keys = keySheet ? keysIn(keySheet.grid) : { keys: [], refused: [] }
  const taken: FileFinding[] =
    chosen.others.length === 0
      ? []
      : [{ line: null, objection: objection('budget.file_note_sheet', { taken: chosen.taken.name, others: chosen.others.join(', ') }) }]
  const result = fromGrid(chosen.taken.grid, { year, sheet: true, notes: taken, keys: keys.keys })
  return 'code' in result ? result : { ...result, refused: [...keys.refused, ...result.refused] }
}

/**
 * Reads lines from XLSX, ODS, CSV or JSON. `year`: of rows that name none. Answers an objection where nothing can be made of the file. Whoever
 * reads what people sent uses `readBudgetApart`.
 */
export async function readBudgetFile(bytes: Uint8Array, year: number): Promise<FileRead | Objection> {
  if (bytes.length > MOST_FILE_BYTES) return unread('fileTooLarge')
  const content = contentOf(bytes, knownLines)
  if (content.kind === 'nothing') return unread(content.why)
  if (content.kind === 'zip') return fromArchive(bytes, year)
  if (content.kind === 'json') return readJson(content.text, year)
  const read = readCsv(content.text, knownLines)
  if ('refused' in read) return objection('budget.file_too_long', { most: MOST_IMPORT_LINES }, 'file')
  if (read.openQuote !== undefined) return objection('budget.file_quote_open', {}, 'file')
  return fromGrid(read.grid, { year, sheet: false, notes: [], keys: [] })
}
