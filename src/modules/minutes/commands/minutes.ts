/** Writing minutes: what a record cannot know by itself (opening words, incidents, closing, notes of each item), and corrections. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { agendaOf } from '#modules/assembly/index.ts'
import { mayWriteMinutes, objectionToCorrecting } from '../rules.ts'
import { begun, draftHeld, minutesHeld } from './draft.ts'

const told = (tx: Writer, actor: Actor, meeting: { id: number; organisationId: number }, number: number): Promise<number> =>
  record(tx, actor, 'minutes.written', {
    organisationId: meeting.organisationId,
    public: false,
    subjects: [{ kind: 'meeting', id: meeting.id }],
    payload: { number },
  })

export interface MinutesTexts {
  opening: string | null
  incidents: string | null
  closing: string | null
}

const TEXTS = ['opening', 'incidents', 'closing'] as const

/** `revision`: what whoever writes has seen; 0 where there was nothing. False: it said so already. */
export async function writeMinutes(
  tx: Writer,
  actor: Actor,
  { meetingId, revision, ...texts }: MinutesTexts & { meetingId: number; revision: number },
): Promise<boolean> {
  const { meeting, documents, draft } = await draftHeld(tx, meetingId, actor)
  if ((draft?.revision ?? 0) !== revision) throw new Refusal(objection('minutes.touched_since', {}), 409)
  if (TEXTS.every((name) => (draft?.[name] ?? null) === texts[name])) return false
  const id = await begun(tx, { meeting, documents })
  await tx
    .updateTable('minutes_document')
    .set((eb) => ({
      opening_text: texts.opening,
      incidents: texts.incidents,
      closing_text: texts.closing,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
  await told(tx, actor, meeting, draft?.number ?? 1)
  return true
}

/** The note of one item; an empty one takes it away. False: it said so already. */
export async function writeNote(
  tx: Writer,
  actor: Actor,
  { meetingId, itemId, text, revision }: { meetingId: number; itemId: number; text: string | null; revision: number },
): Promise<boolean> {
  const { meeting, documents, draft } = await draftHeld(tx, meetingId, actor)
  found((await agendaOf(tx, meetingId)).find(({ id }) => id === itemId))
  const before = await tx
    .selectFrom('minutes_note')
    .select(['text', 'revision'])
    .where('meeting_id', '=', meetingId)
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  if ((before?.revision ?? 0) !== revision) throw new Refusal(objection('minutes.touched_since', {}), 409)
  if ((before?.text ?? null) === text) return false
  await begun(tx, { meeting, documents })
  // An empty note keeps its row: the next one to write must be told from one who saw none.
  await tx
    .insertInto('minutes_note')
    .values({ meeting_id: meetingId, item_id: itemId, text: text ?? '', revision: 1 })
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'item_id']).doUpdateSet({ text: text ?? '', revision: (before?.revision ?? 0) + 1 }),
    )
    .execute()
  await told(tx, actor, meeting, draft?.number ?? 1)
  return true
}

/** Signed minutes stay as they are: a new document begins with what they said, and says why. Returns its number. */
export async function correctMinutes(
  tx: Writer,
  actor: Actor,
  { meetingId, reason }: { meetingId: number; reason: string },
): Promise<number> {
  const { meeting, ref, documents } = await minutesHeld(tx, meetingId, actor)
  if (!mayWriteMinutes(actor, ref)) throw notYours()
  const latest = documents[0] ?? null
  refuse(objectionToCorrecting(latest, reason))
  const { id, opening, incidents, closing, number: corrected } = found(latest)
  const number = corrected + 1
  await tx
    .insertInto('minutes_document')
    .values({
      meeting_id: meetingId,
      number,
      corrects_id: id,
      state: 'draft',
      correction: reason.trim(),
      opening_text: opening,
      incidents,
      closing_text: closing,
      example: meeting.example,
    })
    .execute()
  await record(tx, actor, 'minutes.corrected', {
    organisationId: meeting.organisationId,
    public: false,
    subjects: [{ kind: 'meeting', id: meetingId }],
    payload: { number, reason: reason.trim() },
  })
  return number
}
