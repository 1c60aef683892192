/** The tree of a file as a sketch: each item with its facts in one line, folded where it is large, and what is to be looked at in its place. */
import type { SketchNode } from '#design/sketch.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatPercent } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import { bringInWords } from '../messages/bring-in.ts'
import { words } from '../messages/words.ts'
import { uploadPartPath } from '../paths/bring-in.ts'
import type { FileRead, Finding } from '../rules/upload.ts'
import type { ItemDraft } from '../tables.ts'

/** Up to so many items all is open; beyond, branches are folded; beyond the second, a branch is shown when it is asked for. */
const MOST_OPEN = 300
const MOST_SHOWN = 2_000
/** Of one row of siblings, in a branch that is large by itself. */
const MOST_SIBLINGS = 250

export interface TreeView {
  lang: Lang
  uploadId: number
  read: FileRead
  /** The branch that was asked for. */
  part: number | null
  /** Owners that mean nobody here. */
  unlinked: ReadonlySet<string>
}

/** Items by their place, `1-2-3`. */
export interface Placing {
  total: number
  byKey: Map<string, ItemDraft>
  byLine: Map<number, string>
}

export function placing(items: ItemDraft[]): Placing {
  const found: Placing = { total: 0, byKey: new Map(), byLine: new Map() }
  const walk = (children: ItemDraft[], above: string) => {
    for (const [index, item] of children.entries()) {
      const key = above === '' ? String(index + 1) : `${above}-${index + 1}`
      found.total += 1
      found.byKey.set(key, item)
      // A branch and the action that first names it stand on one row: what is said of the row is said of the action.
      if (item.line !== null) found.byLine.set(item.line, key)
      walk(item.children, key)
    }
  }
  walk(items, '')
  return found
}

const IN_JSON = /^items\[(\d+)\]((?:\.children\[\d+\])*)/

/** The place of what a finding speaks of; null where it speaks of the whole file, or of a row that gave no item. */
export function keyOf({ byKey, byLine }: Placing, { line, column }: Finding): string | null {
  if (line !== null) return byLine.get(line) ?? null
  const path = IN_JSON.exec(column ?? '')
  if (!path) return null
  const steps = [path[1]!, ...[...path[2]!.matchAll(/\d+/g)].map(([step]) => step)]
  const key = steps.map((step) => Number(step) + 1).join('-')
  return byKey.has(key) ? key : null
}

/** Where an item of the tree is to be seen: on this page, or on that of its branch. */
export function hrefOf({ uploadId, part }: TreeView, { total }: Placing, key: string): string {
  const top = Number(key.split('-')[0])
  return total <= MOST_SHOWN || top === part ? `#p-${key}` : uploadPartPath(uploadId, top).replace(/#.*$/, `#p-${key}`)
}

function factsOf({ lang, unlinked }: TreeView, item: ItemDraft): string {
  const say = words(lang)
  const day = (date: string) => formatDay(lang, date, 'short')
  const [from, to] = [item.startsOn, item.endsOn]
  return [
    item.status && say.statuses[item.status],
    item.progress !== null && item.progress !== undefined && item.status !== 'done' && formatPercent(lang, item.progress),
    item.owner && (unlinked.has(item.owner) ? `${item.owner} (${bringInWords(lang).toLink})` : item.owner),
    from && to ? `${day(from)} – ${day(to)}` : (to ?? from) && day((to ?? from)!),
    item.scope && say.scopes[item.scope],
  ]
    .filter(Boolean)
    .join(' · ')
}

const sizeOf = (item: ItemDraft): number => item.children.reduce((sum, child) => sum + 1 + sizeOf(child), 0)

/** The whole tree, or as much of it as one page holds. `notices`: the first finding of each place. */
export function sketchOf(view: TreeView, placed: Placing, notices: ReadonlyMap<string, string>): SketchNode[] {
  const { lang, part } = view
  const say = bringInWords(lang)
  const vast = placed.total > MOST_SHOWN
  const open = placed.total <= MOST_OPEN
  const nodeOf = (item: ItemDraft, key: string, depth: number): SketchNode => {
    const size = sizeOf(item)
    const top = Number(key.split('-')[0])
    const kept = vast && top !== part ? 0 : vast ? MOST_SIBLINGS : item.children.length
    const hidden = item.children.length - kept
    const notice = notices.get(key)
    return {
      id: `p-${key}`,
      code: item.code,
      title: said(lang, item.title),
      detail: typographic(lang, factsOf(view, item)),
      ...(notice ? { notice: { href: `#${notice}`, label: say.warnings } } : {}),
      ...(size > 0 ? { count: say.inside(size) } : {}),
      open: open || top === part || depth > 1,
      children: item.children.slice(0, kept).map((child, index) => nodeOf(child, `${key}-${index + 1}`, depth + 1)),
      ...(hidden > 0
        ? { rest: kept === 0 ? { label: say.showPart(size), href: uploadPartPath(view.uploadId, top) } : { label: say.more(hidden) } }
        : {}),
    }
  }
  return view.read.draft.items.map((item, index) => nodeOf(item, String(index + 1), 1))
}
