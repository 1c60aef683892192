/** What of an item of the plan, with all below it, stands in the budgets: by version, and by who funds it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { branchOf } from './actions.ts'

export interface ItemMoney {
  versionId: number
  costCents: number
  fundedCents: number
  /** Of the funding; without a grant it is the organisation's own. */
  funders: { name: string | null; amountCents: number }[]
}

/** Of every version that stands: in force, proposed, a draft. Whoever calls has yet to look which of them the reader may know. */
export async function moneyOnItem(reader: Reader, itemId: number): Promise<ItemMoney[]> {
  const rows = await reader
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .leftJoin('budget_grant as g', 'g.id', 'l.grant_id')
    .leftJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .select(['l.version_id', 'l.side', 'f.name', sql<number>`sum(s.amount_cents)::bigint`.as('cents')])
    .where('s.item_id', 'in', branchOf([itemId]))
    .where('l.removed', '=', false)
    .where(sql<boolean>`l.account !~ '^8'`)
    .where('v.state', '<>', 'amended')
    .where('v.scenario', '=', false)
    .where('v.given_up', '=', false)
    .groupBy(['l.version_id', 'l.side', 'f.id', 'f.name'])
    .orderBy('l.version_id')
    .orderBy('cents', 'desc')
    .execute()
  const sum = (some: typeof rows) => some.reduce((all, { cents }) => all + cents, 0)
  return [...Map.groupBy(rows, ({ version_id }) => version_id)].map(([versionId, mine]) => {
    const income = mine.filter(({ side }) => side === 'income')
    return {
      versionId,
      costCents: sum(mine.filter(({ side }) => side === 'charge')),
      fundedCents: sum(income),
      funders: income.filter(({ cents }) => cents > 0).map(({ name, cents }) => ({ name, amountCents: cents })),
    }
  })
}
