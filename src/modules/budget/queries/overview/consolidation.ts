/** The budgets in force of all organisations, else those that are proposed, summed by the database. Whoever calls has looked whether the reader may. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { groupOf, sideOf } from '../../rules/accounts.ts'
import { type ConsolidatedSum, OWNER_KINDS, type OwnerKind, type PassedSum } from '../../rules/overview/consolidation.ts'
import type { Recipient, Transfer } from '../../tables.ts'

interface Told {
  kind: OwnerKind
  /** Organisations with a budget in these years, of all that there are. */
  told: number
  all: number
  /** Of the budgets: how many are only proposed. */
  proposed: number
}

export interface Consolidation {
  sums: ConsolidatedSum[]
  passed: PassedSum[]
  told: Told[]
}

/** As a place in `OWNER_KINDS`: numbers are summed by faster than texts. Partners keep budgets as members do. */
const kindOfOwner = sql<number>`case o.kind when 'network' then 0 when 'regional' then 1 else 2 end`

/** Of each budget that tells of these years one version: in force, else the latest that is proposed. */
const mainVersions = (from: number, to: number) => sql`
  select v.id, v.state, b.organisation_id, ${kindOfOwner} as kind
  from budget_version v join budget_budget b on b.id = v.budget_id join people_organisation o on o.id = b.organisation_id
  where b.year_from <= ${to} and b.year_to >= ${from} and (v.state = 'voted' or v.state = 'proposed' and not exists (
    select 1 from budget_version w where w.budget_id = v.budget_id and (w.state = 'voted' or w.state = 'proposed' and w.number > v.number)))`

/** By account, from the index of lines alone. */
async function sumsOf(reader: Reader, from: number, to: number): Promise<ConsolidatedSum[]> {
  const rows = await reader
    .selectFrom(
      sql<{ kind: number; year: number; account: string; cents: number }>`(
        with main as materialized (${mainVersions(from, to)})
        select m.kind, l.year, l.account, sum(l.amount_cents)::bigint as cents
        from main m join budget_line l on l.version_id = m.id
        where not l.removed and l.year between ${from} and ${to}
        group by 1, 2, 3)`.as('sums'),
    )
    .selectAll()
    .execute()
  return rows.map(({ kind, year, account, cents }) => ({
    kind: OWNER_KINDS[kind]!,
    year,
    side: sideOf(account)!,
    group: groupOf(account),
    cents,
  }))
}

async function passedOf(reader: Reader, from: number, to: number): Promise<PassedSum[]> {
  return reader
    .selectFrom(
      sql<{ year: number; recipient: Recipient; transfer: Transfer; cents: number }>`(
        with main as materialized (${mainVersions(from, to)})
        select l.year, l.recipient, l.transfer, sum(l.amount_cents)::bigint as cents
        from main m join budget_line l on l.version_id = m.id
        where l.recipient is not null and not l.removed and l.year between ${from} and ${to}
        group by 1, 2, 3)`.as('passed'),
    )
    .selectAll()
    .execute()
}

async function toldOf(reader: Reader, from: number, to: number): Promise<Told[]> {
  const rows = await reader
    .selectFrom(
      sql<{ kind: number; told: number; all: number; proposed: number }>`(
        with main as materialized (${mainVersions(from, to)}), told as (
          select kind, count(distinct organisation_id)::int as told, (count(*) filter (where state = 'proposed'))::int as proposed from main group by 1
        ), everybody as (
          select ${kindOfOwner} as kind, count(*)::int as n from people_organisation o where o.kind <> 'partner' and o.left_on is null group by 1
        )
        select e.kind, coalesce(t.told, 0) as told, greatest(e.n, coalesce(t.told, 0)) as "all", coalesce(t.proposed, 0) as proposed
        from everybody e left join told t on t.kind = e.kind)`.as('told'),
    )
    .selectAll()
    .execute()
  return rows.map((row) => ({ ...row, kind: OWNER_KINDS[row.kind]! }))
}

/** Of the years from one to another, both included. */
export async function consolidation(reader: Reader, from: number, to: number): Promise<Consolidation> {
  const [sums, passed, told] = await Promise.all([sumsOf(reader, from, to), passedOf(reader, from, to), toldOf(reader, from, to)])
  return { sums, passed, told }
}

/** The years that any budget tells of, with this one; the earliest first. */
export async function yearsTold(reader: Reader, thisYear: number): Promise<number[]> {
  const { from, to } = await reader
    .selectFrom('budget_budget')
    .select((eb) => [eb.fn.min('year_from').as('from'), eb.fn.max('year_to').as('to')])
    .executeTakeFirstOrThrow()
  const first = Math.min(from ?? thisYear, thisYear)
  const last = Math.max(to ?? thisYear, thisYear)
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}
