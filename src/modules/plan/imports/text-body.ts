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
  /** What the table of actions calls them. */
  actionName: string | null
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

/** A table's findings are said where the text can be found: the heading, the table, the row. */
function within<Value>(
  reading: Reading,
  place: number,
  above: string | null,
  table: number | null,
  read: (inner: Findings) => Value,
): Value {
  const { words } = reading.findings
  const inner: Findings = { words, warnings: [], errors: [] }
  const value = read(inner)
  for (const [from, into] of [
    [inner.warnings, warn],
    [inner.errors, fault],
  ] as const) {
    for (const { line, column, message } of from) {
      const where = table === null ? (column ?? '') : words.inTable(table, line, column)
      into(reading.findings, place, above, where === '' ? message : words.placed(where, message))
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
  const title = columns.facts.title ?? columns.levels.at(-1)
  if (title && levelWord(title.heading)) reading.actionName ??= title.heading
}

const moved = (items: ItemDraft[], place: number): ItemDraft[] =>
  items.map((item) => ({ ...item, line: place, children: moved(item.children, place) }))

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

function readTable(block: Extract<Body, { kind: 'table' }>, above: string | null, reading: Reading, into: ReadBody): void {
  const { lang, findings, mended } = reading
  reading.tables += 1
  const table = reading.tables
  const card = reading.ours ? null : cardOf(block.rows)
  const columns = card ? null : actionColumns(block.rows, lang, mended)
  if (columns) {
    keepColumns(reading, block.rows, columns)
    for (const { heading } of columns.unknown)
      if (heading !== '')
        warn(
          findings,
          block.place,
          above,
          findings.words.placed(findings.words.inTable(table, 1, null), findings.words.columnUnknown(heading)),
        )
    into.items.push(
      ...moved(
        within(reading, block.place, above, table, (inner) => tableItems(block.rows, columns, inner)),
        block.place,
      ),
    )
  } else if (card) {
    const item = within(reading, block.place, above, table, (inner) => cardItem(card, lang, inner))
    if (item) into.items.push(...moved([item], block.place))
    else
      Object.assign(
        into.facts,
        within(reading, block.place, above, table, (inner) => readPairs(card, lang, inner)),
      )
  } else {
    warn(findings, block.place, above, findings.words.tableAsText(table))
    addText(into, block.rows.map((row) => `- ${row.map(({ plain }) => plain.replaceAll('\n', ' ')).join(' – ')}`).join('\n'))
  }
}

export function readBody(body: Body[], above: string | null, reading: Reading): ReadBody {
  const into: ReadBody = { facts: {}, text: '', items: [] }
  let before: Body | null = null
  for (const block of body) {
    const pairs = reading.ours || block.kind === 'table' ? null : factPairs(linesOf(block))
    if (block.kind === 'table') readTable(block, above, reading, into)
    else if (pairs)
      Object.assign(
        into.facts,
        within(reading, block.place, above, null, (inner) => readPairs(pairs, reading.lang, inner)),
      )
    else addText(into, block.rich || (block.kind === 'subtitle' ? block.plain : ''), before?.kind === 'table' ? undefined : block.apart)
    before = block
  }
  addText(into, into.facts.text?.[reading.lang] ?? '')
  return into
}
