/** Papers on file: of a grant, of an agreement, or of an organisation itself; and their bytes, a piece at a time. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { mayReadDraftBudget, mayReadStatement, type OwnerRef } from '../../rules/rights.ts'
import type { DocumentKind } from '../../tables.ts'
import { ownersById } from '../names.ts'

export interface Paper {
  id: number
  organisationId: number
  grantId: number | null
  agreementId: number | null
  kind: DocumentKind
  clause: string | null
  signedOn: Day | null
  aboutYear: number | null
  name: string
  mediaType: string
  sizeBytes: number
  sha256: string
  addedAt: Date
  example: boolean
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('budget_document')
    .select(['id', 'organisation_id', 'grant_id', 'agreement_id', 'kind', 'clause', 'signed_on', 'about_year'])
    .select(['name', 'media_type', 'size_bytes', 'sha256', 'added_at', 'example'])
    .where('removed', '=', false)
    .orderBy('added_at')
    .orderBy('id')

const paperOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>): Paper => ({
  id: row.id,
  organisationId: row.organisation_id,
  grantId: row.grant_id,
  agreementId: row.agreement_id,
  kind: row.kind,
  clause: row.clause,
  signedOn: row.signed_on,
  aboutYear: row.about_year,
  name: row.name,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  addedAt: row.added_at,
  example: row.example,
})

/** `organisationId` alone: those that belong to no grant and no agreement. */
export type PapersPlace = { grantId: number } | { agreementId: number } | { organisationId: number }

/** The papers of one place, the first first. Whoever calls has looked whether the reader may know of it. */
export async function papersOf(reader: Reader, place: PapersPlace): Promise<Paper[]> {
  const asked =
    'grantId' in place
      ? rows(reader).where('grant_id', '=', place.grantId)
      : 'agreementId' in place
        ? rows(reader).where('agreement_id', '=', place.agreementId)
        : rows(reader).where('organisation_id', '=', place.organisationId).where('grant_id', 'is', null).where('agreement_id', 'is', null)
  return (await asked.execute()).map(paperOf)
}

/** The papers of these organisations that belong to no grant and no agreement: R23 and R38 look for them. */
export async function organisationPapers(reader: Reader, organisationIds: number[]): Promise<Paper[]> {
  if (organisationIds.length === 0) return []
  const asked = rows(reader).where('organisation_id', 'in', organisationIds).where('grant_id', 'is', null).where('agreement_id', 'is', null)
  return (await asked.execute()).map(paperOf)
}

/** Papers of these grants. */
export async function papersOfGrants(reader: Reader, grantIds: number[]): Promise<Paper[]> {
  return grantIds.length === 0 ? [] : (await rows(reader).where('grant_id', 'in', grantIds).execute()).map(paperOf)
}

/** A paper for who may read what it belongs to: an agreement's also for its recipient. Null: it does not exist for him or her. */
export async function paperById(reader: Reader, actor: Actor | null, id: number): Promise<{ paper: Paper; owner: OwnerRef } | null> {
  const row = await rows(reader).where('id', '=', id).executeTakeFirst()
  const owner = row ? (await ownersById(reader, [row.organisation_id])).get(row.organisation_id) : undefined
  if (!row || !owner) return null
  const paper = paperOf(row)
  if (mayReadDraftBudget(actor, owner)) return { paper, owner }
  if (paper.agreementId === null) return null
  const agreement = await reader
    .selectFrom('budget_agreement')
    .select('recipient_id')
    .where('id', '=', paper.agreementId)
    .executeTakeFirst()
  return agreement && mayReadStatement(actor, owner, agreement.recipient_id) ? { paper, owner } : null
}

/** So many bytes of a paper from there on: it is never in memory as a whole. */
export async function paperPiece(reader: Reader, id: number, from: number, length: number): Promise<Buffer> {
  const row = await reader
    .selectFrom('budget_document')
    .select(sql<Buffer>`substring(content from ${from + 1}::int for ${length}::int)`.as('piece'))
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.piece ?? Buffer.alloc(0)
}
