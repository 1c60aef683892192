/** The sums by which a version is looked at: by group of accounts, made by the database. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { GroupSum } from '../../rules/overview/overview.ts'

const group = sql<string>`left(account, 2)`

export async function groupSums(reader: Reader, versionId: number): Promise<GroupSum[]> {
  return reader
    .selectFrom('budget_line')
    .select(['year', 'side', 'recipient', group.as('group')])
    .select(sql<number>`sum(amount_cents)::bigint`.as('cents'))
    .select(sql<number>`count(*)::int`.as('lines'))
    .where('version_id', '=', versionId)
    .where('removed', '=', false)
    .groupBy(['year', 'side', 'recipient', group])
    .execute()
}

/** The budgets of a plan, whoever may know them. */
export const budgetsOfPlan = async (reader: Reader, planId: number): Promise<number[]> =>
  (
    await reader.selectFrom('budget_budget').select('id').where('plan_id', '=', planId).orderBy('year_from', 'desc').orderBy('id').execute()
  ).map(({ id }) => id)
