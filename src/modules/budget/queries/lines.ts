/** The lines of a version with what they are linked to, and how they are spread. Whoever calls has looked whether the reader sees lines at all. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { FunderKind, LineFacts, Side, Spread } from '../tables.ts'

export interface Line extends LineFacts {
  id: number
  version_id: number
  year: number
  position: number
  side: Side
  spread: Spread
  key_id: number | null
  origin_id: number | null
  revision: number
  example: boolean
  grant: { id: number; title: string; funderId: number; funder: string; kind: FunderKind; europeanFund: string | null } | null
  /** Of how many actions it pays a part, and how much of it is spread. */
  actions: number
  spreadCents: number
}

/** In the order of the sheet: charges before income, by account, then as they were written. */
export async function linesOf(reader: Reader, versionId: number, year: number | null = null): Promise<Line[]> {
  const rows = await lineRows(reader)
    .where('l.version_id', '=', versionId)
    .where('l.removed', '=', false)
    .$if(year !== null, (query) => query.where('l.year', '=', year!))
    .orderBy('l.side')
    .orderBy(sql`l.account collate "C"`)
    .orderBy('l.year')
    .orderBy('l.position')
    .orderBy('l.id')
    .execute()
  return rows.map(lineOf)
}

export async function lineById(reader: Reader, id: number): Promise<(Line & { removed: boolean }) | null> {
  const row = await lineRows(reader).where('l.id', '=', id).executeTakeFirst()
  return row ? { ...lineOf(row), removed: row.removed } : null
}

/** Several at once, removed ones too. */
export async function linesByIds(reader: Reader, ids: readonly number[]): Promise<(Line & { removed: boolean })[]> {
  const rows = await lineRows(reader)
    .where('l.id', 'in', ids.length > 0 ? ids : [-1])
    .orderBy('l.position')
    .execute()
  return rows.map((row) => ({ ...lineOf(row), removed: row.removed }))
}

const lineRows = (reader: Reader) =>
  reader
    .selectFrom('budget_line as l')
    .leftJoin('budget_grant as g', 'g.id', 'l.grant_id')
    .leftJoin('budget_funder as f', 'f.id', 'g.funder_id')
    // Line by line: a network's budgets have far more shares than one version.
    .leftJoinLateral(
      (share) =>
        share
          .selectFrom('budget_share')
          .select([sql<number>`count(*)::int`.as('actions'), sql<number>`coalesce(sum(amount_cents), 0)::bigint`.as('cents')])
          .whereRef('line_id', '=', 'l.id')
          .as('s'),
      (join) => join.onTrue(),
    )
    .selectAll('l')
    .select(['g.title as grant_title', 'f.id as funder_id', 'f.name as funder_name', 'f.kind as funder_kind', 'f.european_fund'])
    .select(['s.actions', 's.cents as spread_cents'])

type Row = Awaited<ReturnType<ReturnType<typeof lineRows>['executeTakeFirstOrThrow']>>

const lineOf = ({
  grant_title,
  funder_id,
  funder_name,
  funder_kind,
  european_fund,
  actions,
  spread_cents,
  removed: _,
  ...row
}: Row): Line => ({
  ...row,
  grant:
    row.grant_id === null
      ? null
      : {
          id: row.grant_id,
          title: grant_title!,
          funderId: funder_id!,
          funder: funder_name!,
          kind: funder_kind!,
          europeanFund: european_fund,
        },
  actions: actions ?? 0,
  spreadCents: spread_cents ?? 0,
})

export interface Share {
  lineId: number
  itemId: number
  shareBp: number | null
  amountCents: number
}

/** What of each line falls to which action. */
export async function sharesOf(reader: Reader, versionId: number, year: number | null = null): Promise<Share[]> {
  const rows = await reader
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .select(['s.line_id', 's.item_id', 's.share_bp', 's.amount_cents'])
    .where('l.version_id', '=', versionId)
    .where('l.removed', '=', false)
    .$if(year !== null, (query) => query.where('l.year', '=', year!))
    .orderBy('s.line_id')
    .orderBy('s.item_id')
    .execute()
  return rows.map((row) => ({ lineId: row.line_id, itemId: row.item_id, shareBp: row.share_bp, amountCents: row.amount_cents }))
}

/** What the keys of a version are called. */
export async function keyNames(reader: Reader, versionId: number): Promise<Map<number, string>> {
  const rows = await reader.selectFrom('budget_key').select(['id', 'name']).where('version_id', '=', versionId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface GrantChoice {
  id: number
  title: string
  funder: string
}

/** The grants that a line of this organisation may be linked to, by funder. */
export async function grantChoices(reader: Reader, organisationId: number): Promise<GrantChoice[]> {
  return reader
    .selectFrom('budget_grant as g')
    .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .select(['g.id', 'g.title', 'f.name as funder'])
    .where('g.organisation_id', '=', organisationId)
    .where('g.removed', '=', false)
    .orderBy('f.name')
    .orderBy('g.period_from')
    .orderBy('g.id')
    .execute()
}
