/** The plan as one picture, and the same figures as a table. */
import { Disclosure } from '#design/disclosure.tsx'
import { STATUSES as BAR_ORDER, StatusBar } from '#design/status.tsx'
import { Sunburst, type SunNode } from '#design/sunburst.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { words } from '../messages.ts'
import { itemPath } from '../paths.ts'
import type { Item } from '../queries/items.ts'
import type { Plan } from '../queries/plans.ts'
import { branchOf, type Counts, countsOf, type Nested } from '../rules.ts'
import { title } from './told.tsx'

export type Tone = 1 | 2 | 3 | 4
const CROSS_CUTTING: Tone = 4
const PILLARS = 3

/** The first-level items with their colour and numeral; what is cross-cutting is not numbered among the pillars. */
export function chapters(tree: Nested<Item>[]): { item: Nested<Item>; tone: Tone; numeral: string }[] {
  let number = 0
  return tree.map((item) => {
    if (item.cross_cutting) return { item, tone: CROSS_CUTTING, numeral: item.code }
    number += 1
    return { item, tone: (((number - 1) % PILLARS) + 1) as Tone, numeral: String(number) }
  })
}

export const actionsOf = (item: Nested<Item>, lastLevel: number): Nested<Item>[] =>
  branchOf(item).filter((each) => each.level === lastLevel)

/** How the actions of a part are spread over the five statuses. */
export const Bar = ({ lang, counts }: { lang: Lang; counts: Counts }) => (
  <StatusBar
    lang={lang}
    parts={BAR_ORDER.map((status) => ({ status, count: counts.byStatus[status], label: words(lang).statuses[status] }))}
  />
)

function sunNode(lang: Lang, item: Nested<Item>, lastLevel: number, tone: Tone, numeral: string): SunNode {
  const status = item.level === lastLevel ? (item.status ?? 'planned') : undefined
  return {
    id: String(item.id),
    title: title(lang, item),
    code: numeral,
    href: itemPath(item.id),
    tone,
    ...(status ? { status, statusLabel: words(lang).statuses[status] } : {}),
    children: item.children.map((child) => sunNode(lang, child, lastLevel, tone, child.code)),
  }
}

export function PlanPicture({ lang, plan, tree }: { lang: Lang; plan: Plan; tree: Nested<Item>[] }) {
  const total = tree.flatMap((item) => actionsOf(item, plan.lastLevel)).length
  const root: SunNode = {
    id: `plan-${plan.id}`,
    title: title(lang, plan),
    code: '',
    href: '',
    children: chapters(tree).map(({ item, tone, numeral }) => sunNode(lang, item, plan.lastLevel, tone, numeral)),
  }
  return (
    <Sunburst
      root={root}
      lang={lang}
      label={words(lang).picture(title(lang, plan))}
      total={{ value: formatNumber(lang, total), label: words(lang).actionsFigure(total) }}
    />
  )
}

/** The same figures for who would rather read: a row per chapter, the whole below. */
export function PlanTable({ lang, plan, tree, today }: { lang: Lang; plan: Plan; tree: Nested<Item>[]; today: Day }) {
  const say = words(lang)
  const row = (label: string, items: Nested<Item>[]) => {
    const counts = countsOf(
      items.flatMap((item) => actionsOf(item, plan.lastLevel)),
      today,
    )
    return [label, counts.actions, ...BAR_ORDER.map((status) => counts.byStatus[status]), counts.incomplete].map((cell) =>
      typeof cell === 'number' ? formatNumber(lang, cell) : cell,
    )
  }
  const head = [
    { label: say.part },
    { label: say.actions, align: 'end' as const },
    ...BAR_ORDER.map((status) => ({ label: say.statuses[status], align: 'end' as const })),
    { label: say.incompleteFigure(2), align: 'end' as const },
  ]
  const rows = chapters(tree).map(({ item, numeral }) => row(`${numeral}. ${title(lang, item)}`, [item]))
  return (
    <Disclosure summary={say.pictureTable}>
      <Table caption={say.pictureTable} captionHidden head={head} rows={rows} foot={row(say.all, tree)} />
    </Disclosure>
  )
}
