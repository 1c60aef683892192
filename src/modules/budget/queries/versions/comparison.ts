/** Versions loaded to stand side by side, and what adopting one would change. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { Cost } from '../../rules/spread/sum-up.ts'
import { NOTHING, sumOfTotals, type Totals } from '../../rules/totals.ts'
import { type ComparedLine, type CountedGrant, type LostFunding, losses, shortfallByYear } from '../../rules/versions/comparison.ts'
import type { Recipient, Side } from '../../tables.ts'
import type { Version } from '../budgets.ts'
import { costsOf } from '../spread/costs.ts'
import { totalsByYear } from '../standing.ts'

export interface Compared {
  version: Version
  byYear: Map<number, Totals>
  /** Of the year that is looked at, or of all. */
  totals: Totals
  lines: ComparedLine[]
  costs: Map<number, Cost>
}

interface LineRow {
  version_id: number
  root_id: number
  year: number
  side: Side
  account: string
  label: string
  amount_cents: number
  recipient: Recipient | null
}

/** The lines of several versions, each with the first line that it was copied from. */
async function linesWithRoots(reader: Reader, versionIds: readonly number[], year: number | null): Promise<LineRow[]> {
  const rows = sql<LineRow>`(
    with recursive line as (
      select id, version_id, origin_id, year, side, account, label, amount_cents, recipient, position
      from budget_line
      where version_id = any(${versionIds as number[]}) and not removed and (${year}::int is null or year = ${year})
    ), ancestry as (
      select id, id as ancestor_id, origin_id from line
      union all
      select a.id, o.id, o.origin_id from ancestry a join budget_line o on o.id = a.origin_id
    )
    select l.version_id, a.ancestor_id as root_id, l.year, l.side, l.account, l.label, l.amount_cents, l.recipient
    from line l join ancestry a on a.id = l.id and a.origin_id is null
    order by l.side, l.account collate "C", l.year, l.position, l.id)`
  return reader.selectFrom(rows.as('rooted')).selectAll().execute()
}

/** What stands in each of these versions, in their order; whoever calls has looked how much of them the reader sees. */
export async function comparedVersions(reader: Reader, versions: readonly Version[], year: number | null): Promise<Compared[]> {
  const lines = await linesWithRoots(
    reader,
    versions.map(({ id }) => id),
    year,
  )
  const byVersion = Map.groupBy(lines, ({ version_id }) => version_id)
  // At most four.
  return Promise.all(
    versions.map(async (version) => {
      const [byYear, costs] = await Promise.all([totalsByYear(reader, version.id), costsOf(reader, version.id, year)])
      return {
        version,
        byYear,
        totals: year === null ? sumOfTotals([...byYear.values()]) : (byYear.get(year) ?? NOTHING),
        lines: (byVersion.get(version.id) ?? []).map((row) => ({
          rootId: row.root_id,
          year: row.year,
          side: row.side,
          account: row.account,
          label: row.label,
          amountCents: row.amount_cents,
          recipient: row.recipient,
        })),
        costs,
      }
    }),
  )
}

/** What actions are called. */
export async function actionNames(reader: Reader, ids: readonly number[]): Promise<Map<number, { code: string; title: Localized }>> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code', 'title_fr', 'title_en'])
    .where('id', 'in', ids.length > 0 ? [...ids] : [-1])
    .execute()
  return new Map(rows.map(({ id, code, title_fr, title_en }) => [id, { code, title: { fr: title_fr, en: title_en } }]))
}

/** The grants that a version counts on, with what their funders have said of them. */
async function countedGrants(reader: Reader, versionId: number): Promise<CountedGrant[]> {
  const counted = await reader
    .selectFrom('budget_line as l')
    .innerJoin('budget_grant as g', 'g.id', 'l.grant_id')
    .select(['g.id', 'g.title', 'g.refused_on', 'g.awarded_cents', 'l.year', sql<number>`sum(l.amount_cents)::bigint`.as('cents')])
    .where('l.version_id', '=', versionId)
    .where('l.removed', '=', false)
    .where('l.side', '=', 'income')
    .groupBy(['g.id', 'l.year'])
    .orderBy('g.id')
    .execute()
  const byGrant = Map.groupBy(counted, ({ id }) => id)
  const awarded = await reader
    .selectFrom('budget_grant_year')
    .selectAll()
    .where('grant_id', 'in', byGrant.size > 0 ? [...byGrant.keys()] : [-1])
    .execute()
  const yearsOf = Map.groupBy(awarded, ({ grant_id }) => grant_id)
  return [...byGrant].map(([id, rows]) => ({
    title: rows[0]!.title,
    counted: new Map(rows.map(({ year, cents }) => [year, cents])),
    refused: rows[0]!.refused_on !== null,
    awardedCents: rows[0]!.awarded_cents,
    awardedByYear: new Map((yearsOf.get(id) ?? []).map(({ year, amount_cents }) => [year, amount_cents])),
  }))
}

export interface Adoption {
  now: Compared
  /** The version in force that it would take the place of. */
  before: Compared | null
  /** What of its income will not come, by year: grants refused since, or awarded less. */
  shortfall: Map<number, number>
  lost: (LostFunding & { code: string })[]
}

/** What adopting this version would change. `inForce`: of the same budget; null: nothing is voted yet. */
export async function adoptionOf(reader: Reader, version: Version, inForce: Version | null): Promise<Adoption> {
  const before = inForce !== null && inForce.id !== version.id ? inForce : null
  const [now, held] = await comparedVersions(reader, before ? [version, before] : [version], null)
  const lost = held ? losses(held.costs, now!.costs) : []
  const [shortfall, names] = await Promise.all([
    countedGrants(reader, version.id).then(shortfallByYear),
    actionNames(
      reader,
      lost.map(({ itemId }) => itemId),
    ),
  ])
  return {
    now: now!,
    before: held ?? null,
    shortfall,
    lost: lost.map((each) => ({ ...each, code: names.get(each.itemId)?.code ?? '' })),
  }
}
