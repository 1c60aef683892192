/** The cells of a row read as facts. What cannot be read is a warning, and its text is kept in the item's own. */
import { parseDay, parsePartialDay, spanOf } from '#kernel/dates.ts'
import { LONGEST_TEXT, LONGEST_TITLE, nameKey } from '../rules/imports.ts'
import { type ItemDraft, PROVENANCES, type Provenance, type Scope, type Status } from '../tables.ts'
import { type Findings, fault, warn } from './findings.ts'
import type { Column, Columns, Fact } from './headings.ts'
import { regionCode } from './regions.ts'

const STATUSES: Record<Status, string[]> = {
  planned: ['a venir', 'a faire', 'prevu', 'planifie', 'non demarre', 'planned', 'to do', 'todo', 'upcoming', 'not started'],
  in_progress: ['en cours', 'demarre', 'engage', 'commence', 'in progress', 'ongoing', 'started', 'under way'],
  done: ['termine', 'realise', 'acheve', 'fini', 'fait', 'done', 'completed', 'complete', 'finished'],
  stopped: ['abandonne', 'arrete', 'annule', 'stopped', 'abandoned', 'cancelled', 'canceled', 'dropped'],
  wanted_not_funded: [
    'souhaite non finance',
    'souhaite mais non finance',
    'non finance',
    'wanted not funded',
    'wanted but not funded',
    'not funded',
    'unfunded',
  ],
}
const bare = (text: string) =>
  nameKey(text)
    .replace(/[,;_–—-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const STATUS_OF = new Map(Object.entries(STATUSES).flatMap(([status, words]) => words.map((word) => [word, status as Status] as const)))
/** terminée, terminés, terminées → terminé: the feminine and the plural aside, word by word. */
const masculine = (text: string) =>
  text
    .replace(/\b(\w+[^\W\d_])s\b/g, '$1')
    .replace(/\b(\w{3,}e)e\b/g, '$1')
    .replace(/\b(prevu|fini|fait)e\b/g, '$1')
export const statusOf = (text: string): Status | null => STATUS_OF.get(bare(text)) ?? STATUS_OF.get(masculine(bare(text))) ?? null

const NATIONAL = ['national', 'nationale', 'nation', 'france', 'federal', 'federation']
const REGIONAL = ['region', 'regions', 'regional', 'regionale', 'regionaux', 'regionales']
const scopeOf = (text: string): Scope | null =>
  NATIONAL.includes(bare(text)) ? 'national' : REGIONAL.includes(bare(text)) ? 'regions' : null

const PROVENANCE_OF = new Map<string, Provenance>([
  ...PROVENANCES.map((each) => [each, each] as const),
  ['regroupement', 'grouping'],
  ['ouvert', 'open'],
  ['ouverte', 'open'],
])

/** `40`, `40 %`, `40,5 %`; a bare fraction as sheets store a percentage: `0,4`. */
export function percentageOf(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*(%?)$/.exec(text.trim())
  if (!match) return null
  const value = Number(match[1]!.replace(',', '.'))
  const percent = match[2] === '' && value > 0 && value < 1 ? value * 100 : value
  return percent <= 100 ? Math.round(percent) : null
}

const listOf = (text: string): string[] =>
  text
    .split(/[;,\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

type Facts = Omit<ItemDraft, 'code' | 'line' | 'title' | 'children'>

/** One row under reading. */
interface Row {
  cells: string[]
  line: number
  columns: Columns
  findings: Findings
  facts: Facts
  /** What could not be read, kept as paragraphs. */
  kept: string[]
}

export const cellOf = (cells: string[], column: Column | undefined): string => (column ? (cells[column.index] ?? '').trim() : '')

const toLink = ({ findings: { words } }: Row, heading: string, text: string): string =>
  `${words.toLink} – ${heading || words.noColumn}${words.colon}${text}`

/** Reads a column's cell; null from `read`: a warning, and the text is kept. */
function readCell<Value>(
  row: Row,
  fact: Fact,
  read: (text: string) => Value | null,
  complaint: (text: string) => string,
): Value | undefined {
  const column = row.columns.facts[fact]
  const text = cellOf(row.cells, column)
  if (!column || text === '') return undefined
  const value = read(text)
  if (value !== null) return value
  warn(row.findings, row.line, column.heading, complaint(text))
  row.kept.push(toLink(row, column.heading, text))
  return undefined
}

const dayOf = (end: 'first' | 'last') => (text: string) => {
  const partial = parsePartialDay(text) ?? parseDay(text.replace(/[T ]\d{1,2}:\d{2}.*$/, ''))
  return partial === null ? null : spanOf(partial)[end]
}

function readDates(row: Row): void {
  const { words } = row.findings
  row.facts.startsOn = readCell(row, 'startsOn', dayOf('first'), words.notADay)
  row.facts.endsOn = readCell(row, 'endsOn', dayOf('last'), words.notADay)
  const { startsOn, endsOn } = row.facts
  if (!startsOn || !endsOn || startsOn <= endsOn) return
  const column = row.columns.facts.endsOn!
  const text = cellOf(row.cells, column)
  warn(row.findings, row.line, column.heading, words.endsBeforeStart(text))
  row.kept.push(toLink(row, column.heading, text))
  row.facts.endsOn = undefined
}

function readPlace(row: Row): void {
  const { words } = row.findings
  row.facts.scope = readCell(row, 'scope', scopeOf, words.notAScope)
  const column = row.columns.facts.regions
  const named = listOf(cellOf(row.cells, column).replaceAll('/', ','))
  const codes = named.map(regionCode)
  for (const [index, code] of codes.entries()) {
    if (code !== null) continue
    warn(row.findings, row.line, column!.heading, words.notARegion(named[index]!))
    row.kept.push(toLink(row, column!.heading, named[index]!))
  }
  const known = [...new Set(codes.filter((code) => code !== null))]
  if (known.length === 0) return
  row.facts.regions = known
  row.facts.scope = 'regions'
}

function readStatus(row: Row): void {
  const { words } = row.findings
  row.facts.status = readCell(row, 'status', statusOf, words.notAStatus)
  row.facts.progress = readCell(row, 'progress', percentageOf, words.notAPercentage)
  const stopped = row.facts.status === 'stopped' || !row.columns.facts.status
  row.facts.stoppedReason = readCell(
    row,
    'stoppedReason',
    (text) => (stopped ? text : null),
    () => words.reasonWithoutStop,
  )
}

const asIs = (text: string): string => text

/** All facts of a row; only what is said is there. */
export function readFacts(cells: string[], line: number, columns: Columns, findings: Findings): Facts {
  const row: Row = { cells, line, columns, findings, facts: {}, kept: [] }
  const plain = (fact: Fact) => readCell(row, fact, asIs, asIs)
  readStatus(row)
  readDates(row)
  readPlace(row)
  row.facts.owner = plain('owner')
  row.facts.expectedResult = plain('expectedResult')
  row.facts.partners = readCell(row, 'partners', listOf, asIs)
  row.facts.carriedTo = plain('carriedTo')
  row.facts.carriedOverTo = plain('carriedOverTo')
  row.facts.provenance = readCell(row, 'provenance', (text) => PROVENANCE_OF.get(bare(text)) ?? null, findings.words.notAProvenance)
  const text = plain('text')
  for (const column of columns.unknown) {
    const other = cellOf(cells, column)
    if (other !== '') row.kept.push(toLink(row, column.heading, other))
  }
  const whole = [...(text === undefined ? [] : [text]), ...row.kept].join('\n\n')
  if (whole !== '') row.facts.text = { fr: null, en: null, [columns.lang]: whole }
  for (const [fact, value] of Object.entries(row.facts)) {
    const longest = typeof value === 'string' ? value.length : 0
    if (longest > LONGEST_TEXT)
      fault(findings, line, columns.facts[fact as Fact]?.heading ?? null, findings.words.textTooLong(LONGEST_TEXT))
    if (value === undefined) delete row.facts[fact as keyof Facts]
  }
  if (whole.length > LONGEST_TEXT) fault(findings, line, columns.facts.text?.heading ?? null, findings.words.textTooLong(LONGEST_TEXT))
  return row.facts
}

/** A title within its length, on one line. */
export function readTitle(text: string, line: number, heading: string, findings: Findings): string {
  const title = text.trim().replace(/\s+/g, ' ')
  if (title.length > LONGEST_TITLE) fault(findings, line, heading, findings.words.titleTooLong(LONGEST_TITLE))
  return title
}
