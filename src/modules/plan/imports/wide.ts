/** The wide sheet: a column per level, a row per action; an empty or merged cell repeats the one above. */

import type { NumberedRow } from '#kernel/sheets.ts'
import { MOST_LEVELS, nameKey } from '../rules/imports.ts'
import type { ItemDraft, LevelNames } from '../tables.ts'
import { cellOf, readFacts, readOtherTitle, readTitle } from './cells.ts'
import { type Findings, fault } from './findings.ts'
import type { Columns } from './headings.ts'
import { localized, type ReadItems } from './rows.ts'
import { levelWord } from './vocabulary.ts'

/** The levels as the sheet names them, and in the other language where we know the word. */
function levelNamesOf({ levels, lang }: Columns): LevelNames {
  const written = levels.map((column) => column.heading)
  const other = lang === 'fr' ? 'en' : 'fr'
  const translated = written.map((heading) => {
    const word = levelWord(heading)
    return word && nameKey(word.names[lang]) === nameKey(heading) ? word.names[other] : heading
  })
  return { [lang]: written, [other]: translated } as LevelNames
}

interface Tree {
  roots: ItemDraft[]
  /** The children of each branch by the key of their titles, so that a repeated title is the same branch. */
  known: Map<ItemDraft | null, Map<string, ItemDraft>>
}

function branch(tree: Tree, parent: ItemDraft | null, title: string, line: number, columns: Columns, anew: boolean): ItemDraft {
  const siblings = tree.known.get(parent) ?? new Map<string, ItemDraft>()
  tree.known.set(parent, siblings)
  const key = nameKey(title)
  const found = siblings.get(key)
  if (found && !anew) return found
  const item: ItemDraft = { code: null, line, title: localized(columns.lang, title), children: [] }
  if (!found) siblings.set(key, item)
  const among = parent ? parent.children : tree.roots
  among.push(item)
  return item
}

/** One row: its upper cells lead to the branch, its deepest filled one is the item that the row speaks of. */
function readRow(
  { line, cells }: NumberedRow,
  tree: Tree,
  above: (ItemDraft | null)[],
  columns: Columns,
  findings: Findings,
): ItemDraft | null {
  const titles = columns.levels.map((column) => readTitle(cellOf(cells, column), line, column.heading, findings))
  const deepest = titles.findLastIndex((title) => title !== '')
  if (deepest < 0) {
    fault(findings, line, columns.levels.at(-1)!.heading, findings.words.titleMissing)
    return null
  }
  let parent: ItemDraft | null = null
  for (let level = 0; level <= deepest; level += 1) {
    const title = titles[level]!
    const repeated: ItemDraft | null = title === '' ? (above[level] ?? null) : null
    if (title === '' && !repeated) {
      fault(findings, line, columns.levels[level]!.heading, findings.words.levelMissing(columns.levels[level]!.heading))
      return null
    }
    // Two actions of one name are two actions; a branch named again is the same branch.
    const here: ItemDraft = repeated ?? branch(tree, parent, title, line, columns, level === columns.levels.length - 1)
    if (above[level] !== here) above.fill(null, level + 1)
    above[level] = here
    parent = here
  }
  return parent
}

/** Reads a wide sheet. */
export function readWide(rows: NumberedRow[], columns: Columns, findings: Findings): ReadItems {
  const { words } = findings
  const levelNames = levelNamesOf(columns)
  if (columns.levels.length > MOST_LEVELS) {
    fault(findings, 1, columns.levels[MOST_LEVELS]!.heading, words.tooDeep(MOST_LEVELS))
    return { items: [], levelNames }
  }
  const tree: Tree = { roots: [], known: new Map() }
  const above: (ItemDraft | null)[] = columns.levels.map(() => null)
  for (const row of rows) {
    const item = readRow(row, tree, above, columns, findings)
    if (!item) continue
    Object.assign(item, readFacts(row.cells, row.line, columns, findings))
    Object.assign(item.title, readOtherTitle(row.cells, row.line, columns, findings))
    const code = cellOf(row.cells, columns.facts.code)
    if (code !== '') item.code = code
    item.line = row.line
  }
  return { items: tree.roots, levelNames }
}
