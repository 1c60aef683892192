/** What the rules say of actions, in SQL: `i` is the item. Tests hold both to the same answers. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Status } from '../tables.ts'
import type { Plan } from './plans.ts'

export const status = sql<Status>`coalesce(i.status, 'planned')`
/** R40: what must have an owner, a date and an expected result. The rule is `missingOf`. */
const needed = sql`${status} in ('planned', 'in_progress', 'done')`
export const lacks = {
  owner: sql<boolean>`${needed} and num_nonnulls(i.owner_person_id, i.owner_body_id, i.owner_organisation_id) = 0`,
  date: sql<boolean>`${needed} and i.ends_on is null`,
  expected_result: sql<boolean>`${needed} and coalesce(i.expected_result, '') = ''`,
}
export const lacksAny = sql<boolean>`((${lacks.owner}) or (${lacks.date}) or (${lacks.expected_result}))`
/** The rule is `isLate`. */
export const late = (today: Day) => sql<boolean>`(i.ends_on < ${today} and ${status} in ('planned', 'in_progress'))`

/** The items of a plan with those above them: `a` is the parent, `b` its parent, `c` the next. Four levels are the most. */
export const withAncestors = (reader: Reader, plan: Plan) =>
  reader
    .selectFrom('plan_item as i')
    .leftJoin('plan_item as a', 'a.id', 'i.parent_id')
    .leftJoin('plan_item as b', 'b.id', 'a.parent_id')
    .leftJoin('plan_item as c', 'c.id', 'b.parent_id')
    .where('i.plan_id', '=', plan.id)
    .where('i.removed', '=', false)

/** `i` stands below this item of the plan, at whatever depth: whoever may be its parent is found by the index of the tree. */
export const isBelow = (plan: Plan, id: number) => sql<boolean>`i.parent_id in (
  select ${id}::bigint
  union all select p.id from plan_item p where p.plan_id = ${plan.id} and p.parent_id = ${id}
  union all select q.id from plan_item p join plan_item q on q.plan_id = p.plan_id and q.parent_id = p.id
    where p.plan_id = ${plan.id} and p.parent_id = ${id})`
