/** What an annual action serves, said and taken back. */
import type { Subject } from '#kernel/capability.ts'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { itemWithPlace, type PlacedItem } from '../queries/items.ts'
import { itemCoded } from '../queries/names.ts'
import { mayLink, objectionToServing } from '../rules.ts'
import { lockedItem } from './items.ts'

/** How the served item was named: by its id, from a list, or by its code (`A1.2`, `reussir-2020#A1.2`). */
export type Served = { id: number } | { text: string; slug: string }

async function servedItem(tx: Writer, actor: Actor, served: Served): Promise<PlacedItem> {
  const id = 'id' in served ? served.id : await itemCoded(tx, actor, served.text, served.slug)
  const placed = id === null ? null : await itemWithPlace(tx, actor, id, todayOf(tx))
  if (placed && !placed.item.removed) return placed
  if ('text' in served) throw new Refusal(objection('plan.served_not_found', { text: served.text }, 'served'))
  throw new Refusal(objection('plan.unknown_choice', {}, 'served'))
}

const subjectsOf = (action: PlacedItem, served: PlacedItem): Subject[] => [
  { kind: 'item', id: action.item.id },
  { kind: 'plan', id: action.plan.id },
  { kind: 'item', id: served.item.id },
  { kind: 'plan', id: served.plan.id },
]

async function write(tx: Writer, actor: Actor, action: PlacedItem, served: PlacedItem, linked: boolean, undoes?: number): Promise<number> {
  const ids = { action_id: action.item.id, served_id: served.item.id }
  if (linked) await tx.insertInto('plan_serving').values(ids).execute()
  else await tx.deleteFrom('plan_serving').where('action_id', '=', ids.action_id).where('served_id', '=', ids.served_id).execute()
  return record(tx, actor, 'plan.serving_changed', {
    organisationId: action.plan.responsibleId,
    public: action.plan.state !== 'draft' && served.plan.state !== 'draft',
    subjects: subjectsOf(action, served),
    payload: { actionId: ids.action_id, action: action.item.code, servedId: ids.served_id, served: served.item.code, linked, undoes },
  })
}

const isLinked = async (tx: Writer, actionId: number, servedId: number): Promise<boolean> =>
  (await tx
    .selectFrom('plan_serving')
    .select('served_id')
    .where('action_id', '=', actionId)
    .where('served_id', '=', servedId)
    .executeTakeFirst()) !== undefined

/** Says that an annual action serves an item of a strategic plan. Returns the journal entry, which stands on both threads. */
export async function linkServing(tx: Writer, actor: Actor, input: { actionId: number; served: Served; undoes?: number }): Promise<number> {
  const action = await lockedItem(tx, actor, input.actionId)
  if (action.plan.state === 'closed') refuse(objection('plan.closed_plan_frozen', {}), 403)
  if (action.plan.kind === 'annual' && !mayLink(actor, action)) throw notYours()
  const served = await servedItem(tx, actor, input.served)
  const text = 'text' in input.served ? input.served.text : served.item.code
  refuse(objectionToServing(action, served, await isLinked(tx, action.item.id, served.item.id), text))
  if (!mayLink(actor, action)) throw notYours()
  return write(tx, actor, action, served, true, input.undoes)
}

/** Takes a link back. 404 where there is none. Returns the journal entry. */
export async function unlinkServing(
  tx: Writer,
  actor: Actor,
  input: { actionId: number; servedId: number; undoes?: number },
): Promise<number> {
  const action = await lockedItem(tx, actor, input.actionId)
  if (action.plan.state === 'closed') refuse(objection('plan.closed_plan_frozen', {}), 403)
  if (!mayLink(actor, action)) throw notYours()
  const served = found(await itemWithPlace(tx, actor, input.servedId, todayOf(tx)))
  if (!(await isLinked(tx, action.item.id, served.item.id))) throw new Refusal(objection('plan.touched_since', {}), 409)
  return write(tx, actor, action, served, false, input.undoes)
}
