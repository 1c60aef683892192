/** The minutes of a meeting, as far as a reader may know of them: the documents, their state, what stands in them. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { canonicalJson, sha256 as sha256Of } from '#kernel/fingerprint.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { isOfMeeting, type Meeting, mayPrepare, meeting as meetingFor } from '#modules/assembly/index.ts'
import { areHeld, type MinutesRef, mayReadDraft, mayReadSigned } from '../rules.ts'
import type { MinutesContent } from '../tables.ts'
import { minutesContent, NOTHING_WRITTEN, type Written } from './content.ts'

export interface SignatureMark {
  at: Date
  personId: number
}

export interface MinutesDocument extends Written {
  id: number
  state: 'draft' | 'signed'
  chair: SignatureMark | null
  secretary: SignatureMark | null
  /** Of the text that was signed first. */
  textSha256: string | null
  sha256: string | null
  revision: number
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('minutes_document as d')
    .leftJoin('minutes_document as before', 'before.id', 'd.corrects_id')
    .select(['d.id', 'd.number', 'd.state', 'd.opening_text', 'd.incidents', 'd.closing_text', 'd.correction', 'd.text_sha256', 'd.sha256'])
    .select(['d.chair_signed_at', 'd.chair_signed_by', 'd.secretary_signed_at', 'd.secretary_signed_by', 'd.revision'])
    .select('before.number as corrects')

const mark = (at: Date | null, personId: number | null): SignatureMark | null => (at && personId !== null ? { at, personId } : null)

const documentOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): MinutesDocument => ({
  id: row.id,
  number: row.number,
  corrects: row.corrects,
  correction: row.correction,
  state: row.state,
  opening: row.opening_text,
  incidents: row.incidents,
  closing: row.closing_text,
  chair: mark(row.chair_signed_at, row.chair_signed_by),
  secretary: mark(row.secretary_signed_at, row.secretary_signed_by),
  textSha256: row.text_sha256,
  sha256: row.sha256,
  revision: row.revision,
})

/** All documents of a meeting, the latest first. */
export const documentsOfMinutes = async (reader: Reader, meetingId: number): Promise<MinutesDocument[]> =>
  (await rows(reader).where('d.meeting_id', '=', meetingId).orderBy('d.number', 'desc').execute()).map(documentOf)

/** Exactly the bytes that the fingerprint is of; null while it is a draft. */
export async function signedBytes(reader: Reader, documentId: number): Promise<string | null> {
  const row = await reader.selectFrom('minutes_document').select('content').where('id', '=', documentId).executeTakeFirst()
  return row?.content ?? null
}

export interface MinutesOf {
  meeting: Meeting
  ref: MinutesRef
  /** Those that this reader may read, the latest first; empty: nobody has written anything yet. */
  documents: MinutesDocument[]
  /** Whether this reader sees what is not signed. */
  drafts: boolean
}

/** The meeting with its minutes, found through the reader: null where there is nothing for him or her. */
export async function minutesOf(reader: Reader, actor: Actor | null, meetingId: number, today: Day): Promise<MinutesOf | null> {
  if (!actor) return null
  const own = await meetingFor(reader, actor, meetingId, today)
  // Signed minutes are read with any mandate of the organisation, by whoever knew nothing of the meeting too.
  const meeting = own ?? (await meetingFor(reader, SHELL, meetingId, today))
  if (!meeting || !areHeld(meeting)) return null
  const ref: MinutesRef = {
    organisationId: meeting.organisationId,
    officers: meeting.officers,
    prepares: own !== null && mayPrepare(actor, meeting),
    ofMeeting: own !== null && isOfMeeting(actor, own),
  }
  const drafts = own !== null && mayReadDraft(actor, ref)
  if (!drafts && !mayReadSigned(actor, ref)) return null
  const all = await documentsOfMinutes(reader, meetingId)
  const documents = drafts ? all : all.filter(({ state }) => state === 'signed')
  return documents.length > 0 || drafts ? { meeting, ref, documents, drafts } : null
}

/** What a document says: as it was signed, or as things stand. */
export async function contentOf(reader: Reader, meeting: Meeting, document: MinutesDocument | null): Promise<MinutesContent> {
  if (document?.state !== 'signed') return minutesContent(reader, meeting, document ?? NOTHING_WRITTEN)
  const content = await signedBytes(reader, document.id)
  if (content === null) throw new Error(`Minutes ${document.id} are signed and hold no content.`)
  return JSON.parse(content) as MinutesContent
}

export const fingerprintOf = (content: MinutesContent): string => sha256Of(canonicalJson(content))

/** Whether this office's signature stands on the text as it is now. */
export const signatureStands = (document: MinutesDocument | null, role: 'chair' | 'secretary', fingerprint: string): boolean =>
  document !== null && document[role] !== null && (document.state === 'signed' || document.textSha256 === fingerprint)

/** What is noted of one item; `revision` 0: nothing was ever. */
export async function noteOf(reader: Reader, meetingId: number, itemId: number): Promise<{ text: string; revision: number }> {
  const row = await reader
    .selectFrom('minutes_note')
    .select(['text', 'revision'])
    .where('meeting_id', '=', meetingId)
    .where('item_id', '=', itemId)
    .executeTakeFirst()
  return row ?? { text: '', revision: 0 }
}
