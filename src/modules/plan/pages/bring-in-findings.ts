/** What was not understood of a file, in groups by column: the lines, what stands there, what was expected. */
import type { FindingGroup, Finding as Shown } from '#design/findings.tsx'
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import { bringInWords } from '../messages/bring-in.ts'
import type { FileRead, Finding } from '../rules/upload.ts'
import { hrefOf, keyOf, type Placing, type TreeView } from './bring-in-tree.ts'

const MOST_LISTED = 50
/** So few are shown at once; more are folded by their columns. */
const MOST_OPEN = 12

/** In JSON a column is a path: its last name tells what it is about. */
const columnOf = ({ line, column }: Finding): string => (line === null ? (column?.split('.').at(-1) ?? '') : (column ?? ''))

const factOf = ({ read }: TreeView, column: string): string =>
  Object.entries(read.headings).find(([, heading]) => heading === column)?.[0] ??
  (read.columns.some(({ heading, meaning }) => heading === column && meaning?.startsWith('level:')) ? 'title' : column)

/** Columns that have a name and no meaning, unless nobody wants them read. `chosen`: what was made of each. */
export const unknownColumns = ({ columns }: FileRead, chosen: string[]): { heading: string; index: number }[] =>
  columns.flatMap(({ heading, meaning }, index) =>
    meaning === null && chosen[index] !== 'ignore' && heading !== '' ? { heading, index } : [],
  )

/** What is said of a column as such, on the row of the headings. */
export const isOfColumn = (columns: readonly { heading: string }[], { line, column }: Finding): boolean =>
  line === 1 && columns.some(({ heading }) => heading === column)

/** The groups, those of the whole file first; and under which finding each place of the tree is spoken of. */
export function groupsOf(
  view: TreeView,
  placed: Placing,
  findings: Finding[],
  kind: 'warning' | 'error',
): { groups: FindingGroup[]; notices: Map<string, string> } {
  const say = bringInWords(view.lang)
  const notices = new Map<string, string>()
  // The same column has the same ids in the next reading: what is open stays open when the page refreshes itself.
  const idOf = (column: string, place: number) => {
    const index = view.read.columns.findIndex(({ heading }) => heading === column && heading !== '')
    return index >= 0 ? `${kind}-${index + 1}` : `${kind}-x${place}`
  }
  const shown = (finding: Finding, id: string): Shown => {
    const key = keyOf(placed, finding)
    const item = key === null ? undefined : placed.byKey.get(key)
    if (key !== null && !notices.has(key)) notices.set(key, id)
    const place =
      finding.line === null ? (finding.column ?? say.wholeFile) : (view.read.kind === 'docx' ? say.paragraph : say.line)(finding.line)
    return {
      id,
      place,
      message: finding.message,
      ...(key !== null ? { href: hrefOf(view, placed, key) } : {}),
      ...(item ? { content: said(view.lang, item.title) } : {}),
    }
  }
  const columns = [...Map.groupBy(findings, columnOf)].sort(([one], [other]) => Number(one !== '') - Number(other !== ''))
  const groups = columns.map(([column, all], place): FindingGroup => {
    const id = idOf(column, place)
    const expectation = say.expectations[factOf(view, column)]
    return {
      id,
      title: column === '' ? say.wholeFile : column,
      count: formatNumber(view.lang, all.length),
      ...(expectation ? { expected: say.expected(expectation) } : {}),
      findings: all.slice(0, MOST_LISTED).map((finding, index) => shown(finding, `${id}-${index + 1}`)),
      ...(all.length > MOST_LISTED ? { rest: say.more(all.length - MOST_LISTED) } : {}),
      open: kind === 'error' || findings.length <= MOST_OPEN,
    }
  })
  return { groups, notices }
}
