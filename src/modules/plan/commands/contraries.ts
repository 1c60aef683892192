/** The contraries by which deeds around the work on a plan are undone: documents, links, sharing. */
import type { DeedName, Deeds } from '#kernel/capability.ts'
import { todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { JournalEntry } from '#kernel/journal.ts'
import { found, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { documentWithPlace } from '../queries/documents.ts'
import { planById } from '../queries/plans.ts'
import { BUILD_CONTRARIES } from './build-undo.ts'
import { removeDocument, restoreDocument } from './documents.ts'
import { lockedItem } from './items.ts'
import { linkServing, unlinkServing } from './serving.ts'
import { shareDraft, unshareDraft } from './sharing.ts'

type Contrary = (tx: Writer, actor: Actor, entry: JournalEntry) => Promise<void>

const refuseUnlessOwn = (actor: Actor, entry: JournalEntry): void =>
  refuse(entry.personId === actor.personId ? null : objection('plan.not_your_deed', {}), 403)

/** A document as the deed left it; done again meanwhile, it is not there any more. */
const ofDocument =
  (removed: boolean): Contrary =>
  async (tx, actor, entry) => {
    const { documentId } = entry.payload as Deeds['plan.document_added']
    const [there, other] = await Promise.all(
      [removed, !removed].map((gone) => documentWithPlace(tx, actor, documentId, todayOf(tx), { removed: gone })),
    )
    found(there ?? other)
    refuseUnlessOwn(actor, entry)
    refuse(there ? null : objection('plan.touched_since', {}), 409)
    if (removed) await restoreDocument(tx, actor, documentId, entry.id)
    else await removeDocument(tx, actor, documentId, entry.id)
  }

/**
 * Each undoes one's own deed with the rights and refusals of its contrary, which records itself. Other deeds on the item may have followed: in the
 * way stands only that the same thing was undone already.
 */
export const CONTRARIES: { [Name in DeedName]?: Contrary } = {
  ...BUILD_CONTRARIES,
  'plan.document_added': ofDocument(false),
  'plan.document_removed': ofDocument(true),
  async 'plan.serving_changed'(tx, actor, entry) {
    const { actionId, servedId, linked } = entry.payload as Deeds['plan.serving_changed']
    await lockedItem(tx, actor, actionId)
    refuseUnlessOwn(actor, entry)
    if (linked) await unlinkServing(tx, actor, { actionId, servedId, undoes: entry.id })
    else await linkServing(tx, actor, { actionId, served: { id: servedId }, undoes: entry.id })
  },
  async 'plan.sharing_changed'(tx, actor, entry) {
    const { slug } = found(await planById(tx, actor, found(entry.subjects[0]).id))
    refuseUnlessOwn(actor, entry)
    const { bodyId, shared } = entry.payload as Deeds['plan.sharing_changed']
    await (shared ? unshareDraft : shareDraft)(tx, actor, { slug, bodyId, undoes: entry.id })
  },
}
