/** Draft resolutions: added, edited and removed before the notice; afterwards only withdrawn, and the revocation of officers added (R10, R11). */

import { sql } from 'kysely'
import type { DecidableSubject } from '#kernel/capability.ts'
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { agendaSize, type Meeting, type Resolution, resolutionById, resolutionsOf, rulesOfMeeting } from '../queries.ts'
import {
  objectionToAddingResolution,
  objectionToDecision,
  objectionToEditingResolution,
  objectionToWithdrawing,
  shownResolution,
} from '../rules.ts'
import { agendaEntry, insertItem, preparedMeeting, renumber } from './agenda.ts'

export interface ResolutionInput {
  title: Localized
  text: Localized
  /** The code of a kind of decision of the body. */
  decision: string
}

const objectionsToText = ({ title, text }: ResolutionInput): Objection[] => [
  ...(title.fr?.trim() ? [] : [objection('kernel.required', {}, 'title_fr')]),
  ...(text.fr?.trim() ? [] : [objection('kernel.required', {}, 'text_fr')]),
]

/** R10, by the statutes of the meeting's day. */
async function refuseDecision(tx: Writer, facts: Meeting, decision: string, subjectKind: string | null): Promise<void> {
  const rules = await rulesOfMeeting(tx, facts)
  refuse(objectionToDecision(rules?.body?.decisions ?? null, decision, subjectKind))
}

export interface ChosenSubject {
  kind: string
  id: number
  /** The door of the module that offers it. */
  of: DecidableSubject
}

/** What is decided on, with the fingerprint of its text as it stands now. It must be offered to who puts it on the agenda. */
async function subjectColumns(tx: Writer, actor: Actor, facts: Meeting, subject: ChosenSubject | null) {
  if (!subject) return { subject_kind: null, subject_id: null, subject_sha256: null }
  const { kind, id, of } = subject
  const offered = actor.personId === null || (await of.offered(tx, actor)).some((each) => each.id === id)
  if (!offered) refuse(objection('assembly.subject_not_offered', {}, 'subject'))
  const same = (await resolutionsOf(tx, facts.id)).find(
    (each) => each.withdrawnAt === null && each.subject?.kind === kind && each.subject.id === id,
  )
  if (same) refuse(objection('assembly.subject_on_agenda', { number: same.number }, 'subject'))
  return { subject_kind: kind, subject_id: id, subject_sha256: (await of.text(tx, id)).sha256 }
}

async function ownItem(tx: Writer, facts: Meeting, itemId: number): Promise<number> {
  const row = await tx
    .selectFrom('assembly_item')
    .select('id')
    .where('id', '=', itemId)
    .where('meeting_id', '=', facts.id)
    .executeTakeFirst()
  return found(row).id
}

/** `itemId` null: on an item of its own, of the same title. `revocation`: of officers, which needs no announcement. Returns its id. */
export async function addResolution(
  tx: Writer,
  actor: Actor,
  input: ResolutionInput & { meetingId: number; itemId: number | null; subject?: ChosenSubject | null; revocation?: boolean },
): Promise<number> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const { title, text, decision, itemId, subject = null, revocation = false } = input
  refuse(objectionToAddingResolution(facts.state, revocation, (await agendaSize(tx, facts.id)).resolutions))
  refuse(objectionsToText(input))
  await refuseDecision(tx, facts, decision, subject?.kind ?? null)
  const about = await subjectColumns(tx, actor, facts, subject)
  const own = { kind: 'decision' as const, title, text: null, presenter: null, plannedMinutes: null }
  const { id } = await tx
    .insertInto('assembly_resolution')
    .values({
      ...about,
      meeting_id: facts.id,
      item_id: itemId === null ? await insertItem(tx, facts, own) : await ownItem(tx, facts, itemId),
      number: sql<number>`(select coalesce(max(number), 0) + 1 from assembly_resolution where meeting_id = ${facts.id})`,
      title_fr: title.fr!,
      title_en: title.en,
      text_fr: text.fr!,
      text_en: text.en,
      decision,
      revocation,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await renumber(tx, facts)
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts, id))
  return id
}

async function ownResolution(tx: Writer, facts: Meeting, id: number): Promise<Resolution> {
  const known = found(await resolutionById(tx, id))
  return found(known.meetingId === facts.id ? known : null)
}

/** What it decides on stays: to decide on something else, it is removed and another one added. */
export async function editResolution(
  tx: Writer,
  actor: Actor,
  input: ResolutionInput & { meetingId: number; id: number; itemId: number; shown: string | null },
): Promise<void> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const before = await ownResolution(tx, facts, input.id)
  refuse(objectionToEditingResolution(facts.state))
  refuse(objectionsToText(input))
  await refuseDecision(tx, facts, input.decision, before.subject?.kind ?? null)
  const after = { title: input.title, text: input.text, decision: input.decision, itemId: await ownItem(tx, facts, input.itemId) }
  if (shownResolution(after) === shownResolution(before)) return
  if (input.shown !== null && input.shown !== shownResolution(before)) throw new Refusal(objection('assembly.touched_since', {}), 409)
  await tx
    .updateTable('assembly_resolution')
    .set({
      item_id: after.itemId,
      title_fr: input.title.fr!,
      title_en: input.title.en,
      text_fr: input.text.fr!,
      text_en: input.text.en,
      decision: input.decision,
    })
    .where('id', '=', before.id)
    .execute()
  await renumber(tx, facts)
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts, before.id))
}

/** A draft's is taken away; one that was announced stays to be read as withdrawn. */
export async function removeResolution(tx: Writer, actor: Actor, input: { meetingId: number; id: number }): Promise<void> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const before = await ownResolution(tx, facts, input.id)
  refuse(objectionToWithdrawing(facts.state))
  if (before.withdrawnAt !== null) return
  if (facts.state === 'draft') {
    await tx.deleteFrom('assembly_resolution').where('id', '=', before.id).execute()
    await renumber(tx, facts)
  } else
    await tx
      .updateTable('assembly_resolution')
      .set({ withdrawn_at: nowOf(tx) })
      .where('id', '=', before.id)
      .execute()
  await record(tx, actor, 'meeting.agenda_edited', await agendaEntry(tx, facts, facts.state === 'draft' ? undefined : before.id))
}
