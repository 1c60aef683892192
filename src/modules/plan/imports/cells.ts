/** The cells of a row read as facts. What cannot be read is a warning, and its text is kept in the item's own. */
import { parseDay, parsePartialDay, spanOf } from '#kernel/dates.ts'
import { regionCode } from '#kernel/sheets.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { LONGEST_TEXT, LONGEST_TITLE } from '../rules/imports.ts'
import type { ItemDraft, Status } from '../tables.ts'
import { type Findings, fault, warn } from './findings.ts'
import type { Column, Columns } from './headings.ts'
import { ANSWER_OF, bareWord, type Fact, PROVENANCE_OF, SCOPE_OF, STATUS_OF } from './vocabulary.ts'

/** terminée, terminés, terminées → terminé: the feminine and the plural aside, word by word. */
const masculine = (text: string) =>
  text
    .replace(/\b(\w+[^\W\d_])s\b/g, '$1')
    .replace(/\b(\w{3,}e)e\b/g, '$1')
    .replace(/\b(prevu|fini|fait)e\b/g, '$1')
export const statusOf = (text: string): Status | null => STATUS_OF.get(bareWord(text)) ?? STATUS_OF.get(masculine(bareWord(text))) ?? null
const oneOf =
  <Meaning>(words: ReadonlyMap<string, Meaning>) =>
  (text: string): Meaning | null =>
    words.get(bareWord(text)) ?? null

/** `40`, `40 %`, `40,5 %`; a bare fraction as sheets store a percentage: `0,4`. */
export function percentageOf(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,]\d+)?)\s*(%?)$/.exec(text.trim())
  if (!match) return null
  const value = Number(match[1]!.replace(',', '.'))
  const percent = match[2] === '' && value > 0 && value < 1 ? value * 100 : value
  return percent <= 100 ? Math.round(percent) : null
}

/** Commas part a list only where nothing stronger does: « Santé, sécurité ; Transports » are two. */
const listOf = (text: string): string[] =>
  text
    .split(/[;\n]/.test(text) ? /[;\n]/ : ',')
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

const asIs = (text: string): string => text
/** Nothing that is read as more than a text is longer: a date, a status, a list of partners. */
const LONGEST_WORD = 2_000

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
  const value = read === asIs || text.length <= LONGEST_WORD ? read(text) : null
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
  row.facts.scope = readCell(row, 'scope', oneOf(SCOPE_OF), words.notAScope)
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
  row.facts.stoppedReason = readCell(row, 'stoppedReason', stopped ? asIs : () => null, () => words.reasonWithoutStop)
}

const textIn = (lang: Lang): Fact => (lang === 'fr' ? 'textFr' : 'textEn')
const titleIn = (lang: Lang): Fact => (lang === 'fr' ? 'titleFr' : 'titleEn')

/** The text in the sheet's language with whatever could not be read elsewhere, and the text in the other one. */
function readTexts(row: Row): void {
  const { columns, findings, line } = row
  const own = readCell(row, 'text', asIs, asIs) ?? readCell(row, textIn(columns.lang), asIs, asIs)
  const other: Lang = columns.lang === 'fr' ? 'en' : 'fr'
  for (const column of columns.unknown) {
    const unknown = cellOf(row.cells, column)
    if (unknown !== '') row.kept.push(toLink(row, column.heading, unknown))
  }
  const whole = [...(own === undefined ? [] : [own]), ...row.kept].join('\n\n')
  const translated = readCell(row, textIn(other), asIs, asIs) ?? null
  if (whole !== '' || translated !== null) row.facts.text = { fr: null, en: null, [columns.lang]: whole || null, [other]: translated }
  for (const [text, column] of [
    [whole, columns.facts.text],
    [translated ?? '', columns.facts[textIn(other)]],
  ] as const)
    if (text.length > LONGEST_TEXT) fault(findings, line, column?.heading ?? null, findings.words.textTooLong(LONGEST_TEXT))
}

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
  row.facts.provenance = readCell(row, 'provenance', oneOf(PROVENANCE_OF), findings.words.notAProvenance)
  const answer = readCell(row, 'crossCutting', oneOf(ANSWER_OF), findings.words.notAnAnswer)
  row.facts.crossCutting = answer && answer === 'yes'
  readTexts(row)
  for (const [fact, value] of Object.entries(row.facts)) {
    const longest = typeof value === 'string' ? value.length : 0
    if (longest > LONGEST_TEXT)
      fault(findings, line, columns.facts[fact as Fact]?.heading ?? null, findings.words.textTooLong(LONGEST_TEXT))
    if (value === undefined) delete row.facts[fact as keyof Facts]
  }
  return row.facts
}

/** The title in the language that the sheet is not in, where it has one. */
export function readOtherTitle(cells: string[], line: number, columns: Columns, findings: Findings): Partial<Localized> {
  const other: Lang = columns.lang === 'fr' ? 'en' : 'fr'
  const column = columns.facts[titleIn(other)]
  const title = column ? readTitle(cellOf(cells, column), line, column.heading, findings) : ''
  return title === '' ? {} : { [other]: title }
}

/** No-break spaces stay: whoever wrote them meant them. */
export const oneLine = (text: string): string => text.trim().replaceAll(/[ \t\r\n\f\v]+/g, ' ')

/** A title within its length, on one line. */
export function readTitle(text: string, line: number, heading: string, findings: Findings): string {
  const title = oneLine(text)
  if (title.length <= LONGEST_TITLE) return title
  fault(findings, line, heading, findings.words.titleTooLong(LONGEST_TITLE))
  return title.slice(0, LONGEST_TITLE)
}
