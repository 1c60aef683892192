/** The figures of plans and of their parts, summed by the database: their time grows with what is shown, not with the plan. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Counts, noCounts } from '../rules.ts'
import { STATUSES } from '../tables.ts'
import { lacks, lacksAny, late, status, withAncestors } from './action-sql.ts'
import type { Plan } from './plans.ts'

/** An item that is shown as a heading, with the figures of the actions below it. */
export interface Head {
  id: number
  parent_id: number | null
  level: number
  code: string
  title: Localized
  cross_cutting: boolean
  counts: Counts
}

const counted = (which: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${which}))::integer`

const figures = (today: Day) =>
  [
    sql<number>`count(*)::integer`.as('actions'),
    ...STATUSES.map((each) => counted(sql`${status} = ${each}`).as(each)),
    counted(lacks.owner).as('no_owner'),
    counted(lacks.date).as('no_date'),
    counted(lacks.expected_result).as('no_result'),
    counted(lacksAny).as('incomplete'),
    counted(late(today)).as('late'),
    counted(sql`cardinality(i.example_fields) > 0`).as('examples'),
  ] as const

type Figures = Record<string, number>
const countsFrom = (row: Figures): Counts => ({
  ...noCounts(),
  actions: row.actions!,
  byStatus: Object.fromEntries(STATUSES.map((each) => [each, row[each]!])) as Counts['byStatus'],
  missing: { owner: row.no_owner!, date: row.no_date!, expected_result: row.no_result! },
  incomplete: row.incomplete!,
  late: row.late!,
  examples: row.examples!,
})

/** The figures of these plans' actions, by plan; a plan without any is left out. */
export async function planCounts(reader: Reader, planIds: number[], today: Day): Promise<Map<number, Counts>> {
  if (planIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.plan_id'])
    .select(figures(today))
    .where('i.plan_id', 'in', planIds)
    .where('i.removed', '=', false)
    .whereRef('i.level', '=', sql`jsonb_array_length(p.level_names -> 'fr')`)
    .groupBy('i.plan_id')
    .execute()
  return new Map(rows.map((row) => [row.plan_id, countsFrom(row as unknown as Figures)]))
}

/** How many items a plan has, level by level: the first number is the first level's. */
export async function levelSizes(reader: Reader, plan: Plan): Promise<number[]> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['level', sql<number>`count(*)::integer`.as('items')])
    .where('plan_id', '=', plan.id)
    .where('removed', '=', false)
    .groupBy('level')
    .execute()
  return Array.from({ length: plan.lastLevel }, (_, place) => rows.find(({ level }) => level === place + 1)?.items ?? 0)
}

/** The ancestor of `i`, an item of the last level, that stands on the given level: so many steps up. */
const ancestorAt = (plan: Plan, level: number) => sql.ref<number | null>(`${'iabc'[plan.lastLevel - level]}.id`)

const titled = ({ title_fr, title_en, ...row }: Omit<Head, 'title' | 'counts'> & { title_fr: string | null; title_en: string | null }) => ({
  ...row,
  title: { fr: title_fr, en: title_en },
})

const headRows = (reader: Reader, plan: Plan) =>
  reader
    .selectFrom('plan_item')
    .select(['id', 'parent_id', 'level', 'code', 'title_fr', 'title_en', 'cross_cutting'])
    .where('plan_id', '=', plan.id)
    .where('removed', '=', false)
    .orderBy('level')
    .orderBy('position')
    .orderBy('id')

const countsAt = (reader: Reader, plan: Plan, level: number, today: Day) =>
  withAncestors(reader, plan)
    .select(ancestorAt(plan, level).as('head'))
    .select(figures(today))
    .where('i.level', '=', plan.lastLevel)
    .groupBy('head')

const withCounts = (rows: Parameters<typeof titled>[0][], counted: { head: number | null }[]): Head[] => {
  const counts = new Map(counted.map((row) => [row.head, countsFrom(row as unknown as Figures)]))
  return rows.map((row) => ({ ...titled(row), counts: counts.get(row.id) ?? noCounts() }))
}

/** The headings of a plan down to a level, in their order, each with the figures of its actions. */
export async function headsOf(reader: Reader, plan: Plan, levels: number, today: Day): Promise<Head[]> {
  const rows = await headRows(reader, plan).where('level', '<=', levels).execute()
  const perLevel = Array.from({ length: levels }, (_, place) => countsAt(reader, plan, place + 1, today).execute())
  return withCounts(rows, (await Promise.all(perLevel)).flat())
}

/** The item that is opened in a folded plan; null where there is none to open. */
export async function headById(reader: Reader, plan: Plan, id: number, today: Day): Promise<Head | null> {
  const row = await headRows(reader, plan).where('id', '=', id).where('level', '<', plan.lastLevel).executeTakeFirst()
  if (!row) return null
  return withCounts([row], await countsAt(reader, plan, row.level, today).where(ancestorAt(plan, row.level), '=', id).execute())[0] ?? null
}

/** The first headings right below an item that has no actions of its own. */
export async function headsBelow(reader: Reader, plan: Plan, of: Head, limit: number, today: Day): Promise<Head[]> {
  const rows = await headRows(reader, plan).where('parent_id', '=', of.id).limit(limit).execute()
  return withCounts(
    rows,
    await countsAt(reader, plan, of.level + 1, today)
      .where(ancestorAt(plan, of.level), '=', of.id)
      .execute(),
  )
}
