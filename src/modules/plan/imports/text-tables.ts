/** Tables within a text: rows of actions, or the facts of what they stand below. */
import { asWritten } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ItemDraft } from '../tables.ts'
import type { RichCell } from './blocks.ts'
import { cellOf, readFacts, readOtherTitle, readTitle } from './cells.ts'
import { type Findings, fault } from './findings.ts'
import { type Columns, columnsOf, type Mended, NOT_MENDED, scoreFor } from './headings.ts'
import { readLong } from './long.ts'
import { localized } from './rows.ts'
import { type Fact, factWord, isPlaceFact, levelWord } from './vocabulary.ts'
import { readWide } from './wide.ts'

const plainRow = (row: RichCell[]): string[] => row.map(({ plain }) => plain)

/** Whether the first row names columns of actions: two that are known, or one that is a title. */
export function actionColumns(rows: RichCell[][], lang: Lang, mended: Mended): Columns | null {
  const heading = plainRow(rows[0] ?? []).map((cell) => asWritten(cell))
  const titled = heading.some((cell) => levelWord(cell) !== null || factWord(cell)?.fact === 'title')
  if (rows.length < 2 || scoreFor(mended)(heading) < (titled ? 1 : 2)) return null
  return columnsOf(heading, lang, mended)
}

/** Facts whose cells are texts with marks of their own; what is unknown goes into the text too. */
const RICH: readonly Fact[] = ['text', 'textFr', 'textEn']

function cellsOf(row: RichCell[], columns: Columns): string[] {
  const rich = new Set([...RICH.map((fact) => columns.facts[fact]?.index), ...columns.unknown.map(({ index }) => index)])
  return row.map((cell, index) => (rich.has(index) ? cell.rich : cell.plain))
}

/** The rows of a table as items; lines are counted within the table, its heading row is 1. `alone`: no heading tells where its items stand. */
export function tableItems(rows: RichCell[][], columns: Columns, findings: Findings, alone: boolean): ItemDraft[] {
  const numberedRows = rows
    .slice(1)
    .map((row, index) => ({ line: index + 2, cells: cellsOf(row, columns) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (columns.habit === 'wide' && columns.levels.length > 1) return readWide(numberedRows, columns, findings).items
  if (columns.habit === 'long' && alone) return readLong(numberedRows, columns, findings).items
  const titles = columns.facts.title ?? columns.levels[0]!
  return numberedRows.flatMap(({ line, cells }): ItemDraft[] => {
    const title = readTitle(cellOf(cells, titles), line, titles.heading, findings)
    if (title === '') {
      fault(findings, line, titles.heading, findings.words.titleMissing)
      return []
    }
    const code = cellOf(cells, columns.facts.code)
    return [
      {
        code: code || null,
        line,
        title: { ...localized(columns.lang, title), ...readOtherTitle(cells, line, columns, findings) },
        ...readFacts(cells, line, columns, findings),
        children: [],
      },
    ]
  })
}

/** A fact of an item that a key names, its place and its name aside. */
const factNamed = (key: string): Fact | null => {
  const fact = factWord(key)?.fact
  return fact && !isPlaceFact(fact) ? fact : null
}

export interface Pair {
  key: string
  value: RichCell
}

/** « Responsable : … » line by line; null: something else stands there. */
export function pairsOf(texts: RichCell[], isKey: (key: string) => boolean): Pair[] | null {
  const pairs: Pair[] = []
  for (const { plain, rich } of texts) {
    const found = /^([^:\n]{1,60}?)\s*:\s*([\s\S]*)$/.exec(plain)
    if (!found || !isKey(found[1]!)) return null
    const value = /^[^:]*:(?:\*{1,3}|_{1,3})?\s*([\s\S]*)$/.exec(rich)?.[1] ?? found[2]!
    pairs.push({ key: found[1]!, value: { plain: found[2]!.trim(), rich: value.trim() } })
  }
  return pairs.length > 0 ? pairs : null
}

/** The pairs that are facts of an item; null: some are not. */
export const factPairs = (texts: RichCell[]): Pair[] | null => pairsOf(texts, (key) => factNamed(key) !== null)

const namesItem = (key: string): boolean => factWord(key)?.fact === 'title' || levelWord(key) !== null

/** A table whose first column names facts: the card of one action. */
export function cardOf(rows: RichCell[][]): Pair[] | null {
  if (rows.length < 2 || rows.some((row) => row.length !== 2)) return null
  const keys = rows.map(([key]) => asWritten(key!.plain).replace(/\s*:$/, ''))
  const known = keys.filter((key) => factNamed(key) !== null || namesItem(key))
  const across = scoreFor(NOT_MENDED)(rows[0]!.map(({ plain }) => asWritten(plain)))
  if (known.length < 2 || known.length * 2 <= rows.length || known.length <= across) return null
  return rows.map(([, value], index) => ({ key: keys[index]!, value: value! }))
}

/** A card that says a title is an item of its own. */
export function cardItem(pairs: Pair[], lang: Lang, findings: Findings): ItemDraft | null {
  const named = pairs.find(({ key }) => namesItem(key))
  const coded = pairs.find(({ key }) => factWord(key)?.fact === 'code')
  if (!named) return null
  const title = readTitle(named.value.plain, 1, named.key, findings)
  if (title === '') return null
  const facts = readPairs(
    pairs.filter((pair) => pair !== named && pair !== coded),
    lang,
    findings,
  )
  return { code: coded?.value.plain || null, line: 1, title: localized(lang, title), ...facts, children: [] }
}

/** Pairs as one row under headings, read like any other. */
export function readPairs(pairs: Pair[], lang: Lang, findings: Findings): Partial<ItemDraft> {
  const columns: Columns = { habit: 'long', lang, facts: {}, levels: [], unknown: [] }
  for (const [index, { key }] of pairs.entries()) {
    const fact = factNamed(key)
    const column = { heading: key, index }
    if (fact && !columns.facts[fact]) columns.facts[fact] = column
    else columns.unknown.push(column)
  }
  return readFacts(
    cellsOf(
      pairs.map(({ value }) => value),
      columns,
    ),
    1,
    columns,
    findings,
  )
}
