/** Members from a file: what kind of sheet it is, told by its content, then its rows, each good or refused with its reasons. */
import {
  chooseSheet,
  clearFailures,
  contentOf,
  examplesBelow,
  type Grid,
  guardArchive,
  readCsv,
  readSheets,
  type Score,
  scoreBy,
  type Table,
  tableOf,
} from '#kernel/sheets.ts'
import { isExampleMark } from '#kernel/values/example-mark.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import {
  finding,
  type MemberFact,
  type MemberFinding,
  type MemberMapping,
  type MembersRead,
  MOST_FINDINGS,
  MOST_MEMBER_ROWS,
} from '../rules/members.ts'
import { memberRow, type Places } from './members-cells.ts'
import { headingOf, yearIn } from './members-vocabulary.ts'

export const MOST_FILE_MEGABYTES = 20
const MEGABYTE = 1_048_576
export const MOST_FILE_BYTES = MOST_FILE_MEGABYTES * MEGABYTE

type Kind = MembersRead['kind']
type Mended = ReadonlyMap<string, MemberMapping[string]>

/** A file of which nothing was read, and why: `why` is a name of `messages/members.ts`. */
export const nothingRead = (why: string, kind: Kind = 'csv'): MembersRead => failed(kind, [finding(null, null, 'unread', { why })])

const failed = (kind: Kind, errors: MemberFinding[], more: Partial<MembersRead> = {}): MembersRead => ({
  kind,
  rows: [],
  warnings: [],
  errors,
  refused: 0,
  failed: true,
  headings: {},
  columns: [],
  ...more,
})

interface Columns {
  places: Places
  meanings: (MemberFact | null)[]
  warnings: MemberFinding[]
}

/** What each heading says: by hand before by its words; of two that say the same the first, except for figures of several years. */
function columnsOf({ heading, rows }: Table, mended: Mended): Columns {
  const places: Places = {}
  const meanings: Columns['meanings'] = []
  const warnings: MemberFinding[] = []
  const byHand = new Set([...mended.values()])
  for (const [index, text] of heading.entries()) {
    const given = mended.get(nameKey(text))
    const worded = text === '' ? null : headingOf(text)
    const fact = given === 'ignore' ? null : (given ?? (worded && !byHand.has(worded.fact) ? worded.fact : null))
    const known = fact === null ? undefined : places[fact]
    const taken = known !== undefined && !(fact === 'employees' && known.every(({ year }) => year !== yearIn(text)))
    meanings.push(taken ? null : fact)
    if (fact !== null && !taken) places[fact] = [...(known ?? []), { index, heading: text, year: yearIn(text) }]
    else if (given === 'ignore') continue
    else if (taken) warnings.push(finding(1, text, 'columnTwice', { heading: text }))
    else if (text !== '') warnings.push(finding(1, text, 'columnUnknown', { heading: text }))
    else if (rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) warnings.push(finding(1, null, 'columnUnnamed', {}))
  }
  return { places, meanings, warnings }
}

function fromGrid(kind: Kind, grid: Grid, mended: Mended, before: { warnings: MemberFinding[]; errors: MemberFinding[] }): MembersRead {
  const table = tableOf(grid, scoreFor(mended))
  if (!table) return failed(kind, [finding(null, null, 'noName', {})])
  const { heading, rows, above, hidden } = table
  const { places, meanings, warnings } = columnsOf(table, mended)
  const examples = examplesBelow(
    heading,
    rows.map(({ cells }) => cells),
  )
  const columns = heading
    .map((each, index) => ({ heading: each, meaning: meanings[index] ?? null, examples: examples[index]! }))
    .filter((each) => each.heading !== '' || each.examples.length > 0)
  const headings = Object.fromEntries(Object.entries(places).map(([fact, [first]]) => [fact, first!.heading]))
  const known = { columns, headings, warnings: [...before.warnings, ...warnings] }
  const fault =
    rows.length > MOST_MEMBER_ROWS
      ? finding(null, null, 'tooManyRows', { most: MOST_MEMBER_ROWS })
      : !places.name
        ? finding(1, null, 'noName', {})
        : rows.length === 0
          ? finding(null, null, 'noRow', {})
          : before.errors[0]
  if (fault) return failed(kind, [fault], known)
  if (hidden.length > 0) known.warnings.push(finding(hidden[0]!, null, 'rowsHidden', { count: hidden.length }))
  clearFailures(rows, (line, column, text) => known.warnings.push(finding(line, heading[column] || null, 'cellFailed', { text })))
  const example = above.some((cells) => isExampleMark(cells.find((cell) => cell.trim() !== '') ?? ''))
  const read = rows.map((row) => memberRow(row, places, example))
  return {
    kind,
    rows: read.filter(({ errors }) => errors.length === 0).map(({ row }) => row),
    warnings: known.warnings.slice(0, MOST_FINDINGS),
    errors: read.flatMap(({ errors }) => errors).slice(0, MOST_FINDINGS),
    refused: read.filter(({ errors }) => errors.length > 0).length,
    failed: false,
    headings,
    columns,
  }
}

const scoreFor = (mended: Mended): Score => scoreBy((cell) => mended.has(nameKey(cell)) || headingOf(cell) !== null)

async function fromArchive(bytes: Uint8Array, mended: Mended): Promise<MembersRead> {
  const archive = await guardArchive(bytes)
  if ('refused' in archive) return nothingRead(archive.refused)
  if (archive.kind === 'docx') return nothingRead('kindNotRead')
  const read = await readSheets(archive.kind, bytes, archive.content, 'fr')
  if ('refused' in read) return nothingRead(read.refused, archive.kind)
  const names = (heading: string[]) => heading.some((cell) => (mended.get(nameKey(cell)) ?? headingOf(cell)?.fact) === 'name')
  const chosen = chooseSheet(read.sheets, scoreFor(mended), names)
  if (!chosen) return nothingRead('fileEmpty', archive.kind)
  const { taken, others } = chosen
  const told = others.length === 0 ? [] : [finding(null, null, 'sheetTaken', { taken: taken.name, others: others.join(', ') })]
  return fromGrid(archive.kind, taken.grid, mended, { warnings: told, errors: [] })
}

/**
 * Reads members from XLSX, ODS or CSV. `mapping`: headings of columns mended by hand. Rows are counted as a spreadsheet counts them from the
 * heading row, which is 1. Whoever reads what strangers sent uses `readMembersApart`.
 */
export async function readMembersFile(bytes: Uint8Array, mapping: MemberMapping = {}): Promise<MembersRead> {
  const mended: Mended = new Map(Object.entries(mapping).map(([heading, meaning]) => [nameKey(heading), meaning]))
  if (bytes.length > MOST_FILE_BYTES) return nothingRead('fileTooLarge')
  const content = contentOf(bytes, scoreFor(mended))
  if (content.kind === 'nothing') return nothingRead(content.why)
  if (content.kind === 'zip') return fromArchive(bytes, mended)
  if (content.kind === 'json') return nothingRead('kindNotRead')
  const read = readCsv(content.text, scoreFor(mended))
  if ('refused' in read) return failed('csv', [finding(null, null, 'tooManyRows', { most: MOST_MEMBER_ROWS })])
  const errors = read.openQuote === undefined ? [] : [finding(read.openQuote, null, 'quoteLeftOpen', {})]
  return fromGrid('csv', read.grid, mended, { warnings: [], errors })
}
