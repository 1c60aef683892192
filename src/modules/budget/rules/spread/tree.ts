/** The plan's tree as rows, from the first pillar to the last action, and how much of what is typed a part gets. */
import { cutByWeights } from '#kernel/money.ts'
import type { Localized } from '#kernel/values/lang.ts'

/** An item of the plan as a row. */
export interface PlanRow {
  id: number
  parent_id: number | null
  /** 1 is a pillar. */
  level: number
  code: string
  title: Localized
  /** Only these bear money themselves. */
  action: boolean
  /** R41: said to be wanted and not funded. */
  wanted: boolean
  /** The colour of its pillar. */
  tone: 1 | 2 | 3 | 4
}

interface TreeItem {
  id: number
  parent_id: number | null
  level: number
  code: string
  title: Localized
  status: string | null
  cross_cutting: boolean
}

const PILLARS = 3
const CROSS_CUTTING = 4

/** Depth first; siblings keep the order in which they come. */
export function planRows(items: readonly TreeItem[], lastLevel: number): PlanRow[] {
  const below = Map.groupBy(items, ({ parent_id }) => parent_id)
  let pillar = 0
  const rowsFrom = (item: TreeItem, tone: PlanRow['tone']): PlanRow[] => [
    {
      id: item.id,
      parent_id: item.parent_id,
      level: item.level,
      code: item.code,
      title: item.title,
      action: item.level === lastLevel,
      wanted: item.status === 'wanted_not_funded',
      tone,
    },
    ...(below.get(item.id) ?? []).flatMap((child) => rowsFrom(child, tone)),
  ]
  return (below.get(null) ?? []).flatMap((item) => {
    if (!item.cross_cutting) pillar += 1
    return rowsFrom(item, item.cross_cutting ? CROSS_CUTTING : ((((pillar - 1) % PILLARS) + 1) as PlanRow['tone']))
  })
}

/** Of these rows, those that are kept, with all that is above them. */
export function withAncestors<Row extends { id: number; parent_id: number | null }>(
  rows: readonly Row[],
  keep: (row: Row) => boolean,
): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const kept = new Set<number>()
  for (const row of rows) {
    if (!keep(row)) continue
    for (let each: Row | undefined = row; each && !kept.has(each.id); each = each.parent_id === null ? undefined : byId.get(each.parent_id))
      kept.add(each.id)
  }
  return rows.filter(({ id }) => kept.has(id))
}

/** A whole in equal parts, the first a little larger where it does not come out even (R18). */
export const evenParts = (whole: number, count: number): number[] =>
  cutByWeights(
    Math.max(0, whole),
    Array.from({ length: count }, () => 1),
  )
