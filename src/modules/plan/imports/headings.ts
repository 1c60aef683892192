/** The headings of a sheet: which column says what, which columns are levels, and in which language the sheet is written. */
import { asWritten, examplesBelow, type Score, scoreBy } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { nameKey } from '../rules/imports.ts'
import { type Fact, factWord, isFact, levelWord } from './vocabulary.ts'

/** What a column says, as a person may mend it: a fact, a level by its depth, or nothing that is wanted. */
export type Meaning = Fact | 'ignore' | `level:${number}`
/** Headings as written, and what they mean. */
export type Mapping = Record<string, Meaning>

export interface Column {
  /** As written; empty when the column has none. */
  heading: string
  index: number
}

export interface Columns {
  habit: 'wide' | 'long'
  lang: Lang
  facts: Partial<Record<Fact, Column>>
  /** Wide: the columns that are levels, from the first down. */
  levels: Column[]
  unknown: Column[]
}

/** The mapping, found whatever the case and the spaces of its headings. */
export type Mended = ReadonlyMap<string, Meaning>
export const mendedBy = (mapping: Mapping): Mended =>
  new Map(Object.entries(mapping).map(([heading, meaning]) => [nameKey(heading), meaning]))
export const NOT_MENDED: Mended = new Map()

/** How many cells of a row are headings that we know. */
export const scoreFor = (mended: Mended): Score =>
  scoreBy((cell) => mended.has(nameKey(cell)) || factWord(cell) !== undefined || levelWord(cell) !== null)

function langOfHeadings(row: string[], fallback: Lang): Lang {
  const votes = { fr: 0, en: 0 }
  for (const cell of row) {
    if (cell === '') continue
    const langs = factWord(cell)?.langs ?? levelWord(cell)?.langs
    if (langs?.size === 1) for (const lang of langs) votes[lang] += 1
  }
  return votes.fr === votes.en ? fallback : votes.fr > votes.en ? 'fr' : 'en'
}

/** What tells the place of an item in a long sheet. */
const PLACED_BY: readonly Fact[] = ['code', 'level', 'parent']
const inPlace = (columns: Column[]): Column[] => columns.sort((one, other) => one.index - other.index)

/** The columns of a heading row, sorted by what they say. */
interface Sorted {
  facts: Columns['facts']
  /** Levels by a word that we know. */
  words: Column[]
  /** Levels by hand. */
  given: { depth: number; column: Column }[]
  others: Column[]
}

function sorted(row: string[], mended: Mended): Sorted {
  const found: Sorted = { facts: {}, words: [], given: [], others: [] }
  // What is said by hand goes before what a word only seems to say.
  const taken = new Set([...mended.values()].filter(isFact))
  for (const [index, cell] of row.entries()) {
    const column = { heading: asWritten(cell), index }
    const meaning = mended.get(nameKey(cell))
    if (meaning === 'ignore') continue
    if (meaning?.startsWith('level:')) found.given.push({ depth: Number(meaning.slice('level:'.length)), column })
    else if (meaning && isFact(meaning) && !found.facts[meaning]) found.facts[meaning] = column
    else {
      const fact = meaning || cell === '' ? undefined : factWord(cell)?.fact
      if (fact && !found.facts[fact] && !taken.has(fact)) found.facts[fact] = column
      else if (!meaning && !fact && levelWord(cell)) found.words.push(column)
      else found.others.push(column)
    }
  }
  return found
}

/** « Intitulé (français) » beside « Intitulé (anglais) » and no plain title: the sheet's own language is the title. */
function promote(facts: Columns['facts'], lang: Lang): void {
  const own = lang === 'fr' ? (['titleFr', 'titleEn'] as const) : (['titleEn', 'titleFr'] as const)
  const main = own.find((fact) => facts[fact])
  if (facts.title || !main) return
  facts.title = facts[main]!
  delete facts[main]
}

/** Reads the heading row. Null: no heading tells where the titles are. */
export function columnsOf(row: string[], fallback: Lang, mended: Mended = NOT_MENDED): Columns | null {
  const { facts, words, given, others } = sorted(row, mended)
  const lang = langOfHeadings(row, fallback)
  promote(facts, lang)
  const placedBy = PLACED_BY.some((fact) => facts[fact])
  if (facts.title && placedBy && given.length === 0)
    return { habit: 'long', lang, facts, levels: [], unknown: inPlace([...words, ...others]) }
  const levels = given.length > 0 ? levelsByHand(given, words, facts) : levelColumns(words, others, facts)
  if (levels.length === 0) return null
  const unknown = others.filter((column) => !levels.includes(column))
  // One column of titles beside a code, a level or a parent: a long sheet whose titles stand under « Action ».
  if (levels.length === 1 && placedBy && !facts.title)
    return { habit: 'long', lang, facts: { ...facts, title: levels[0]! }, levels: [], unknown }
  for (const fact of ['level', 'parent'] as const) {
    if (facts[fact]) unknown.push(facts[fact])
    delete facts[fact]
  }
  delete facts.title
  return { habit: 'wide', lang, facts, levels, unknown: inPlace(unknown) }
}

/** The levels that were set by hand at their depths, those known by their words around them, a title last. */
function levelsByHand(given: Sorted['given'], words: Column[], facts: Columns['facts']): Column[] {
  const levels = inPlace([...words, ...(facts.title ? [facts.title] : [])])
  for (const { depth, column } of given.sort((one, other) => one.depth - other.depth)) levels.splice(Math.max(0, depth - 1), 0, column)
  return levels
}

/** The known level words; with fewer than two of them, the nameless headings before the first fact are levels too; a title is the last level. */
function levelColumns(words: Column[], others: Column[], facts: Columns['facts']): Column[] {
  const title = facts.title ? [facts.title] : []
  const named = [...words, ...title]
  if (named.length >= 2) return inPlace(named)
  const end = Math.min(
    ...Object.entries(facts).map(([fact, column]) => (fact === 'code' || fact === 'title' ? Number.POSITIVE_INFINITY : column.index)),
  )
  const last = Math.max(-1, ...named.map((column) => column.index))
  const before = others.filter((column) => column.heading !== '' && (last >= 0 ? column.index < last : column.index < end))
  return inPlace([...before, ...named])
}

/** What was made of each heading, with what stands below it: for whoever mends them. */
export interface ReadColumn {
  heading: string
  meaning: Fact | `level:${number}` | null
  examples: string[]
}

/** The columns of a sheet with a heading or something below it. */
export function readColumns(row: string[], columns: Columns | null, cells: Iterable<string[]>): ReadColumn[] {
  const meanings = new Map<number, ReadColumn['meaning']>()
  for (const [fact, column] of Object.entries(columns?.facts ?? {}) as [Fact, Column][]) meanings.set(column.index, fact)
  for (const [depth, column] of (columns?.levels ?? []).entries()) meanings.set(column.index, `level:${depth + 1}`)
  const examples = examplesBelow(row, cells)
  return row
    .map((heading, index) => ({ heading: asWritten(heading), meaning: meanings.get(index) ?? null, examples: examples[index]! }))
    .filter(({ heading, examples: seen }) => heading !== '' || seen.length > 0)
}
