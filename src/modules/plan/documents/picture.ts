/** The plan's wheel on paper, with its legend and its words for who cannot see it. */

import { STATUSES } from '#design/status.tsx'
import type { SunNode } from '#design/sunburst-arcs.ts'
import { printedSunburst, printedSwatch } from '#design/sunburst-print.ts'
import { formatNumber } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { fileWords } from '../messages/files.ts'
import { words } from '../messages.ts'
import type { Nested } from '../rules.ts'
import { actionsIn, type DocumentItem } from './told.ts'

const node = (item: Nested<DocumentItem>, code: string): SunNode => ({
  id: item.code,
  title: '',
  code,
  href: '',
  ...(item.action && item.followed ? { status: item.followed.status } : {}),
  children: item.children.map((child) => node(child, child.code)),
})

/** Null where there is nothing to draw: a plan without levels below the first, or without items. */
export function toldPicture(lang: Lang, title: string, items: Nested<DocumentItem>[]): object | null {
  if (!items.some(({ children }) => children.length > 0)) return null
  const say = fileWords(lang)
  const root: SunNode = { id: '', title: '', code: '', href: '', children: items.map((item) => node(item, item.code)) }
  const actions = actionsIn(items)
  const counted = STATUSES.map((status) => ({ status, count: actions.filter(({ followed }) => followed?.status === status).length }))
  const shown = counted.filter(({ count }) => count > 0)
  const legend = shown.map(({ status, count }) => ({
    swatch: printedSwatch(status),
    label: words(lang).statuses[status],
    count: formatNumber(lang, count),
  }))
  const figures = legend.map(({ label, count }) => `${label} ${count}`).join(', ')
  return {
    drawing: printedSunburst(root),
    alt: writable(say.pictureAlt(title, figures || words(lang).countActions(actions.length))),
    title: say.picture,
    hint: legend.length > 0 ? `${say.pictureHint} ${say.pictureStatus}` : say.pictureHint,
    legend,
  }
}
