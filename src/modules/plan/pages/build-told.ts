/** What the pages of building speak of, and how they name it: items, levels, places. */
import type { FormError } from '#design/form.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { buildWords } from '../messages/build.ts'
import type { TreeItem } from '../queries/build.ts'
import type { Plan } from '../queries/plans.ts'
import { levelAt, spotOf, type Tree, type TreePlace } from '../rules/build.ts'

/** What stands open in the tree. */
export type Mode =
  | { kind: 'none' }
  | { kind: 'tools'; id: number }
  | { kind: 'add'; place: TreePlace; title: string; code: string; renumber: boolean }
  | { kind: 'several'; place: TreePlace; lines: string; renumber: boolean }
  | { kind: 'code'; id: number; code: string; shown: string; below: boolean }

export interface Rows {
  lang: Lang
  plan: Plan
  tree: Tree<TreeItem>
  /** The branches whose children are shown; null: all. */
  open: ReadonlySet<number> | null
  mode: Mode
  /** Of the form that stands open. */
  errors: FormError[]
}

export const nameOf = (lang: Lang, { code, title }: Pick<TreeItem, 'code' | 'title'>): string => `${code} ${said(lang, title)}`

export const levelName = (lang: Lang, { levelNames }: Pick<Plan, 'levelNames'>, level: number): string =>
  levelNames[lang][level - 1] ?? levelNames.fr[level - 1] ?? String(level)

/** What would be new there: « Action dans S1.1 Se rencontrer ». */
export function placeSaid({ lang, plan, tree }: Pick<Rows, 'lang' | 'plan' | 'tree'>, place: TreePlace): string {
  const say = buildWords(lang)
  const spot = spotOf(tree, place)
  const anchor = tree.byId.get(place.id)
  const level = levelName(lang, plan, spot ? levelAt(tree, spot) : 1)
  if (!anchor) return say.newFirst(level)
  const told = { in: say.newIn, after: say.newAfter, before: say.newBefore }[place.how]
  return told(level, nameOf(lang, anchor))
}
