/** What stands below a heading: its text, its facts, and tables that are its actions. */
import type { Lang } from '#kernel/values/lang.ts'
import { fileWords } from '../messages/files.ts'
import { nameKey } from '../rules/imports.ts'
import type { ItemDraft } from '../tables.ts'
import type { RichCell } from './blocks.ts'
import { type Findings, fault, warn } from './findings.ts'
import { type Columns, type Mended, type ReadColumn, readColumns } from './headings.ts'
import type { Body } from './outline.ts'
import { planFactOf } from './plan-facts.ts'
import { actionColumns, cardItem, cardOf, factPairs, type Pair, pairsOf, readPairs, tableItems } from './text-tables.ts'
import { type Fact, levelWord } from './vocabulary.ts'

/** What is read of one text, while it is read. */
export interface Reading {
  lang: Lang
  findings: Findings
  mended: Mended
  ours: boolean
  /** How many tables came before. */
  tables: number
  /** The first columns of each heading, for mending. */
  columns: Map<string, ReadColumn>
  headings: Partial<Record<Fact, string>>
  /** What the table of actions calls its levels; mostly there is one. */
  tableLevels: string[]
}

/** Lines of « key : value » in a paragraph or a list. */
export const linesOf = (block: Body): RichCell[] =>
  block.kind === 'paragraph'
    ? block.plain.split('\n').map((plain, index) => ({ plain, rich: block.rich.split(/\\?\n/)[index] ?? plain }))
    : block.kind === 'list'
      ? block.entries.map(({ plain }) => ({ plain, rich: plain }))
      : []

/** Keys that our exports write for people only: which version it is, its fingerprint. */
const TRACES: ReadonlySet<string> = new Set(
  (['fr', 'en'] as const).flatMap((lang) => {
    const { version, fingerprint, decision, state, network, address } = fileWords(lang)
    return [version, fingerprint, decision, state, network, address].map(nameKey)
  }),
)
const isPlanKey = (key: string): boolean => planFactOf(key) !== undefined
const isOwnKey = (key: string): boolean => isPlanKey(key) || TRACES.has(nameKey(key))

/** What a block says of the plan itself; null: it says something else. */
export const planPairs = (block: Body): Pair[] | null =>
  block.kind === 'table'
    ? block.rows.every((row) => row.length === 2 && isOwnKey(row[0]!.plain))
      ? block.rows.map(([key, value]) => ({ key: key!.plain, value: value! }))
      : null
    : pairsOf(linesOf(block), isOwnKey)

/** Whether the levels are told above the items, as only our own exports do. */
export const isOurs = (front: Body[]): boolean =>
  front.some((block) => planPairs(block)?.some(({ key }) => ['levelsFr', 'levelsEn'].includes(planFactOf(key) ?? '')) ?? false)

type TableBlock = Extract<Body, { kind: 'table' }>

/** Where something is found: the block, the heading that it stands under, and the table by its number. */
interface Where {
  block: Body
  above: string | null
  table: number | null
}

/** In Markdown a row of a table has its own line. */
const placeOf = ({ block }: Where, row: number | null): number =>
  block.kind === 'table' && block.lined && row !== null && row > 1 ? block.place + row : block.place

/** What is found within a block is said where people find it: the heading, the table, the row. */
function within<Value>({ findings }: Reading, where: Where, read: (inner: Findings) => Value): Value {
  const { words } = findings
  const inner: Findings = { words, warnings: [], errors: [] }
  const value = read(inner)
  for (const [from, into] of [
    [inner.warnings, warn],
    [inner.errors, fault],
  ] as const) {
    for (const { line, column, message } of from) {
      const place = where.table === null ? (column ?? '') : words.inTable(where.table, line, column)
      into(findings, placeOf(where, line), where.above, place === '' ? message : words.placed(place, message))
    }
  }
  return value
}

function keepColumns(reading: Reading, rows: RichCell[][], columns: Columns): void {
  const cells = rows.map((row) => row.map(({ plain }) => plain))
  // One column of titles below a heading is no level of its own.
  const lone = columns.levels.length === 1 && !columns.facts.title
  const told = lone ? { ...columns, levels: [], facts: { ...columns.facts, title: columns.levels[0]! } } : columns
  for (const each of readColumns(cells[0] ?? [], told, cells.slice(1)))
    if (!reading.columns.has(each.heading)) reading.columns.set(each.heading, each)
  for (const [fact, { heading }] of Object.entries(columns.facts)) reading.headings[fact as Fact] ??= heading
  const levels = columns.facts.title ? [columns.facts.title] : columns.levels
  if (reading.tableLevels.length < levels.length && levelWord(levels.at(-1)!.heading))
    reading.tableLevels = levels.map(({ heading }) => heading)
}

const moved = (items: ItemDraft[], where: Where): ItemDraft[] =>
  items.map((item) => ({ ...item, line: placeOf(where, item.line), children: moved(item.children, where) }))

/** What a body says: the item's own facts and text, and the items below it. */
export interface ReadBody {
  facts: Partial<ItemDraft>
  text: string
  items: ItemDraft[]
}

/** Texts that stood below each other stay as far apart as they were. */
function addText(into: ReadBody, text: string, apart = '\n\n'): void {
  if (text.trim() !== '') into.text += into.text === '' ? text : `${apart}${text}`
}

/** Facts of the item itself; what could not be read of them goes into its text. */
function addFacts(into: ReadBody, pairs: Pair[], where: Where, reading: Reading): void {
  const { text, ...facts } = within(reading, where, (inner) => readPairs(pairs, reading.lang, inner))
  Object.assign(into.facts, facts)
  addText(into, text?.[reading.lang] ?? '')
}

function readTable(block: TableBlock, above: string | null, reading: Reading, into: ReadBody): void {
  const { lang, findings, mended, ours } = reading
  const { words } = findings
  reading.tables += 1
  const where: Where = { block, above, table: reading.tables }
  const card = ours ? null : cardOf(block.rows)
  const item = card && within(reading, where, (inner) => cardItem(card, lang, inner))
  const columns = card ? null : actionColumns(block.rows, lang, mended)
  if (columns) {
    keepColumns(reading, block.rows, columns)
    within(reading, where, (inner) => {
      for (const { heading } of columns.unknown) if (heading !== '') warn(inner, 1, null, words.columnUnknown(heading))
      into.items.push(...moved(tableItems(block.rows, columns, inner, above === null && !ours), where))
    })
  } else if (item) into.items.push(...moved([item], where))
  else if (card && above !== null) addFacts(into, card, where, reading)
  else {
    warn(findings, block.place, above, words.tableAsText(reading.tables))
    addText(into, block.rows.map((row) => `- ${row.map(({ plain }) => plain.replaceAll('\n', ' ')).join(' – ')}`).join('\n'))
  }
}

/** `above`: the heading; null above the first one, where no item could have facts. */
export function readBody(body: Body[], above: string | null, reading: Reading): ReadBody {
  const into: ReadBody = { facts: {}, text: '', items: [] }
  let before: Body | null = null
  for (const block of body) {
    const pairs = reading.ours || above === null || block.kind === 'table' ? null : factPairs(linesOf(block))
    if (block.kind === 'table') readTable(block, above, reading, into)
    else if (pairs) addFacts(into, pairs, { block, above, table: null }, reading)
    else addText(into, block.rich || (block.kind === 'subtitle' ? block.plain : ''), before?.kind === 'table' ? undefined : block.apart)
    before = block
  }
  return into
}
