/** Documents added to a plan or an item, taken away, and put back. */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { contentOf } from '#kernel/media.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { extensionOf, type UploadedFile } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Content, mediaType } from '#kernel/values/media.ts'
import { objection } from '#kernel/values/objection.ts'
import { documentWithPlace, fingerprintsAt, type PlacedDocument } from '../queries/documents.ts'
import type { Item } from '../queries/items.ts'
import { type Plan, planBySlug } from '../queries/plans.ts'
import { mayKeepDocuments, objectionToAnother, objectionToDocument } from '../rules.ts'
import { lockedItem, subjectsOfItem } from './items.ts'

interface Place {
  plan: Plan
  item: Item | null
}

/** Where a document may be put by this actor, held: of two who add at once, the second sees the first. */
async function lockedPlace(tx: Writer, actor: Actor, place: { itemId: number } | { slug: string }): Promise<Place> {
  if ('itemId' in place) return lockedItem(tx, actor, place.itemId)
  await tx.selectFrom('plan_plan').select('id').where('slug', '=', place.slug).forUpdate().execute()
  return { plan: found(await planBySlug(tx, actor, place.slug)), item: null }
}

function refuseUnlessKeeper(actor: Actor, { plan, item }: Place): void {
  if (plan.state === 'closed') refuse(objection('plan.closed_plan_frozen', {}), 403)
  if (!mayKeepDocuments(actor, plan, item && { ...item, action: item.level === plan.lastLevel })) throw notYours()
}

const entryOf = ({ plan, item }: Place) => ({
  organisationId: plan.responsibleId,
  public: plan.state !== 'draft',
  subjects: item ? subjectsOfItem(item) : [{ kind: 'plan', id: plan.id }],
})

type Kept = Exclude<Content, { refused: unknown }>

/**
 * Adds documents to an item or to a plan: each is known by its content (docs/decisions/0020-documents-in-the-database.md). Returns the journal
 * entries, one for each. Refuses all of them when one is not what its name says, or is there already.
 */
export async function addDocuments(
  tx: Writer,
  actor: Actor,
  input: { place: { itemId: number } | { slug: string }; files: UploadedFile[]; example?: boolean },
): Promise<number[]> {
  if (input.files.length === 0) refuse(objection('plan.document_missing', {}, 'files'))
  const contents = await Promise.all(input.files.map(({ bytes }) => contentOf(bytes)))
  const place = await lockedPlace(tx, actor, input.place)
  refuseUnlessKeeper(actor, place)
  const there = await fingerprintsAt(tx, { planId: place.plan.id, itemId: place.item?.id ?? null })
  const entries: number[] = []
  for (const [index, file] of input.files.entries()) {
    const content = contents[index]!
    const fingerprint = sha256(file.bytes)
    refuse(objectionToDocument(file.name, extensionOf(file.name), content) ?? objectionToAnother(file.name, fingerprint, there))
    there.push({ sha256: fingerprint })
    entries.push(await addDocument(tx, actor, place, file, content as Kept, fingerprint, input.example ?? false))
  }
  return entries
}

async function addDocument(
  tx: Writer,
  actor: Actor,
  place: Place,
  { name, bytes }: UploadedFile,
  content: Kept,
  fingerprint: string,
  example: boolean,
): Promise<number> {
  const { id } = await tx
    .insertInto('plan_document')
    .values({
      plan_id: place.plan.id,
      item_id: place.item?.id ?? null,
      name,
      media_type: mediaType(content, extensionOf(name)),
      size_bytes: bytes.length,
      sha256: fingerprint,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      added_at: nowOf(tx),
      added_by: actor.personId,
      example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return record(tx, actor, 'plan.document_added', { ...entryOf(place), payload: { documentId: id, name } })
}

/** The document with its place, both held. */
async function lockedDocument(tx: Writer, actor: Actor, id: number, removed: boolean): Promise<PlacedDocument> {
  const { item, plan } = found(await documentWithPlace(tx, actor, id, todayOf(tx), { removed }))
  await lockedPlace(tx, actor, item ? { itemId: item.id } : { slug: plan.slug })
  // Somebody may have been faster.
  return found(await documentWithPlace(tx, actor, id, todayOf(tx), { removed }))
}

/** Takes a document away: nobody gets it any more, and it can be put back. Returns the journal entry. */
export async function removeDocument(tx: Writer, actor: Actor, id: number, undoes?: number): Promise<{ entryId: number; place: Place }> {
  const placed = await lockedDocument(tx, actor, id, false)
  refuseUnlessKeeper(actor, placed)
  await tx.updateTable('plan_document').set({ removed: true }).where('id', '=', id).execute()
  const payload = { documentId: id, name: placed.document.name, undoes }
  return { entryId: await record(tx, actor, 'plan.document_removed', { ...entryOf(placed), payload }), place: placed }
}

/** Puts a document back that was taken away; its removal is undone. */
export async function restoreDocument(tx: Writer, actor: Actor, id: number, undoes: number): Promise<void> {
  const placed = await lockedDocument(tx, actor, id, true)
  refuseUnlessKeeper(actor, placed)
  const there = await fingerprintsAt(tx, { planId: placed.plan.id, itemId: placed.item?.id ?? null })
  const { name, sha256: fingerprint } = placed.document
  const objected = objectionToAnother(name, fingerprint, there)
  if (objected) throw new Refusal(objected, 409)
  await tx.updateTable('plan_document').set({ removed: false }).where('id', '=', id).execute()
  await record(tx, actor, 'plan.document_added', { ...entryOf(placed), payload: { documentId: id, name, undoes } })
}
