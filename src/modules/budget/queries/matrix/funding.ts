/** How the actions of a version are funded: its lines summed in bands, with the actions, grants and keys that they speak of. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type AwardBasis, type Band, type Finding, type Funding, type FundingGrant, fundingFindings } from '../../rules/matrix/funding.ts'
import type { Side } from '../../tables.ts'
import type { Version } from '../budgets.ts'

interface BandRow {
  year: number
  side: Side
  grant_id: number | null
  account: string
  cents: number
  lines: number
  parts: Record<string, number> | null
}

/** Of lines that are alike one row each, their parts as one object: sums made by the database, whatever the number of lines. A band is named by its first line. */
export async function bandsOf(reader: Reader, versionId: number): Promise<Band[]> {
  const { rows } = await sql<BandRow>`
    with told as (
      select id, year, side, grant_id, amount_cents,
        case when side = 'income' and grant_id is null then left(account, 3) else '' end as account
      from budget_line where version_id = ${versionId} and not removed and account !~ '^8'
    ), lines as (
      select *, min(id) over (partition by year, side, grant_id, account) as band from told
    ), spread as (
      select l.band, s.item_id, sum(s.amount_cents)::bigint as cents
      from lines l join budget_share s on s.line_id = l.id group by 1, 2
    ), parts as (
      select band, json_object_agg(item_id, cents) as parts from spread group by 1
    )
    select min(l.year) as year, min(l.side) as side, min(l.grant_id) as grant_id, min(l.account) as account,
      sum(l.amount_cents)::bigint as cents, count(*)::int as lines, (select p.parts from parts p where p.band = l.band) as parts
    from lines l group by l.band order by 1, 2, 4, 3`.execute(reader as never)
  return rows.map(({ grant_id, parts, ...band }) => ({
    ...band,
    grantId: grant_id,
    parts: Object.entries(parts ?? {}).map(([itemId, cents]) => [Number(itemId), cents]),
  }))
}

const listed = (ids: readonly number[]): readonly number[] => (ids.length > 0 ? ids : [-1])

async function grantsById(reader: Reader, ids: readonly number[]): Promise<Map<number, FundingGrant>> {
  const grants = await reader
    .selectFrom('budget_grant as g')
    .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .select(['g.id', 'g.title', 'g.funder_id', 'f.name as funder', 'f.kind', 'f.european_fund', 'g.period_from', 'g.period_to'])
    .select(['g.rate_cap_bp', 'g.all_items', 'g.asked_cents', 'g.proposed_cents', 'g.awarded_cents', 'g.refused_on'])
    .where('g.id', 'in', listed(ids))
    .execute()
  const years = await reader.selectFrom('budget_grant_year').selectAll().where('grant_id', 'in', listed(ids)).execute()
  const items = await reader.selectFrom('budget_grant_item').selectAll().where('grant_id', 'in', listed(ids)).execute()
  const yearsOf = Map.groupBy(years, ({ grant_id }) => grant_id)
  const itemsOf = Map.groupBy(items, ({ grant_id }) => grant_id)
  return new Map(
    grants.map((row) => {
      const { awarded_cents: awarded, proposed_cents: proposed, asked_cents: asked } = row
      const basis: AwardBasis | null = awarded !== null ? 'awarded' : proposed !== null ? 'proposed' : asked !== null ? 'asked' : null
      const fund = row.european_fund?.trim().toLowerCase()
      return [
        row.id,
        {
          id: row.id,
          title: row.title,
          funderId: row.funder_id,
          funder: row.funder,
          european: row.kind === 'european' ? fund || `funder ${row.funder_id}` : null,
          periodFrom: row.period_from,
          periodTo: row.period_to,
          rateCapBp: row.rate_cap_bp,
          eligible: row.all_items ? null : new Set((itemsOf.get(row.id) ?? []).map(({ item_id }) => item_id)),
          refused: row.refused_on !== null,
          amountCents: awarded ?? proposed ?? asked,
          basis,
          byYear: new Map((yearsOf.get(row.id) ?? []).map(({ year, amount_cents }) => [year, amount_cents])),
        },
      ]
    }),
  )
}

/** The actions that the keys of a version name, by the kind of key (R28). */
async function keyedOf(reader: Reader, versionId: number): Promise<{ flat: Set<number>; weighed: Set<number> }> {
  const rows = await reader
    .selectFrom('budget_key_weight as w')
    .innerJoin('budget_key as k', 'k.id', 'w.key_id')
    .select(['k.kind', 'w.item_id'])
    .where('k.version_id', '=', versionId)
    .execute()
  const named = (kind: 'flat' | 'weights') => new Set(rows.filter((row) => row.kind === kind).map(({ item_id }) => item_id))
  return { flat: named('flat'), weighed: named('weights') }
}

/** All that the rules on funding look at. Whoever calls has looked whether the reader sees lines at all. */
export async function fundingOf(reader: Reader, versionId: number): Promise<Funding> {
  const [bands, { flat, weighed }] = await Promise.all([bandsOf(reader, versionId), keyedOf(reader, versionId)])
  const grantIds = new Set(bands.flatMap(({ grantId }) => grantId ?? []))
  const itemIds = new Set([...bands.flatMap(({ parts }) => parts.map(([itemId]) => itemId)), ...flat])
  const [grants, items] = await Promise.all([
    grantsById(reader, [...grantIds]),
    reader
      .selectFrom('plan_item')
      .select(['id', 'code', 'title_fr', 'title_en'])
      .where('id', 'in', listed([...itemIds]))
      .execute(),
  ])
  const actions = new Map(items.map(({ id, code, title_fr, title_en }) => [id, { id, code, title: { fr: title_fr, en: title_en } }]))
  return { bands, actions, grants, flat, weighed }
}

/** What is wrong with how this version's actions are funded, or to be looked at: for those who write it. */
export const findingsOf = async (reader: Reader, version: Pick<Version, 'id'>): Promise<Finding[]> =>
  fundingFindings(await fundingOf(reader, version.id))
