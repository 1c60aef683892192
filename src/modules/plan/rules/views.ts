/** What a view of a plan may be asked to show: filters, order, columns, groups; and the figures of regions. */
import { addDays, type Day, yearOf } from '#kernel/dates.ts'
import type { Scope } from '../tables.ts'
import type { ActionFilter } from './tree.ts'

export const DUES = ['late', 'month', 'quarter', 'year'] as const
export type Due = (typeof DUES)[number]

export interface ViewFilter extends ActionFilter {
  due?: Due | undefined
  /** The id of an item above the actions, of whatever level. */
  part?: number | undefined
  /** Words of the title or the code, in any order. */
  words?: string | undefined
  /** The actions of this scope alone; `none`: those that say none. */
  scope?: Scope | 'none' | undefined
}

export const SORTS = ['plan', 'title', 'status', 'owner', 'start', 'due', 'progress', 'scope', 'pillar'] as const
export type Sort = (typeof SORTS)[number]
export const GROUPS = ['pillar', 'owner', 'status'] as const
export type Group = (typeof GROUPS)[number]
export const VIEW_COLUMNS = ['status', 'owner', 'start', 'due', 'progress', 'scope', 'pillar'] as const
export type ViewColumn = (typeof VIEW_COLUMNS)[number]
export const USUAL_COLUMNS: readonly ViewColumn[] = ['status', 'owner', 'start', 'due', 'progress', 'scope']

/** Which rows of a plan are shown, and in which order. */
export interface Viewed {
  filter: ViewFilter
  sort: Sort
  down: boolean
  group: Group | null
  /** All items, not the actions alone. */
  all: boolean
}

const month = (day: Day) => Number(day.slice(5, 7))
const firstOf = (year: number, of: number): Day =>
  `${String(year + Math.floor((of - 1) / 12)).padStart(4, '0')}-${String(((of - 1) % 12) + 1).padStart(2, '0')}-01`

/** The days of this month, quarter or year. */
export function windowOf(due: Exclude<Due, 'late'>, today: Day): { from: Day; to: Day } {
  const year = yearOf(today)
  const length = { month: 1, quarter: 3, year: 12 }[due]
  const begins = Math.floor((month(today) - 1) / length) * length + 1
  return { from: firstOf(year, begins), to: addDays(firstOf(year, begins + length), -1) }
}

/** Actions of one scope and the same regions, summed. */
export interface ScopeFigures {
  scope: Scope | null
  regions: string[]
  actions: number
  done: number
  /** How many say how far they are, and the sum of their percents. */
  told: number
  percents: number
}

export type RegionFigures = Omit<ScopeFigures, 'scope' | 'regions'>

const nothing = (): RegionFigures => ({ actions: 0, done: 0, told: 0, percents: 0 })
function add(sum: RegionFigures, part: RegionFigures): void {
  for (const figure of ['actions', 'done', 'told', 'percents'] as const) sum[figure] += part[figure]
}

/** The figures of each region, of the national actions and of those that say no scope. An action of the regions that names none is of all of them. */
export function regionFigures(
  parts: readonly ScopeFigures[],
  regions: readonly string[],
  national: 'apart' | 'counted',
): { regions: Map<string, RegionFigures>; national: RegionFigures; none: RegionFigures } {
  const found = { regions: new Map(regions.map((code) => [code, nothing()])), national: nothing(), none: nothing() }
  for (const part of parts) {
    if (part.scope === null) add(found.none, part)
    if (part.scope === 'national') add(found.national, part)
    const all = part.scope === 'regions' ? part.regions.length === 0 : part.scope === 'national' && national === 'counted'
    for (const [code, sum] of found.regions) if (all || (part.scope === 'regions' && part.regions.includes(code))) add(sum, part)
  }
  return found
}

export const MEASURES = ['progress', 'actions', 'done'] as const
export type Measure = (typeof MEASURES)[number]

/** A measure of some actions: a whole percent or a number; null where nothing says it. */
export function measured({ actions, done, told, percents }: RegionFigures, measure: Measure): number | null {
  if (measure === 'actions') return actions
  if (measure === 'done') return actions === 0 ? null : Math.round((100 * done) / actions)
  return told === 0 ? null : Math.round(percents / told)
}
