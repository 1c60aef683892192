/** Papers of grants, agreements and organisations: put on file, and taken out unless money rests on them. The treasurer and the permanents. */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { contentOf } from '#kernel/media.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { extensionOf } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Content, mediaType } from '#kernel/values/media.ts'
import { grantOwner } from '../../queries/grants/grants.ts'
import { type Paper, type PapersPlace, paperById, papersOf } from '../../queries/grants/papers.ts'
import {
  LETS,
  objectionsToPaper,
  objectionToAnotherPaper,
  objectionToFile,
  objectionToRemovingPaper,
  type PaperPlace,
} from '../../rules/grants/papers.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import type { DocumentKind } from '../../tables.ts'
import { aboutGrant, heldGrant, holdDrafts } from './grants.ts'

export interface PaperInput {
  organisationId: number
  /** Of a grant, of an agreement, or (both null) of the organisation itself. */
  grantId: number | null
  agreementId: number | null
  kind: DocumentKind
  /** The words that allow it: « article 6 : … ». */
  clause: string | null
  signedOn: Day | null
  /** Of which year it speaks: a publication's, a report's. */
  aboutYear?: number | null
  name: string
  bytes: Uint8Array<ArrayBuffer>
  example?: boolean
}

interface Held {
  place: PaperPlace
  asked: PapersPlace
  about: ReturnType<typeof aboutGrant>
  example: boolean
}

/** What the paper belongs to, held, for who may write it. */
async function heldPlace(tx: Writer, actor: Actor, input: Pick<PaperInput, 'organisationId' | 'grantId' | 'agreementId'>): Promise<Held> {
  const { organisationId, grantId, agreementId } = input
  if (grantId !== null) {
    const grant = await heldGrant(tx, actor, grantId)
    if (grant.organisationId !== organisationId) found(null)
    return { place: 'grant', asked: { grantId }, about: aboutGrant(grant), example: grant.example }
  }
  const owner = found(await grantOwner(tx, actor, organisationId))
  if (!mayEditBudget(actor, owner)) throw notYours()
  if (agreementId !== null) return heldAgreement(tx, organisationId, agreementId)
  await tx.selectFrom('people_organisation').select('id').where('id', '=', organisationId).forUpdate().execute()
  const subjects = [{ kind: 'organisation', id: organisationId }]
  return { place: 'organisation', asked: { organisationId }, about: { organisationId, public: false, subjects }, example: false }
}

async function heldAgreement(tx: Writer, organisationId: number, agreementId: number): Promise<Held> {
  await tx.selectFrom('budget_agreement').select('id').where('id', '=', agreementId).forUpdate().execute()
  const agreement = found(
    await tx
      .selectFrom('budget_agreement as a')
      .innerJoin('budget_budget as b', 'b.id', 'a.budget_id')
      .select(['a.budget_id', 'a.example', 'b.organisation_id'])
      .where('a.id', '=', agreementId)
      .executeTakeFirst(),
  )
  if (agreement.organisation_id !== organisationId) found(null)
  const subjects = [
    { kind: 'agreement', id: agreementId },
    { kind: 'budget', id: agreement.budget_id },
  ]
  return { place: 'agreement', asked: { agreementId }, about: { organisationId, public: false, subjects }, example: agreement.example }
}

/** Puts a paper on file: it is known by its content, and its name must not say something else. Returns its id. */
export async function addPaper(tx: Writer, actor: Actor, input: PaperInput): Promise<number> {
  const { kind, signedOn, name, bytes } = input
  const paper = { kind, clause: input.clause?.trim() || null, signedOn, aboutYear: input.aboutYear ?? null }
  const content = await contentOf(bytes)
  const { place, asked, about, example } = await heldPlace(tx, actor, input)
  refuse(objectionsToPaper(paper, place, todayOf(tx)))
  const fingerprint = sha256(bytes)
  refuse(objectionToFile(name, extensionOf(name), content) ?? objectionToAnotherPaper(name, fingerprint, kind, await papersOf(tx, asked)))
  const { id } = await tx
    .insertInto('budget_document')
    .values({
      organisation_id: input.organisationId,
      grant_id: input.grantId,
      agreement_id: input.agreementId,
      kind,
      clause: paper.clause,
      signed_on: signedOn,
      about_year: paper.aboutYear,
      name,
      media_type: mediaType(content as Exclude<Content, { refused: unknown }>, extensionOf(name)),
      size_bytes: bytes.length,
      sha256: fingerprint,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      added_at: nowOf(tx),
      example: input.example ?? example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'budget.paper_added', { ...about, payload: { documentId: id, kind, name } })
  return id
}

/** What rests on a grant's paper of this kind: lines of versions that are not given up, and agreements under which money is or was passed on. */
async function restingOn(tx: Writer, { grantId, kind }: Paper): Promise<{ lines: number; agreements: number }> {
  const transfer = LETS[kind]
  if (grantId === null || transfer === undefined) return { lines: 0, agreements: 0 }
  const lines = await tx
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select('l.id')
    .where('l.grant_id', '=', grantId)
    .where('l.transfer', '=', transfer)
    .where('l.removed', '=', false)
    .where('v.given_up', '=', false)
    .execute()
  const agreements = await tx
    .selectFrom('budget_agreement')
    .select('id')
    .where('grant_id', '=', grantId)
    .where('transfer', '=', transfer)
    // What was paid is asked about long after the agreement ended.
    .where((eb) =>
      eb.or([
        eb('ended_on', 'is', null),
        eb.exists(
          eb
            .selectFrom('budget_instalment as i')
            .select('i.id')
            .whereRef('i.agreement_id', '=', 'budget_agreement.id')
            .where('i.paid_on', 'is not', null),
        ),
      ]),
    )
    .execute()
  return { lines: lines.length, agreements: agreements.length }
}

/** Takes a paper out of the file; nobody gets it any more. Returns what it belonged to. */
export async function removePaper(tx: Writer, actor: Actor, id: number): Promise<Paper> {
  const { paper } = found(await paperById(tx, actor, id))
  if (paper.grantId !== null && LETS[paper.kind] !== undefined) await holdDrafts(tx, paper.organisationId)
  const { asked, about } = await heldPlace(tx, actor, paper)
  const there = await papersOf(tx, asked)
  // Somebody may have been faster.
  found(there.find((each) => each.id === id))
  if ('grantId' in asked) {
    const others = there.filter((each) => each.id !== id && each.kind === paper.kind).length
    refuse(objectionToRemovingPaper(paper.kind, { others, ...(await restingOn(tx, paper)) }))
  }
  await tx.updateTable('budget_document').set({ removed: true }).where('id', '=', id).execute()
  await record(tx, actor, 'budget.paper_removed', { ...about, payload: { documentId: id, kind: paper.kind, name: paper.name } })
  return paper
}
