/** What annual actions serve of strategic plans, as this actor may see both sides. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { branchOf, countsOn, mayRead, nest, plansInForce, type Unserved, unserved } from '../rules.ts'
import type { PlanState } from '../tables.ts'
import type { Place } from './items.ts'
import { type Plan, planFacts, plans, rightsOfPlan } from './plans.ts'

/** An item of another plan. */
export interface FarPlace extends Place {
  planSlug: string
  planTitle: Localized
  /** That the one serves the other is made up for the demonstration. */
  example: boolean
}

export interface Serving {
  /** What this action serves. */
  serves: FarPlace[]
  /** The annual actions that serve this item. */
  servedBy: FarPlace[]
}

/** Both sides of the links of an item that was found through its reader, in one query. */
export async function servingOf(reader: Reader, actor: Actor | null, itemId: number): Promise<Serving> {
  const rows = await reader
    .selectFrom('plan_serving as s')
    .innerJoin('plan_item as i', (join) =>
      join.on(sql<boolean>`i.id = case when s.action_id = ${itemId} then s.served_id else s.action_id end`),
    )
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['s.action_id', 'i.id', 'i.code', 'i.title_fr', 'i.title_en', 'p.id as plan_id', 'p.slug', 'p.state'])
    .select(['p.title_fr as plan_fr', 'p.title_en as plan_en'])
    .select(sql<boolean>`exists (select 1 from plan_item a where a.id = s.action_id and 'serves' = any(a.example_fields))`.as('example'))
    .select(rightsOfPlan)
    .where(({ eb, or }) => or([eb('s.action_id', '=', itemId), eb('s.served_id', '=', itemId)]))
    .where('i.removed', '=', false)
    .orderBy('p.period_from', 'desc')
    .orderBy('i.level')
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
  const seen = rows.filter((row) => mayRead(actor, planFacts(row, { id: row.plan_id, state: row.state })))
  const placeOf = (row: (typeof rows)[number]): FarPlace => ({
    id: row.id,
    code: row.code,
    title: { fr: row.title_fr, en: row.title_en },
    planSlug: row.slug,
    planTitle: { fr: row.plan_fr, en: row.plan_en },
    example: row.example,
  })
  return {
    serves: seen.filter((row) => row.action_id === itemId).map(placeOf),
    servedBy: seen.filter((row) => row.action_id !== itemId).map(placeOf),
  }
}

/** A longer list is of no help: of a large plan only its upper levels are offered, and its actions are named by their codes. */
const MOST_OFFERED = 400

export interface Servable {
  plan: Plan
  items: Place[]
}

/** What an action of this annual plan may be said to serve: the strategic plans in force of its owner, then of the network. */
export async function servable(reader: Reader, actor: Actor | null, plan: Plan, networkId: number | null, today: Day): Promise<Servable[]> {
  const owners = [plan.responsibleId, networkId]
  const offered = plansInForce(await plans(reader, actor), today)
    .map((each) => each.plan)
    .filter((each) => each.kind === 'strategic' && owners.includes(each.responsibleId))
    .sort((one, other) => owners.indexOf(one.responsibleId) - owners.indexOf(other.responsibleId))
  return Promise.all(offered.map(async (each) => ({ plan: each, items: await offeredItems(reader, each.id) })))
}

/** The items of a plan level by level, as many whole levels as a list can show. */
async function offeredItems(reader: Reader, planId: number): Promise<Place[]> {
  const upTo = reader
    .selectFrom('plan_item')
    .select(['level', sql<number>`sum(count(*)) over (order by level)`.as('upTo')])
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .groupBy('level')
  const levels = (await upTo.execute()).filter((each) => each.level === 1 || Number(each.upTo) <= MOST_OFFERED)
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'parent_id', 'code', 'title_fr', 'title_en'])
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .where('level', 'in', levels.length > 0 ? levels.map(({ level }) => level) : [0])
    .orderBy('level')
    .orderBy('position')
    .orderBy('id')
    .limit(MOST_OFFERED)
    .execute()
  // From top to bottom of the text, as one reads it.
  return nest(rows)
    .flatMap((item) => branchOf(item))
    .map(({ id, code, title_fr, title_en }) => ({ id, code, title: { fr: title_fr, en: title_en } }))
}

interface ServingAction {
  planId: number
  state: PlanState
  sharedWith: number[]
  revisesId: number | null
  slug: string
  fr: string | null
  en: string | null
  from: Day | null
  to: Day | null
}

export interface ServedThisYear {
  /** The annual plans that count today. */
  annual: { slug: string; title: Localized; undated: boolean }[]
  /** What none of their actions serves, branch by branch. */
  heads: Unserved<Place & { parent_id: number | null }>[]
  /** How many items are served, of how many. */
  served: number
  all: number
  /** Some of it is made up for the demonstration. */
  example: boolean
}

/** The annual plans of the same owner that may count on a day, as JSON. */
const annualPlans = (plan: Plan) => sql<ServingAction[]>`(
  select coalesce(json_agg(json_build_object('planId', p.id, 'state', p.state, 'slug', p.slug, 'fr', p.title_fr, 'en', p.title_en,
    'from', p.period_from, 'to', p.period_to, 'revisesId', p.revises_id,
    'sharedWith', array(select s.body_id from plan_sharing s where s.plan_id = p.id)) order by p.id), '[]')
  from plan_plan p
  where p.kind = 'annual' and p.revises_id is null
    and coalesce(p.owner_id, (select n.id from people_organisation n where n.kind = 'network'), 0) = ${plan.responsibleId})`

/** The plans of the actions that serve the item `i`. */
const servedBy = (which: RawBuilder<unknown>) =>
  sql<number[]>`array(select a.plan_id from plan_serving s join plan_item a on a.id = s.action_id and not a.removed
    where s.served_id = i.id and ${which})`

/**
 * Which items of a strategic plan the annual plans of its owner serve on this day, as far as this actor may read them, in two queries. Null: it
 * is no strategic plan, or no annual plan counts today.
 */
export async function servedThisYear(reader: Reader, actor: Actor | null, plan: Plan, today: Day): Promise<ServedThisYear | null> {
  if (plan.kind !== 'strategic') return null
  const asked = await reader.selectNoFrom(annualPlans(plan).as('annual')).executeTakeFirstOrThrow()
  const annual = asked.annual.filter(
    (each) =>
      countsOn({ periodFrom: each.from, periodTo: each.to, state: each.state }, today) &&
      mayRead(actor, {
        id: each.planId,
        state: each.state,
        responsibleId: plan.responsibleId,
        sharedWith: each.sharedWith,
        revisesId: each.revisesId,
      }),
  )
  if (annual.length === 0) return null
  const rows = await reader
    .selectFrom('plan_item as i')
    .select(['i.id', 'i.parent_id', 'i.code', 'i.title_fr', 'i.title_en'])
    .select([servedBy(sql`true`).as('by_plans'), servedBy(sql`'serves' = any(a.example_fields)`).as('by_example')])
    .where('i.plan_id', '=', plan.id)
    .where('i.removed', '=', false)
    .orderBy('i.level')
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
  const counted = new Set(annual.map(({ planId }) => planId))
  const servedIds = new Set(rows.filter(({ by_plans }) => by_plans.some((id) => counted.has(id))).map(({ id }) => id))
  const items = rows.map(({ id, parent_id, code, title_fr, title_en }) => ({ id, parent_id, code, title: { fr: title_fr, en: title_en } }))
  return {
    annual: annual.map(({ slug, fr, en, from, to }) => ({ slug, title: { fr, en }, undated: from === null && to === null })),
    example: rows.some(({ by_example }) => by_example.some((id) => counted.has(id))),
    ...unserved(items, servedIds),
  }
}
