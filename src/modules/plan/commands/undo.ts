/** Undo: of one's own last deed, on an item or a plan that nobody touched since; itself a deed. */
import type { DeedName, Deeds } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type JournalEntry, journalEntry, lastEntryAbout } from '#kernel/journal.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Plan, planById } from '../queries/plans.ts'
import { openRevision } from '../queries/versions.ts'
import {
  changesBetween,
  editableFields,
  mayMoveOn,
  objectionsToEditing,
  objectionToBeginningRevision,
  objectionToRevised,
  takenBack,
} from '../rules.ts'
import type { PlanState } from '../tables.ts'
import { CONTRARIES } from './contraries.ts'
import { lockedItem, subjectsOfItem, writeItem } from './items.ts'
import { subjectsOfLife, writeState } from './life.ts'
import { takeBackVersion } from './versions.ts'

/** The states that a deed on a plan led from and to; null: it is no such deed. */
function stateBefore(entry: JournalEntry): PlanState | null {
  if (entry.deed === 'plan.published') return 'draft'
  if (entry.deed === 'plan.withdrawn') return 'published'
  if (entry.deed === 'plan.closed') return (entry.payload as Deeds['plan.closed']).from ?? 'adopted'
  if (entry.deed !== 'plan.adopted') return null
  // A next text that was adopted is woven into its plan: what changes it is the next decision. So it is of what an assembly voted on here.
  const { from, revisionId, voted } = entry.payload as Deeds['plan.adopted']
  return revisionId === undefined && !voted ? from : null
}

const UNDOABLE_EDITS: readonly DeedName[] = ['plan.item_edited', 'plan.item_edit_undone']

/** Undoes the deed of this journal entry. Returns the path subject: what it was about. */
export async function undoDeed(tx: Writer, actor: Actor, entryId: number): Promise<{ kind: 'item' | 'plan'; id: number }> {
  const entry = found(await journalEntry(tx, entryId))
  const main = found(entry.subjects[0])
  const contrary = CONTRARIES[entry.deed]
  if (contrary) {
    await contrary(tx, actor, entry)
    return { kind: main.kind === 'item' ? 'item' : 'plan', id: main.id }
  }
  const edit = main.kind === 'item' && UNDOABLE_EDITS.includes(entry.deed)
  if (edit) await undoEdit(tx, actor, entry, main.id)
  else await undoState(tx, actor, entry, found(main.kind === 'plan' ? main.id : null))
  return { kind: edit ? 'item' : 'plan', id: main.id }
}

/** One's own, and the last on its subject. */
async function refuseUnlessOwnAndLast(tx: Writer, actor: Actor, entry: JournalEntry): Promise<void> {
  if (entry.personId !== actor.personId) refuse(objection('plan.not_your_deed', {}), 403)
  const last = await lastEntryAbout(tx, entry.subjects[0]!)
  if (last?.id !== entry.id) refuse(objection('plan.touched_since', {}), 409)
}

async function undoEdit(tx: Writer, actor: Actor, entry: JournalEntry, itemId: number): Promise<void> {
  const { item, plan } = await lockedItem(tx, actor, itemId)
  await refuseUnlessOwnAndLast(tx, actor, entry)
  const { changes: done } = entry.payload as Deeds['plan.item_edited']
  const after = takenBack(item, done)
  const changes = changesBetween(item, after)
  const editable = editableFields(actor, plan, { ...item, action: item.level === plan.lastLevel })
  if (changes.some(({ field }) => !editable.includes(field))) throw notYours()
  refuse(objectionsToEditing(plan, item.id, changes, after))
  const revision = await writeItem(tx, item, changes)
  await record(tx, actor, 'plan.item_edit_undone', {
    organisationId: plan.responsibleId,
    public: plan.state !== 'draft',
    subjects: subjectsOfItem(item),
    payload: { undoes: entry.id, revision, changes },
  })
}

/** A next text that was given up is taken up again while its plan is adopted and no other one is on its way. */
async function refuseUnlessReopenable(tx: Writer, actor: Actor, { revises }: Plan): Promise<void> {
  if (!revises) return
  await tx.selectFrom('plan_plan').select('id').where('id', '=', revises.id).forUpdate().execute()
  const revised = found(await planById(tx, actor, revises.id))
  refuse(objectionToRevised(revised))
  refuse(objectionToBeginningRevision(revised, (await openRevision(tx, actor, revises.id)).id !== null))
}

async function undoState(tx: Writer, actor: Actor, entry: JournalEntry, planId: number): Promise<void> {
  await tx.selectFrom('plan_plan').select('id').where('id', '=', planId).forUpdate().execute()
  const plan = found(await planById(tx, actor, planId))
  if (!mayMoveOn(actor, plan)) throw notYours()
  await refuseUnlessOwnAndLast(tx, actor, entry)
  const to = stateBefore(entry)
  if (to === null) refuse(objection('plan.cannot_be_undone', {}))
  if (entry.deed === 'plan.closed') await refuseUnlessReopenable(tx, actor, plan)
  if (entry.deed === 'plan.adopted') await tx.deleteFrom('plan_decision').where('plan_id', '=', planId).execute()
  if (entry.deed === 'plan.adopted' || entry.deed === 'plan.published') {
    const { version } = entry.payload as Deeds['plan.published']
    if (version !== undefined) await takeBackVersion(tx, planId, version)
  }
  await writeState(tx, planId, to!)
  await record(tx, actor, 'plan.state_undone', {
    organisationId: plan.responsibleId,
    public: to !== 'draft',
    subjects: await subjectsOfLife(tx, plan),
    payload: { undoes: entry.id, from: plan.state, to: to! },
  })
}
