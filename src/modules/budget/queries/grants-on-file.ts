/** The grants that a budget's lines may draw on, with the papers on file. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { GrantOnFile } from '../rules/lines.ts'
import type { DocumentKind } from '../tables.ts'

export async function grantsOnFile(reader: Reader, organisationId: number): Promise<Map<number, GrantOnFile>> {
  const rows = await reader
    .selectFrom('budget_grant as g')
    .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .select(['g.id', 'g.title', 'f.kind'])
    .select(
      sql<
        DocumentKind[]
      >`coalesce((select array_agg(distinct d.kind) from budget_document d where d.grant_id = g.id and not d.removed), '{}')`.as('papers'),
    )
    .where('g.organisation_id', '=', organisationId)
    .where('g.removed', '=', false)
    .orderBy('g.title')
    .execute()
  return new Map(rows.map(({ id, title, kind, papers }) => [id, { id, title, funderKind: kind, papers }]))
}
