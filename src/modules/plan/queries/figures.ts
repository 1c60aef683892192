/** The figures behind a plan's timeline and its map. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { ScopeFigures } from '../rules.ts'
import type { Plan } from './plans.ts'

/** The earliest and the latest date that a plan's actions name. */
export async function planDates(reader: Reader, plan: Plan): Promise<{ first: Day | null; last: Day | null }> {
  return reader
    .selectFrom('plan_item')
    .select([sql<Day | null>`min(least(starts_on, ends_on))`.as('first'), sql<Day | null>`max(greatest(starts_on, ends_on))`.as('last')])
    .where('plan_id', '=', plan.id)
    .where('removed', '=', false)
    .where('level', '=', plan.lastLevel)
    .executeTakeFirstOrThrow()
}

/**
 * The actions of a plan by scope and regions. What is planned is at 0 %, what is done at 100; one in progress counts if it says how far it is,
 * one that was stopped or is not funded does not.
 */
export async function scopeFigures(reader: Reader, plan: Plan): Promise<ScopeFigures[]> {
  const status = sql`coalesce(status, 'planned')`
  const percent = sql`case ${status} when 'done' then 100 when 'planned' then coalesce(progress, 0) when 'in_progress' then progress end`
  return reader
    .selectFrom('plan_item')
    .select(['scope', 'regions'])
    .select([
      sql<number>`count(*)::integer`.as('actions'),
      sql<number>`(count(*) filter (where status = 'done'))::integer`.as('done'),
      sql<number>`count(${percent})::integer`.as('told'),
      sql<number>`coalesce(sum(${percent}), 0)::integer`.as('percents'),
    ])
    .where('plan_id', '=', plan.id)
    .where('removed', '=', false)
    .where('level', '=', plan.lastLevel)
    .groupBy(['scope', 'regions'])
    .execute()
}
