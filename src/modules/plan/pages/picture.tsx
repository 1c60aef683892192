/** The plan as one picture, and the same figures as a table. */
import { Disclosure } from '#design/disclosure.tsx'
import { STATUSES as BAR_ORDER, StatusBar } from '#design/status.tsx'
import { countActions, Sunburst, type SunNode } from '#design/sunburst.tsx'
import { Table } from '#design/table.tsx'
import type { Day } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { words } from '../messages.ts'
import { itemPath } from '../paths.ts'
import type { Head } from '../queries/counts.ts'
import type { Item } from '../queries/items.ts'
import type { Plan } from '../queries/plans.ts'
import { branchOf, type Counts, countsOf, type Nested, summed } from '../rules.ts'
import { title } from './told.tsx'

export type Tone = 1 | 2 | 3 | 4
const CROSS_CUTTING: Tone = 4
const PILLARS = 3

/** The first-level items with their colour and numeral; what is cross-cutting is not numbered among the pillars. */
export function chapters<Part extends { cross_cutting: boolean; code: string }>(
  tree: readonly Part[],
): { item: Part; tone: Tone; numeral: string }[] {
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

/** The plan as a wheel: its parts, and its actions with their statuses. */
export const wheelOf = (lang: Lang, plan: Plan, tree: Nested<Item>[]): SunNode => ({
  id: `plan-${plan.id}`,
  title: title(lang, plan),
  code: '',
  href: '',
  children: chapters(tree).map(({ item, tone, numeral }) => sunNode(lang, item, plan.lastLevel, tone, numeral)),
})

/** More parts than this below the first level are but lines: the statuses then stand right at the first. */
const MOST_PARTS = 60

/** The same from figures alone, for a plan of thousands: below its parts, one arc for all actions of a status. */
export function foldedWheel(lang: Lang, plan: Plan, heads: Nested<Head>[]): SunNode {
  const statuses = (head: Head): SunNode[] =>
    BAR_ORDER.filter((status) => head.counts.byStatus[status] > 0).map((status) => ({
      id: `${head.id}-${status}`,
      title: `${title(lang, head)} · ${words(lang).statuses[status]} · ${words(lang).countActions(head.counts.byStatus[status])}`,
      code: '',
      href: '',
      status,
      statusLabel: words(lang).statuses[status],
      actions: head.counts.byStatus[status],
      children: [],
    }))
  const node = (head: Nested<Head>, tone: Tone, code: string): SunNode => ({
    id: String(head.id),
    title: title(lang, head),
    code,
    href: itemPath(head.id),
    tone,
    children: deep && head.children.length > 0 ? head.children.map((child) => node(child, tone, child.code)) : statuses(head),
  })
  const deep = heads.reduce((sum, head) => sum + head.children.length, 0) <= MOST_PARTS
  return { ...wheelOf(lang, plan, []), children: chapters(heads).map(({ item, tone, numeral }) => node(item, tone, numeral)) }
}

const Wheel = ({ lang, plan, root }: { lang: Lang; plan: Plan; root: SunNode }) => {
  const total = countActions(root)
  return (
    <Sunburst
      root={root}
      lang={lang}
      label={words(lang).picture(title(lang, plan))}
      total={{ value: formatNumber(lang, total), label: words(lang).actionsFigure(total) }}
    />
  )
}

export const PlanPicture = ({ lang, plan, tree }: { lang: Lang; plan: Plan; tree: Nested<Item>[] }) => (
  <Wheel lang={lang} plan={plan} root={wheelOf(lang, plan, tree)} />
)

export const FoldedPicture = ({ lang, plan, heads }: { lang: Lang; plan: Plan; heads: Nested<Head>[] }) => (
  <Wheel lang={lang} plan={plan} root={foldedWheel(lang, plan, heads)} />
)

/** The figures of parts, and below them of the whole. */
function FiguresTable({ lang, parts, whole }: { lang: Lang; parts: { label: string; counts: Counts }[]; whole: Counts }) {
  const say = words(lang)
  const row = (label: string, counts: Counts) => [
    label,
    ...[counts.actions, ...BAR_ORDER.map((status) => counts.byStatus[status]), counts.incomplete].map((figure) =>
      formatNumber(lang, figure),
    ),
  ]
  const head = [
    { label: say.part },
    { label: say.actions, align: 'end' as const },
    ...BAR_ORDER.map((status) => ({ label: say.statuses[status], align: 'end' as const })),
    { label: say.incompleteFigure(2), align: 'end' as const },
  ]
  return (
    <Disclosure summary={say.pictureTable}>
      <Table
        caption={say.pictureTable}
        captionHidden
        head={head}
        rows={parts.map(({ label, counts }) => row(label, counts))}
        foot={row(say.all, whole)}
      />
    </Disclosure>
  )
}

/** The same figures for who would rather read: a row per chapter, the whole below. */
export function PlanTable({ lang, plan, tree, today }: { lang: Lang; plan: Plan; tree: Nested<Item>[]; today: Day }) {
  const parts = chapters(tree).map(({ item, numeral }) => ({
    label: `${numeral}. ${title(lang, item)}`,
    counts: countsOf(actionsOf(item, plan.lastLevel), today),
  }))
  return <FiguresTable lang={lang} parts={parts} whole={summed(parts.map(({ counts }) => counts))} />
}

export function FoldedTable({ lang, heads }: { lang: Lang; heads: Nested<Head>[] }) {
  const parts = chapters(heads).map(({ item, numeral }) => ({ label: `${numeral}. ${title(lang, item)}`, counts: item.counts }))
  return <FiguresTable lang={lang} parts={parts} whole={summed(parts.map(({ counts }) => counts))} />
}
