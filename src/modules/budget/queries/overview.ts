/** The sums by which a version is looked at: by group of accounts, made by the database; and what each of many budgets comes to. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { GroupSum } from '../rules/overview.ts'
import { NOTHING, type Totals } from '../rules/totals.ts'

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

const part = (of: ReturnType<typeof sql<boolean>>) => sql<number>`coalesce(sum(amount_cents) filter (where ${of}), 0)::bigint`
const inKind = sql<boolean>`account ~ '^8'`

/** What each of these versions comes to over all its years. */
export async function totalsOfVersions(reader: Reader, versionIds: readonly number[]): Promise<Map<number, Totals>> {
  if (versionIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom('budget_line')
    .select('version_id')
    .select(part(sql`side = 'charge' and not ${inKind}`).as('chargesCents'))
    .select(part(sql`side = 'income' and not ${inKind}`).as('incomeCents'))
    .select(part(sql`side = 'charge' and ${inKind}`).as('inKindChargesCents'))
    .select(part(sql`side = 'income' and ${inKind}`).as('inKindIncomeCents'))
    .select(part(sql`recipient = 'regions'`).as('regionsCents'))
    .select(part(sql`recipient = 'actors'`).as('actorsCents'))
    .select(sql<number>`count(*)::int`.as('lines'))
    .where('version_id', 'in', [...versionIds])
    .where('removed', '=', false)
    .groupBy('version_id')
    .execute()
  const found = new Map(rows.map(({ version_id, ...totals }): [number, Totals] => [version_id, totals]))
  return new Map(versionIds.map((id) => [id, found.get(id) ?? NOTHING]))
}
