/** Who last wrote each line, and the papers that allow what goes on to others. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { DocumentKind } from '../../tables.ts'

/** The last entry of the journal on each of these lines: added, edited, spread. */
export async function lastEntries(reader: Reader, versionId: number, lineIds: readonly number[]): Promise<Map<number, number>> {
  if (lineIds.length === 0) return new Map()
  const rows = await reader
    .selectFrom(
      sql<{ line: number; entry: number }>`(
    with entries as (
      select e.id, e.payload from journal_entry e join journal_subject s on s.entry_id = e.id
      where s.kind = 'budget_version' and s.id = ${versionId} and e.deed like 'budget.%'
    ), named as (
      select id, (payload->>'lineId')::bigint as line from entries where payload ? 'lineId'
      union all
      select id, one::bigint from entries, jsonb_array_elements_text(payload->'lineIds') as one where payload ? 'lineIds'
    )
    select line, max(id)::bigint as entry from named where line = any(${[...lineIds]}::bigint[]) group by line)`.as('last'),
    )
    .selectAll()
    .execute()
  return new Map(rows.map(({ line, entry }) => [line, entry]))
}

export interface AllowingPaper {
  id: number
  grantId: number
  kind: DocumentKind
  name: string
  clause: string | null
  signedOn: Day | null
  example: boolean
}

/** R20, R21: what the funders of these grants have allowed in writing. */
export async function allowingPapers(reader: Reader, grantIds: readonly number[]): Promise<AllowingPaper[]> {
  if (grantIds.length === 0) return []
  const rows = await reader
    .selectFrom('budget_document')
    .select(['id', 'grant_id', 'kind', 'name', 'clause', 'signed_on', 'example'])
    .where('grant_id', 'in', [...new Set(grantIds)])
    .where('kind', 'in', ['regrant_authorisation', 'partnership', 'award', 'agreement'])
    .where('removed', '=', false)
    .orderBy('grant_id')
    .orderBy('id')
    .execute()
  return rows.map(({ grant_id, signed_on, ...row }) => ({ ...row, grantId: grant_id!, signedOn: signed_on }))
}
