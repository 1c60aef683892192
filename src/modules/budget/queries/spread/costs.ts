/** What each action costs and what funds it, counted from the lines that are spread over it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { addCosts, type Cost, NO_COST } from '../../rules/spread/sum-up.ts'

/** The costs of actions, by their ids, of one year or of all. Only of those that bear something. */
export async function costsOf(reader: Reader, versionId: number, year: number | null = null): Promise<Map<number, Cost>> {
  const rows = await reader
    .selectFrom((lines) =>
      lines
        .selectFrom('budget_line')
        .select(['id', 'side', sql<boolean>`left(account, 1) = '8'`.as('in_kind'), sql<boolean>`spread = 'key'`.as('by_key')])
        .where('version_id', '=', versionId)
        .where('removed', '=', false)
        .$if(year !== null, (query) => query.where('year', '=', year!))
        .as('l'),
    )
    .innerJoin('budget_share as s', 's.line_id', 'l.id')
    .select(['s.item_id', 'l.side', 'l.in_kind', 'l.by_key', sql<number>`sum(s.amount_cents)::bigint`.as('cents')])
    .groupBy(['s.item_id', 'l.side', 'l.in_kind', 'l.by_key'])
    .execute()
  const costs = new Map<number, Cost>()
  for (const { item_id, side, in_kind, by_key, cents } of rows) {
    const charge = side === 'charge'
    costs.set(
      item_id,
      addCosts(costs.get(item_id) ?? NO_COST, {
        costCents: charge && !in_kind ? cents : 0,
        directCents: charge && !in_kind && !by_key ? cents : 0,
        fundedCents: !charge && !in_kind ? cents : 0,
        inKindCents: charge && in_kind ? cents : 0,
      }),
    )
  }
  return costs
}
