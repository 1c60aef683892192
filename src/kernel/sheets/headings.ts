/** The heading row of a sheet: where it stands, as far as somebody knows its words, and what stands below each heading. */
import { nameKey } from '../values/name-key.ts'

/** How many cells of a row are headings that the reader knows: it decides the heading row, the separator and the sheet. */
export type Score = (row: string[]) => number

/** No heading is longer, and none is a whole text. */
export const LONGEST_HEADING = 120
/** A heading on one line. */
export const asWritten = (cell: string): string => cell.slice(0, LONGEST_HEADING).trim().replace(/\s+/g, ' ')
const withoutUnits = (heading: string) => heading.replace(/\((?:%|en %)\)/, '').replace(/[:*]+$/, '')
/** A heading without case, accents, its unit and its last punctuation. */
export const headingKey = (heading: string): string => nameKey(withoutUnits(heading)).replace(/^"|"$/g, '')

/** The score of a reader who knows a heading by its words. */
export const scoreBy =
  (known: (cell: string) => boolean): Score =>
  (row) =>
    row.filter((cell) => cell.length <= LONGEST_HEADING && cell.trim() !== '' && known(cell)).length

/** How far down the heading row may stand: below a title, a date, a mark of example. */
const FARTHEST_HEADING = 20

/** The heading row: the first in which two headings are known, else the first in which one is. -1: none. */
export function headingRow(rows: string[][], score: Score): number {
  const scores = rows.slice(0, FARTHEST_HEADING).map(score)
  const two = scores.findIndex((each) => each >= 2)
  return two >= 0 ? two : scores.findIndex((each) => each >= 1)
}

const filled = (cells: string[]): number => cells.filter((cell) => cell.trim() !== '').length

/** Where nobody knows the headings: the first row that could hold some, to be mended by hand. */
export const likelyHeadings = (rows: string[][]): number => rows.slice(0, FARTHEST_HEADING).findIndex((row) => filled(row) >= 2)

const MOST_EXAMPLES = 3
const LONGEST_EXAMPLE = 80

/** What stands below each heading, for whoever mends what they mean: a few different cells of each column. */
export function examplesBelow(heading: readonly string[], cells: Iterable<string[]>): string[][] {
  const examples = heading.map(() => new Set<string>())
  for (const each of cells) {
    for (const [index, seen] of examples.entries()) {
      const text = (each[index] ?? '').trim()
      if (text !== '' && seen.size < MOST_EXAMPLES) seen.add(text.slice(0, LONGEST_EXAMPLE))
    }
  }
  return examples.map((seen) => [...seen])
}
