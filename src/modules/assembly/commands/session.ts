/** The session: opened with its officers, led from item to item, closed. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { agendaOf, type Meeting, meeting, officersOffered, quorumHistory, quorumOf } from '../queries.ts'
import {
  isQuorumMissed,
  mayChair,
  mayClose,
  mayOpen,
  objectionsToOfficers,
  objectionToLeading,
  objectionToOpening,
  objectionToPausing,
} from '../rules.ts'
import type { OfficerRole } from '../tables.ts'
import { aboutMeeting, heldMeeting } from './held.ts'
import { noteQuorum } from './quorum.ts'

export interface OpeningInput {
  meetingId: number
  chairId: number | null
  secretaryId: number | null
  tellerIds: number[]
  deskIds: number[]
}

/** From the meeting's day on; measures the quorum. The session may open without one: it then decides nothing. */
export async function openMeeting(tx: Writer, actor: Actor, input: OpeningInput): Promise<void> {
  const held = await heldMeeting(tx, input.meetingId, actor)
  if (!mayOpen(actor, held)) throw notYours()
  const today = dayIn(held.timeZone, nowOf(tx))
  refuse(objectionToOpening(held, today))
  await nameOfficers(tx, held, input)
  await tx
    .updateTable('assembly_meeting')
    .set({ state: 'open', opened_at: nowOf(tx) })
    .where('id', '=', held.id)
    .execute()
  const opened = found(await meeting(tx, actor, held.id, today))
  await noteQuorum(tx, actor, opened, 'opening')
  await record(tx, actor, 'meeting.opened', { ...aboutMeeting(opened), payload: {} })
}

/** Somebody else leads the session from now on: a chair who has to go leaves it in order. Blank proxies may go to the chair: the quorum is measured. */
export async function changeOfficers(tx: Writer, actor: Actor, input: OpeningInput): Promise<void> {
  const held = await heldMeeting(tx, input.meetingId, actor)
  if (!mayOpen(actor, held)) throw notYours()
  refuse(objectionToLeading(held.state))
  await nameOfficers(tx, held, input)
  await noteQuorum(tx, actor, held, 'proxy')
  await record(tx, actor, 'meeting.officers_named', { ...aboutMeeting(held), payload: {} })
}

/** In place of those who were named before. */
async function nameOfficers(tx: Writer, held: Meeting, { chairId, secretaryId, tellerIds, deskIds }: OpeningInput): Promise<void> {
  const offered = await officersOffered(tx, held, dayIn(held.timeZone, nowOf(tx)))
  const known = new Set([...offered, ...held.officers].map(({ personId }) => personId))
  refuse(objectionsToOfficers({ chairId, secretaryId }, known))
  const named: Record<OfficerRole, number[]> = { chair: [chairId!], secretary: [secretaryId!], teller: tellerIds, desk: deskIds }
  const rows = Object.entries(named).flatMap(([role, ids]) =>
    [...new Set(ids)]
      .filter((id) => known.has(id))
      .map((personId) => ({ meeting_id: held.id, role: role as OfficerRole, person_id: personId })),
  )
  await tx.deleteFrom('assembly_officer').where('meeting_id', '=', held.id).execute()
  await tx.insertInto('assembly_officer').values(rows).execute()
}

/** What was spoken of is over, and so is its speakers' list. */
async function leaveItem(tx: Writer, { id, itemId }: Meeting): Promise<void> {
  const at = nowOf(tx)
  if (itemId !== null) await tx.updateTable('assembly_item').set({ ended_at: at }).where('id', '=', itemId).execute()
  await tx.updateTable('assembly_speaker').set({ ended_at: at }).where('meeting_id', '=', id).where('ended_at', 'is', null).execute()
}

/** Makes an item the current one and ends the former. One may come back to an item: it keeps its first beginning. Asked for twice, done once. */
export async function beginItem(tx: Writer, actor: Actor, { meetingId, itemId }: { meetingId: number; itemId: number }): Promise<void> {
  const held = await heldMeeting(tx, meetingId, actor)
  if (!mayChair(actor, held)) throw notYours()
  refuse(objectionToLeading(held.state))
  const item = found((await agendaOf(tx, meetingId)).find(({ id }) => id === itemId))
  if (held.itemId === itemId) return
  await leaveItem(tx, held)
  await tx
    .updateTable('assembly_item')
    .set({ begun_at: item.begunAt ?? nowOf(tx), ended_at: null })
    .where('id', '=', itemId)
    .execute()
  await tx.updateTable('assembly_meeting').set({ item_id: itemId }).where('id', '=', meetingId).execute()
  await record(tx, actor, 'meeting.item_begun', { ...aboutMeeting(held), payload: { title: item.title } })
}

/** A pause: the current item ends and no other begins. */
export async function endItem(tx: Writer, actor: Actor, { meetingId }: { meetingId: number }): Promise<void> {
  const held = await heldMeeting(tx, meetingId, actor)
  if (!mayChair(actor, held)) throw notYours()
  refuse(objectionToPausing(held))
  const item = found((await agendaOf(tx, meetingId)).find(({ id }) => id === held.itemId))
  await leaveItem(tx, held)
  await tx.updateTable('assembly_meeting').set({ item_id: null }).where('id', '=', meetingId).execute()
  await record(tx, actor, 'meeting.item_ended', { ...aboutMeeting(held), payload: { title: item.title } })
}

/** Ends the current item, the speakers' list and every presence, at this moment. Another module refuses it while a vote is open. */
export async function closeMeeting(tx: Writer, actor: Actor, { meetingId }: { meetingId: number }): Promise<void> {
  const held = await heldMeeting(tx, meetingId, actor)
  if (!mayClose(actor, held)) throw notYours()
  refuse(objectionToLeading(held.state))
  const at = nowOf(tx)
  const quorumMissed = await isWithoutQuorum(tx, held, at)
  await leaveItem(tx, held)
  await tx
    .updateTable('assembly_presence')
    .set({ to_at: at })
    .where('to_at', 'is', null)
    .where('voter_id', 'in', (eb) => eb.selectFrom('assembly_voter').select('id').where('meeting_id', '=', meetingId))
    .execute()
  await tx.updateTable('assembly_meeting').set({ state: 'closed', closed_at: at, item_id: null }).where('id', '=', meetingId).execute()
  await record(tx, actor, 'meeting.closed', { ...aboutMeeting(held), payload: { quorumMissed } })
}

async function isWithoutQuorum(tx: Writer, held: Meeting, at: Date): Promise<boolean> {
  const now = await quorumOf(tx, held, at)
  if (!now || now.met) return false
  const [history, agenda] = await Promise.all([quorumHistory(tx, held.id), agendaOf(tx, held.id)])
  const decisionsLeft = agenda.some(({ begunAt, resolutions }) => begunAt === null && resolutions.some((each) => each.withdrawnAt === null))
  return isQuorumMissed(
    now.met,
    history.some(({ met }) => met),
    decisionsLeft,
  )
}
