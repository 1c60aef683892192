/** Searching: the words that somebody typed, and what they match in PostgreSQL (migration 0008). Nothing typed is ever an operator. */
import { type RawBuilder, type Sql, sql } from 'kysely'

const MOST_WORDS = 8
const LONGEST_WORD = 40

/** The words as they are compared: without case and accents, at most eight of them; signs (`%`, `_`, `'`, `&`) separate. */
export const searchedWords = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .slice(0, 500)
        .replaceAll('œ', 'oe')
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[\u0300-\u036f]/g, '')
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ]
    .map((word) => word.slice(0, LONGEST_WORD))
    .slice(0, MOST_WORDS)

const wanted = (words: string[]) => sql`search_query(${words}::text[])`

/** Whether a vector (`search_vector(…)`) holds all the words. */
export const matches = (vector: ReturnType<Sql>, words: string[]): RawBuilder<boolean> => sql<boolean>`${vector} @@ ${wanted(words)}`

/** How well, for the order of what was found. */
export const rankOf = (vector: ReturnType<Sql>, words: string[]): RawBuilder<number> => sql<number>`ts_rank(${vector}, ${wanted(words)}, 1)`

/** Below this share of common trigrams two words are not nearly the same; set for every connection in database.ts. */
export const NEAR = 0.4

/** Whether the letters (`search_letters(…)`) hold a word that is nearly each of these: one slip of the pen. The longest is looked up, all are checked. */
export function nearly(letters: ReturnType<Sql>, words: string[]): RawBuilder<boolean> {
  const longest = words.toSorted((one, other) => other.length - one.length)[0] ?? ''
  return sql<boolean>`(${letters} %> ${longest} and search_nearly(${letters}, ${words}::text[]))`
}

/** How near, for their order. */
export const nearness = (letters: ReturnType<Sql>, words: string[]): RawBuilder<number> =>
  sql<number>`word_similarity(${words.join(' ')}, ${letters})`
