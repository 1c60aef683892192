/** Both texts as one: the later one in its order, and what is gone where it stood. */
import type { Comparison, Entry, Fate } from '../comparison.ts'
import type { TextItem } from './items.ts'

export interface Row {
  entry: Entry
  /** It stood here before and stands elsewhere now. */
  away: boolean
  /** Of the branch as it is shown: a kept item may hold changed ones. */
  children: Row[]
  /** Nothing in this branch has changed. */
  quiet: boolean
  /** The branch was added, or dropped, from end to end: one change. */
  whole: boolean
  /** Items of the branch, itself included; 0 where it only stood. */
  size: number
}

const isAlone = ({ fate }: Entry): boolean => fate === 'added' || fate === 'dropped'

const rowOf = (entry: Entry, away: boolean, children: Row[]): Row => ({
  entry,
  away,
  children,
  quiet: entry.fate === 'kept' && !away && children.every(({ quiet }) => quiet),
  whole: isAlone(entry) && children.every((child) => child.whole && child.entry.fate === entry.fate),
  size: (away ? 0 : 1) + children.reduce((sum, { size }) => sum + size, 0),
})

/** Every entry once in its own row; what moved has a second one where it stood. */
export function mergedRows({ entries, before, after }: Comparison): Row[] {
  const entryOf = new Map<TextItem, Entry>()
  for (const entry of entries) for (const item of [entry.before, entry.after]) if (item) entryOf.set(item, entry)
  const build = (old: TextItem[], now: TextItem[]): Row[] => {
    const here = new Set(now)
    // What is gone follows the nearest of its earlier neighbours that stayed; null: it stood first.
    const gone = new Map<TextItem | null, Row[]>()
    let anchor: TextItem | null = null
    for (const item of old) {
      const entry = entryOf.get(item)!
      if (entry.after && here.has(entry.after) && !entry.marks.order) {
        anchor = entry.after
        continue
      }
      const row = entry.after ? rowOf(entry, true, []) : rowOf(entry, false, build(item.children, []))
      const rows: Row[] = gone.get(anchor) ?? []
      rows.push(row)
      gone.set(anchor, rows)
    }
    const rows = now.map((item) => {
      const entry = entryOf.get(item)!
      return [rowOf(entry, false, build(entry.before?.children ?? [], item.children)), ...(gone.get(item) ?? [])]
    })
    return [...(gone.get(null) ?? []), ...rows.flat()]
  }
  const roots = (items: TextItem[]) => items.filter(({ parent }) => parent === null)
  return build(roots(before), roots(after))
}

/** Only the rows of one fate, with the branches that lead to them. */
export const rowsOfFate = (rows: Row[], fate: Fate): Row[] =>
  rows.flatMap((row) => {
    if (row.whole) return row.entry.fate === fate ? [row] : []
    const children = rowsOfFate(row.children, fate)
    const itself = !row.away && row.entry.fate === fate
    return itself || children.length > 0 ? [{ ...row, children, quiet: false }] : []
  })

/** The entries that changed, in the order in which they are shown; a branch that was added or dropped as a whole is one. */
export const changesIn = (rows: Row[]): Entry[] =>
  rows.flatMap((row) => {
    if (row.whole) return [row.entry]
    return [...(row.away || row.entry.fate === 'kept' ? [] : [row.entry]), ...changesIn(row.children)]
  })

/** Neighbours that need not be told one by one, together: runs of quiet rows, and the others each by itself. */
export function folded(rows: Row[]): ({ quiet: Row[]; size: number } | { row: Row })[] {
  const found: ({ quiet: Row[]; size: number } | { row: Row })[] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (!row.quiet) found.push({ row })
    else if (last && 'quiet' in last) {
      last.quiet.push(row)
      last.size += row.size
    } else found.push({ quiet: [row], size: row.size })
  }
  return found
}
