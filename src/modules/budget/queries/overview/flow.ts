/** The money of a version as it flows: by who brings it, by part of the plan, by account; summed by the database. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { groupOf } from '../../rules/accounts.ts'
import { type FlowPart, kindOf } from '../../rules/overview/flow.ts'
import type { Recipient, Side } from '../../tables.ts'

export interface FlowMoney {
  income: FlowPart[]
  charges: FlowPart[]
  /** By the number in a source's key. */
  funders: Map<number, string>
  /** The parts of the plan that money is spread over, in its order. */
  pillars: { id: number; code: string; title: Localized }[]
}

interface Row {
  side: Side
  account: string
  funder_id: number | null
  recipient: Recipient | null
  pillar: number | null
  cents: number
}

/** `planId`: null where the reader may not read the plan; all is then spread nowhere. */
async function rowsOf(reader: Reader, versionId: number, year: number | null, planId: number | null): Promise<Row[]> {
  const rows = await reader
    .selectFrom(
      sql<Row>`(
    with recursive top as (
      select id, id as pillar from plan_item where plan_id = ${planId ?? -1} and parent_id is null
      union all select i.id, t.pillar from plan_item i join top t on i.parent_id = t.id
    ), lines as (
      select l.id, l.side, l.account, l.recipient, l.amount_cents, case when l.side = 'income' then g.funder_id end as funder_id
      from budget_line l left join budget_grant g on g.id = l.grant_id
      where l.version_id = ${versionId} and not l.removed and l.account !~ '^8' and (${year}::int is null or l.year = ${year}::int)
    ), parts as (
      select s.line_id, t.pillar, sum(s.amount_cents) as cents
      from lines l join budget_share s on s.line_id = l.id join top t on t.id = s.item_id group by 1, 2
    ), spread as (select line_id, sum(cents) as cents from parts group by 1)
    select l.side, l.account, l.funder_id, l.recipient, p.pillar, sum(p.cents)::bigint as cents
      from lines l join parts p on p.line_id = l.id group by 1, 2, 3, 4, 5
    union all
    select l.side, l.account, l.funder_id, l.recipient, null, sum(l.amount_cents - coalesce(s.cents, 0))::bigint
      from lines l left join spread s on s.line_id = l.id group by 1, 2, 3, 4)`.as('parts'),
    )
    .selectAll()
    .execute()
  return rows.filter(({ cents }) => cents > 0)
}

/** The key of who brings an income: its funder, else the account. `chapters`: the reader sees no more than chapters. */
const sourceOf = ({ funder_id, account }: Row, chapters: boolean): string =>
  chapters ? `account:${groupOf(account)}` : funder_id === null ? `account:${account}` : `funder:${funder_id}`

export async function flowMoney(
  reader: Reader,
  versionId: number,
  of: { year: number | null; planId: number | null; chapters: boolean },
): Promise<FlowMoney> {
  const rows = await rowsOf(reader, versionId, of.year, of.planId)
  const part = (side: Side, key: (row: Row) => string): FlowPart[] =>
    rows.filter((row) => row.side === side).map((row) => ({ key: key(row), pillar: row.pillar, cents: row.cents }))
  const funderIds = of.chapters ? [] : rows.flatMap(({ funder_id }) => funder_id ?? [])
  const pillarIds = rows.flatMap(({ pillar }) => pillar ?? [])
  const funders =
    funderIds.length === 0 ? [] : await reader.selectFrom('budget_funder').select(['id', 'name']).where('id', 'in', funderIds).execute()
  const pillars =
    pillarIds.length === 0
      ? []
      : await reader
          .selectFrom('plan_item')
          .select(['id', 'code', 'title_fr', 'title_en'])
          .where('id', 'in', pillarIds)
          .orderBy('position')
          .orderBy('id')
          .execute()
  return {
    income: part('income', (row) => sourceOf(row, of.chapters)),
    charges: part('charge', ({ account, recipient }) => kindOf(account, recipient)),
    funders: new Map(funders.map(({ id, name }) => [id, name])),
    pillars: pillars.map(({ id, code, title_fr, title_en }) => ({ id, code, title: { fr: title_fr, en: title_en } })),
  }
}
