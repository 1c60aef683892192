/** From an understood file to a plan: rehearsed onto a plan that stands, handed to a job where it is large, written in one transaction, once. */
import { sql } from 'kysely'
import { nowOf, record, sendJob } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { storedJson } from '#kernel/values/stored-json.ts'
import { type Plan, planById } from '../queries/plans.ts'
import { countedItems, heldUpload, itemsEverMade, type Upload } from '../queries/uploads.ts'
import { writesFor } from '../rules/build.ts'
import { objectionToImporting } from '../rules/imports.ts'
import {
  changesBetween,
  objectionToBringingIn,
  objectionToRevision,
  type RehearsedChange,
  rehearsalText,
  type Understood,
} from '../rules/upload.ts'
import { mayWrite } from '../rules.ts'
import type { UploadChoices, UploadOutcome, WritingOrder } from '../tables/upload.ts'
import type { PlanDraft } from '../tables.ts'
import { type ImportedPlan, importPlan } from './import.ts'
import { ownEntry, WRITING_QUEUE } from './upload.ts'

export interface Rehearsal {
  imported: ImportedPlan
  changes: RehearsedChange[]
  /** Of all that would be written of the items: whoever agrees to it agrees to exactly this. */
  fingerprint: string
}

async function planToWriteOn(tx: Writer, actor: Actor, id: number): Promise<Plan> {
  const plan = await planById(tx, actor, id)
  if (!plan) throw new Refusal(objection('plan.unknown_choice', {}, 'onto'))
  if (!mayWrite(actor, plan)) throw notYours()
  refuse(objectionToImporting(plan))
  return plan
}

/** Brings the file onto a plan that is not adopted, and tells all that it changed there: run by `rehearse`, nothing of it stays. */
export async function bringOnto(tx: Writer, actor: Actor, planId: number, { draft, keep }: Understood): Promise<Rehearsal> {
  const { slug } = await planToWriteOn(tx, actor, planId)
  const before = await countedItems(tx, planId)
  const imported = await importPlan(tx, actor, { draft, slug, publish: false, life: 'draft', keep })
  const after = await countedItems(tx, planId)
  return { imported, changes: changesBetween(before, after), fingerprint: sha256(rehearsalText(before, after)) }
}

/** The draft of a new plan as the person chose it; the file's own address and owner count for nothing here. */
function draftChosen({ draft, lang }: Understood, choices: UploadChoices, owner: string): PlanDraft {
  if (choices.title === null) throw new Refusal(objection('kernel.required', {}, 'title'))
  return { ...draft, title: { ...draft.title, [lang]: choices.title }, slug: null, owner, kind: choices.kind ?? draft.kind }
}

/** Two who choose the same new address at once: the second waits, and is told. */
const holdAddress = (tx: Writer, slug: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`plan address ${slug}`}, 0))`.execute(tx)

async function bringNew(tx: Writer, actor: Actor, understood: Understood, choices: UploadChoices): Promise<ImportedPlan> {
  const own = writesFor(actor)
  const owner = own.find(({ id }) => id === choices.owner)
  if (!owner) throw own.length === 0 ? notYours() : new Refusal(objection('plan.unknown_choice', {}, 'owner'))
  const { slug } = choices
  if (slug !== null) {
    await holdAddress(tx, slug)
    // Onto a plan that stands one writes by choosing it, never by hitting its address.
    const taken = await tx.selectFrom('plan_plan').select('id').where('slug', '=', slug).executeTakeFirst()
    if (taken) throw new Refusal(objection('plan.slug_taken', { slug }, 'slug'), 409)
  }
  const draft = draftChosen(understood, choices, owner.name)
  const imported = await importPlan(tx, actor, { draft, slug, publish: false, life: 'draft', keep: understood.keep })
  const made = await tx.selectFrom('plan_plan').select('owner_id').where('id', '=', imported.planId).executeTakeFirstOrThrow()
  // Of two organisations of one name, the import cannot know which is meant.
  if (made.owner_id !== owner.id) refuse(objection('plan.unknown_choice', {}, 'owner'))
  return imported
}

export interface BringIn extends Pick<WritingOrder, 'id' | 'revision' | 'rehearsed'> {
  understood: Understood
  choices: UploadChoices
  /** A job takes up what was handed to it; a request writes what stands in the preview. */
  from: 'read' | 'writing'
}

const finished = (upload: Upload) => (upload.state === 'written' && upload.plan ? { slug: upload.plan.slug, imported: null } : null)

/**
 * Writes the plan of a file in one transaction: all of it or nothing. Who sends the same form twice brings it in once: the second time `imported`
 * is null. Null: another process took it up, or it was forgotten. Refuses a reading that is not the one shown, an address that was taken
 * meanwhile, a plan that was adopted or changed since the rehearsal.
 */
export async function bringIn(tx: Writer, actor: Actor, input: BringIn): Promise<{ slug: string; imported: ImportedPlan | null } | null> {
  const upload = await heldUpload(tx, actor, input.id)
  if (!upload) return null
  if (upload.state === 'written') return finished(upload)
  if (upload.state !== input.from) return null
  refuse(objectionToRevision(upload, input.revision), 409)
  refuse(objectionToBringingIn(input.understood))
  const { choices, understood, rehearsed } = input
  let imported: ImportedPlan
  if (choices.onto === null) imported = await bringNew(tx, actor, understood, choices)
  else {
    const done = await bringOnto(tx, actor, choices.onto, understood)
    if (done.fingerprint !== rehearsed) throw new Refusal(objection('plan.changed_since_rehearsal', {}), 409)
    imported = done.imported
  }
  await keepOutcome(tx, input.id, imported)
  const { created, changed } = imported
  await record(tx, actor, 'plan.file_brought_in', { ...ownEntry(actor, input.id), payload: { created, changed } })
  return { slug: imported.slug, imported }
}

/** The bytes have served; what was understood stays to be read again. */
async function keepOutcome(tx: Writer, id: number, imported: ImportedPlan): Promise<void> {
  const { planId, created, changed, unchanged, missing } = imported
  const outcome: UploadOutcome = { kind: 'written', created, changed, unchanged, missing: missing.length }
  await tx
    .updateTable('plan_upload')
    .set({
      state: 'written',
      progress: 100,
      content: Buffer.alloc(0),
      outcome: storedJson(outcome),
      plan_id: planId,
      moved_at: nowOf(tx),
    })
    .where('id', '=', id)
    .execute()
}

/** Remembers what was chosen in a preview, so that it stands there again. */
export async function keepChoices(tx: Writer, id: number, choices: UploadChoices): Promise<void> {
  await tx
    .updateTable('plan_upload')
    .set({ choices: storedJson(choices), outcome: null })
    .where('id', '=', id)
    .where('state', '=', 'read')
    .execute()
}

/** Hands the writing of a large plan to a job. Sent twice, it is handed over once. */
export async function handOver(tx: Writer, actor: Actor, order: WritingOrder, choices: UploadChoices, items: number): Promise<void> {
  const upload = found(await heldUpload(tx, actor, order.id))
  if (upload.state !== 'read') return
  refuse(objectionToRevision(upload, order.revision), 409)
  const since = choices.onto === null ? await itemsEverMade(tx) : null
  await tx
    .updateTable('plan_upload')
    .set({
      state: 'writing',
      progress: 0,
      choices: storedJson(choices),
      outcome: storedJson({ kind: 'handed', items, since } satisfies UploadOutcome),
      moved_at: nowOf(tx),
    })
    .where('id', '=', upload.id)
    .execute()
  await sendJob(tx, WRITING_QUEUE, { ...order })
}

/** The preview is there again after writing whose process ended. Whoever still writes holds the row, and is waited for. */
export async function stopWriting(tx: Writer, actor: Actor, id: number): Promise<void> {
  const upload = found(await heldUpload(tx, actor, id))
  if (upload.state !== 'writing') return
  await tx
    .updateTable('plan_upload')
    .set({ state: 'read', moved_at: nowOf(tx) })
    .where('id', '=', id)
    .execute()
}
