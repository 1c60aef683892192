/** What each action costs and what funds it, counted from the lines that are spread over it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Cost } from '../rules/sum-up.ts'

const summed = (of: ReturnType<typeof sql<boolean>>) => sql<number>`coalesce(sum(s.amount_cents) filter (where ${of}), 0)::bigint`
const inKind = sql<boolean>`l.account ~ '^8'`

/** The costs of actions, by their ids, of one year or of all. Only of those that bear something. */
export async function costsOf(reader: Reader, versionId: number, year: number | null = null): Promise<Map<number, Cost>> {
  const rows = await reader
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .select('s.item_id')
    .select(summed(sql`l.side = 'charge' and not ${inKind}`).as('cost'))
    .select(summed(sql`l.side = 'charge' and not ${inKind} and l.spread <> 'key'`).as('direct'))
    .select(summed(sql`l.side = 'income' and not ${inKind}`).as('funded'))
    .select(summed(sql`l.side = 'charge' and ${inKind}`).as('in_kind'))
    .where('l.version_id', '=', versionId)
    .where('l.removed', '=', false)
    .$if(year !== null, (query) => query.where('l.year', '=', year!))
    .groupBy('s.item_id')
    .execute()
  return new Map(
    rows.map((row) => [row.item_id, { costCents: row.cost, directCents: row.direct, fundedCents: row.funded, inKindCents: row.in_kind }]),
  )
}
