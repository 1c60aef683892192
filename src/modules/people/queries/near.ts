/** Names that are nearly the words that were typed: the nearest few by their letters, then checked word by word. */
import { type RawBuilder, type Sql, sql } from 'kysely'

/** So many of the nearest are looked at: checking a name word by word takes far longer than finding it. */
export const MOST_NEAR = 100

/** The word that tells most. */
const longest = (words: string[]): string => words.toSorted((one, other) => other.length - one.length)[0] ?? ''

/** A word of one or two letters is near to everything: a slip of the pen is looked for in longer ones. */
const SHORTEST = 3
export const mayBeMistyped = (words: string[]): boolean => longest(words).length >= SHORTEST

/** Whether the letters hold a word that shares many trigrams with the longest of these: by an index. */
export const mayBeNear = (letters: ReturnType<Sql>, words: string[]): RawBuilder<boolean> =>
  sql<boolean>`search_indexed(${letters}) %> ${longest(words)}`

/** How far the letters are from that word: the nearest first. */
export const farness = (letters: ReturnType<Sql>, words: string[]): RawBuilder<number> =>
  sql<number>`word_similarity(${longest(words)}, ${letters}) * -1`

/** Whether each of the words is nearly one of the letters' words: one slip of the pen. */
export const isNear = (letters: ReturnType<Sql>, words: string[]): RawBuilder<boolean> =>
  sql<boolean>`search_nearly(${letters}, ${words}::text[])`

/** The order of what words found. As an expression, since PostgreSQL would else walk the whole index of names and compare each with the words. */
export const afterFinding = (key: string): RawBuilder<string> => sql<string>`(${sql.ref(key)} || '')`
