/** Merged cells: one that reaches over several rows holds for each of them, headings over two rows become one row. */
import type { Score } from './headings.ts'
import type { Grid, Merge } from './table.ts'

/** Far beyond any sheet; a file may claim merges over everything, many times. */
const MOST_FILLED = 1_000_000

/** Fills the cells below the first of each merge, in place; answers which cells were filled. */
export function fillMerges({ rows, merges = [] }: Grid): ReadonlySet<string> {
  const filled = new Set<string>()
  for (const { top, left, bottom } of merges) {
    const text = rows[top]?.[left] ?? ''
    if (text === '') continue
    for (let row = top + 1; row <= bottom && filled.size < MOST_FILLED; row += 1) {
      const cells = rows[row]
      if (!cells || (cells[left] ?? '') !== '') continue
      cells[left] = text
      filled.add(`${row},${left}`)
    }
  }
  return filled
}

/** A merge over two columns, or down into the next row, makes headings of two rows: the lower one, with what reaches down into it. */
export function lowestHeadingRow({ rows, merges = [] }: Grid, first: number, score: Score): number {
  const joins = ({ top, left, bottom, right }: Merge) => top === first && (right > left || bottom > first)
  const next = rows[first + 1]
  return next && merges.some(joins) && score(next) > score(rows[first]!) ? first + 1 : first
}
