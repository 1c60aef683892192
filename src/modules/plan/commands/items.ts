/** The edit of an item: the one change that is finished from end to end, and the pattern of those to come. */

import type { Subject } from '#kernel/capability.ts'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Item, itemWithPlace, type PlacedItem } from '../queries/items.ts'
import { changesBetween, editableFields, objectionsToEditing, settled } from '../rules.ts'
import type { FieldChange, ItemFacts } from '../tables.ts'

/**
 * Finds an item through the actor and holds it: its plan's state first, so that nothing adopts or imports it meanwhile, then its own row, so that of
 * two edits at once the second sees the first. Everyone takes the two in this order.
 */
export async function lockedItem(tx: Writer, actor: Actor, id: number): Promise<PlacedItem> {
  const row = found(await tx.selectFrom('plan_item').select('plan_id').where('id', '=', id).executeTakeFirst())
  await tx.selectFrom('plan_plan').select('id').where('id', '=', row.plan_id).forShare().execute()
  await tx.selectFrom('plan_item').select('id').where('id', '=', id).forUpdate().execute()
  return found(await itemWithPlace(tx, actor, id, todayOf(tx)))
}

/** The item first, then its plan: a deed on an item stands on both. */
export const subjectsOfItem = (item: Item): Subject[] => [
  { kind: 'item', id: item.id },
  { kind: 'plan', id: item.plan_id },
]

/** Writes the changed columns and counts the edit. The rows that the facts name must exist. */
export async function writeItem(tx: Writer, item: Item, changes: FieldChange[]): Promise<number> {
  const revision = item.revision + 1
  const columns = Object.fromEntries(changes.map(({ field, to }) => [field, to])) as Partial<ItemFacts>
  try {
    await tx
      .updateTable('plan_item')
      .set({ ...columns, revision })
      .where('id', '=', item.id)
      .execute()
  } catch (error) {
    const FOREIGN_KEY = '23503'
    if ((error as { code?: string }).code === FOREIGN_KEY) throw new Refusal(objection('plan.unknown_choice', {}))
    throw error
  }
  return revision
}

/**
 * Edits an item. `facts`: only the fields that were on the form; `revision`: the item's when the form was shown, so that an edit made meanwhile
 * is a 409 with both texts. Returns the journal entry's id, or null when nothing differs (then nothing is written).
 */
export async function editItem(
  tx: Writer,
  actor: Actor,
  input: { itemId: number; revision: number; facts: Partial<ItemFacts> },
): Promise<number | null> {
  const { item, plan } = await lockedItem(tx, actor, input.itemId)
  const editable = editableFields(actor, plan, { ...item, action: item.level === plan.lastLevel })
  const after = settled({ ...item, ...input.facts })
  const changes = changesBetween(item, after)
  if (changes.length === 0) return null
  refuse(objectionsToEditing(plan, item.id, changes, after))
  if (editable.length === 0) throw notYours()
  const beyond = changes.find(({ field }) => !editable.includes(field) && field !== 'stopped_reason')
  if (beyond) refuse(objection('plan.field_not_yours', {}, beyond.field), 403)
  if (item.revision !== input.revision) throw new Refusal(objection('plan.edited_meanwhile', {}), 409)
  const revision = await writeItem(tx, item, changes)
  return record(tx, actor, 'plan.item_edited', {
    organisationId: plan.responsibleId,
    public: plan.state !== 'draft',
    subjects: subjectsOfItem(item),
    payload: { revision, changes },
  })
}
