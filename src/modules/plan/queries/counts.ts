/** The figures of plans and of their parts, summed by the database: their time grows with what is shown, not with the plan. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Counts, noCounts, summed } from '../rules.ts'
import { STATUSES } from '../tables.ts'
import { isBelow, lacks, lacksAny, late, status, withAncestors } from './action-sql.ts'
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

/**
 * The figures of the actions below each item of a level: so many steps up from the actions, and as many joins less one. `below`: of the items below
 * this one alone.
 */
async function countsAt(reader: Reader, plan: Plan, level: number, today: Day, below: number | null = null): Promise<Map<number, Counts>> {
  const parent = sql.ref<number>(`${['i', 'i', 'a', 'b'][plan.lastLevel - level]}.parent_id`)
  let rows = withAncestors(reader, plan).select(parent.as('head')).select(figures(today)).where('i.level', '=', plan.lastLevel)
  if (below !== null) rows = rows.where(isBelow(plan, below))
  return new Map((await rows.groupBy('head').execute()).map((row) => [row.head, countsFrom(row as unknown as Figures)]))
}

/** The headings of a plan down to a level, in their order, each with the figures of its actions. */
export async function headsOf(reader: Reader, plan: Plan, levels: number, today: Day): Promise<Head[]> {
  const [rows, counted] = await Promise.all([
    headRows(reader, plan).where('level', '<=', levels).execute(),
    countsAt(reader, plan, levels, today),
  ])
  // From the lowest up: a heading has what those below it have together.
  const above = new Map<number | null, Counts[]>()
  for (const row of rows.toReversed()) {
    const counts = row.level === levels ? (counted.get(row.id) ?? noCounts()) : summed(above.get(row.id) ?? [])
    counted.set(row.id, counts)
    above.set(row.parent_id, [...(above.get(row.parent_id) ?? []), counts])
  }
  return rows.map((row) => ({ ...titled(row), counts: counted.get(row.id)! }))
}

/** The item that is opened in a folded plan, with the figures of its actions; null where there is none to open. */
export async function headById(reader: Reader, plan: Plan, id: number, today: Day): Promise<Head | null> {
  const row = await headRows(reader, plan).where('id', '=', id).where('level', '<', plan.lastLevel).executeTakeFirst()
  return row ? { ...titled(row), counts: (await countsAt(reader, plan, row.level, today, id)).get(id) ?? noCounts() } : null
}

/** The first headings right below an item that has no actions of its own. */
export async function headsBelow(reader: Reader, plan: Plan, of: Head, limit: number, today: Day): Promise<Head[]> {
  const rows = await headRows(reader, plan).where('parent_id', '=', of.id).limit(limit).execute()
  const counted = await countsAt(reader, plan, of.level + 1, today, of.id)
  return rows.map((row) => ({ ...titled(row), counts: counted.get(row.id) ?? noCounts() }))
}
