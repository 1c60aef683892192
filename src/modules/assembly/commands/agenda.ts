/** The agenda written: items added, edited, moved and removed while the notice allows it. */

import { sql } from 'kysely'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { agendaSize, type Meeting } from '../queries.ts'
import {
  mayPrepare,
  objectionToAddingItem,
  objectionToChangingItem,
  objectionToMovingItems,
  objectionToRemovingItem,
  shownItem,
} from '../rules.ts'
import type { ItemKind } from '../tables.ts'
import { aboutMeeting, heldMeeting } from './held.ts'

export interface ItemInput {
  kind: ItemKind
  title: Localized
  text: Localized | null
  presenter: string | null
  plannedMinutes: number | null
}

/** The meeting, held, for who prepares it. */
export async function preparedMeeting(tx: Writer, actor: Actor, meetingId: number): Promise<Meeting> {
  const facts = await heldMeeting(tx, meetingId, actor)
  if (!mayPrepare(actor, facts)) throw notYours()
  return facts
}

/** The entry of the journal that every change of the agenda leaves: how much stands on it now. */
export async function agendaEntry(tx: Writer, facts: Meeting, resolutionId?: number) {
  const about = aboutMeeting(facts)
  const subjects = resolutionId === undefined ? about.subjects : [...about.subjects, { kind: 'resolution', id: resolutionId }]
  return { ...about, subjects, payload: await agendaSize(tx, facts.id) }
}

/** Items from 1 on without a gap; in a draft the resolutions in the order of their items. The places are checked at the end of the transaction. */
export async function renumber(tx: Writer, { id, state }: Pick<Meeting, 'id' | 'state'>): Promise<void> {
  await sql`update assembly_item i set position = t.place
    from (select id, row_number() over (order by position, id) as place from assembly_item where meeting_id = ${id}) t
    where t.id = i.id and t.place <> i.position`.execute(tx)
  if (state !== 'draft') return
  await sql`update assembly_resolution r set number = t.place
    from (select r.id, row_number() over (order by i.position, r.number, r.id) as place
      from assembly_resolution r join assembly_item i on i.id = r.item_id where r.meeting_id = ${id}) t
    where t.id = r.id and t.place <> r.number`.execute(tx)
}

const columnsOf = (input: ItemInput) => ({
  kind: input.kind,
  title_fr: input.title.fr ?? '',
  title_en: input.title.en,
  text_fr: input.text?.fr ?? null,
  text_en: input.text?.en ?? null,
  presenter: input.presenter,
  planned_minutes: input.plannedMinutes,
})

/** Puts an item at the end, without asking. */
export async function insertItem(tx: Writer, facts: Meeting, input: ItemInput): Promise<number> {
  const { id } = await tx
    .insertInto('assembly_item')
    .values({
      ...columnsOf(input),
      meeting_id: facts.id,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from assembly_item where meeting_id = ${facts.id})`,
      late: facts.state !== 'draft',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds items at the end of the agenda; after the notice only such as decide nothing (R11). Returns their ids. */
export async function addItems(tx: Writer, actor: Actor, input: { meetingId: number; items: ItemInput[] }): Promise<number[]> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const { items: there } = await agendaSize(tx, facts.id)
  const ids: number[] = []
  for (const [place, item] of input.items.entries()) {
    refuse(objectionToAddingItem(facts.state, item.kind, there + place))
    if (!item.title.fr?.trim()) refuse(objection('kernel.required', {}, 'title_fr'))
    ids.push(await insertItem(tx, facts, item))
  }
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts))
  return ids
}

export const addItem = async (tx: Writer, actor: Actor, { meetingId, ...item }: ItemInput & { meetingId: number }): Promise<number> =>
  (await addItems(tx, actor, { meetingId, items: [item] }))[0]!

async function itemAt(tx: Writer, meetingId: number, id: number) {
  const row = await tx.selectFrom('assembly_item').selectAll().where('id', '=', id).where('meeting_id', '=', meetingId).executeTakeFirst()
  return found(row)
}
const refOf = (row: { late: boolean; begun_at: Date | null }) => ({ late: row.late, begun: row.begun_at !== null })

/** `shown`: the item as it was read (`shownItem`); null: whatever there is. */
export async function editItem(
  tx: Writer,
  actor: Actor,
  input: ItemInput & { meetingId: number; id: number; shown: string | null },
): Promise<void> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const before = await itemAt(tx, facts.id, input.id)
  refuse(objectionToChangingItem(facts.state, refOf(before)))
  if (facts.state !== 'draft') refuse(objectionToAddingItem(facts.state, input.kind, 0))
  if (!input.title.fr?.trim()) refuse(objection('kernel.required', {}, 'title_fr'))
  const after = columnsOf(input)
  if (shownItem(after) === shownItem(before)) return
  if (input.shown !== null && input.shown !== shownItem(before)) throw new Refusal(objection('assembly.touched_since', {}), 409)
  await tx.updateTable('assembly_item').set(after).where('id', '=', before.id).execute()
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts))
}

/** One place up or down; at the end of the ladder nothing happens. */
export async function moveItem(tx: Writer, actor: Actor, input: { meetingId: number; id: number; to: 'up' | 'down' }): Promise<void> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const { id, position } = await itemAt(tx, facts.id, input.id)
  refuse(objectionToMovingItems(facts.state))
  const beside = await tx
    .selectFrom('assembly_item')
    .select(['id', 'position'])
    .where('meeting_id', '=', facts.id)
    .where('position', input.to === 'up' ? '<' : '>', position)
    .orderBy('position', input.to === 'up' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst()
  if (!beside) return
  await tx.updateTable('assembly_item').set({ position: beside.position }).where('id', '=', id).execute()
  await tx.updateTable('assembly_item').set({ position }).where('id', '=', beside.id).execute()
  await renumber(tx, facts)
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts))
}

/** Its documents stay with the meeting. */
export async function removeItem(tx: Writer, actor: Actor, input: { meetingId: number; id: number }): Promise<void> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const item = await itemAt(tx, facts.id, input.id)
  const carried = await tx.selectFrom('assembly_resolution').select('id').where('item_id', '=', item.id).execute()
  refuse(objectionToRemovingItem(facts.state, { ...refOf(item), resolutions: carried.length }))
  await tx.updateTable('assembly_document').set({ item_id: null }).where('item_id', '=', item.id).execute()
  await tx.deleteFrom('assembly_item').where('id', '=', item.id).execute()
  await renumber(tx, facts)
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts))
}
