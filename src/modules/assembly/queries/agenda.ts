/** The agenda of a meeting: its items in their order, with the draft resolutions and the documents of each. */
import type { Reader } from '#kernel/database.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { ItemKind } from '../tables.ts'

export interface Resolution {
  id: number
  meetingId: number
  itemId: number
  number: number
  title: Localized
  text: Localized
  /** The code of the kind of decision in the statutes. */
  decision: string
  /** What it decides on, where that is more than its text; `sha256`: of the text that was convened on. */
  subject: { kind: string; id: number; sha256: string | null } | null
  withdrawnAt: Date | null
  /** It revokes officers, and so needs not be on the agenda (R11). */
  revocation: boolean
}

export interface MeetingDocument {
  id: number
  itemId: number | null
  name: string
  type: string
  size: number
  sha256: string
  addedAt: Date
  example: boolean
}

export interface AgendaItem {
  id: number
  position: number
  kind: ItemKind
  title: Localized
  text: Localized | null
  presenter: string | null
  plannedMinutes: number | null
  begunAt: Date | null
  endedAt: Date | null
  /** Added after the notice had gone out. */
  late: boolean
  resolutions: Resolution[]
  documents: MeetingDocument[]
}

const resolutionRows = (reader: Reader) => reader.selectFrom('assembly_resolution').selectAll()
const resolutionOf = (row: Awaited<ReturnType<ReturnType<typeof resolutionRows>['execute']>>[number]): Resolution => ({
  id: row.id,
  meetingId: row.meeting_id,
  itemId: row.item_id,
  number: row.number,
  title: { fr: row.title_fr, en: row.title_en },
  text: { fr: row.text_fr, en: row.text_en },
  decision: row.decision,
  subject: row.subject_kind === null ? null : { kind: row.subject_kind, id: row.subject_id!, sha256: row.subject_sha256 },
  withdrawnAt: row.withdrawn_at,
  revocation: row.revocation,
})

/** The draft resolutions in their order, those withdrawn too. */
export const resolutionsOf = async (reader: Reader, meetingId: number): Promise<Resolution[]> =>
  (await resolutionRows(reader).where('meeting_id', '=', meetingId).orderBy('number').execute()).map(resolutionOf)

export async function resolutionById(reader: Reader, id: number): Promise<Resolution | null> {
  const row = await resolutionRows(reader).where('id', '=', id).executeTakeFirst()
  return row ? resolutionOf(row) : null
}

/** Without their bytes. */
export async function documentsOf(reader: Reader, meetingId: number): Promise<MeetingDocument[]> {
  const found = await reader
    .selectFrom('assembly_document')
    .select(['id', 'item_id', 'name', 'type', 'sha256', 'added_at', 'example'])
    .select((eb) => eb.fn<number>('length', ['bytes']).as('size'))
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
  return found.map(({ item_id, added_at, ...rest }) => ({ ...rest, itemId: item_id, addedAt: added_at }))
}

/** Items in their order. Three queries, whatever is on it. */
export async function agendaOf(reader: Reader, meetingId: number): Promise<AgendaItem[]> {
  const [items, resolutions, documents] = await Promise.all([
    reader.selectFrom('assembly_item').selectAll().where('meeting_id', '=', meetingId).orderBy('position').execute(),
    resolutionsOf(reader, meetingId),
    documentsOf(reader, meetingId),
  ])
  return items.map((row) => ({
    id: row.id,
    position: row.position,
    kind: row.kind,
    title: { fr: row.title_fr, en: row.title_en },
    text: row.text_fr === null ? null : { fr: row.text_fr, en: row.text_en },
    presenter: row.presenter,
    plannedMinutes: row.planned_minutes,
    begunAt: row.begun_at,
    endedAt: row.ended_at,
    late: row.late,
    resolutions: resolutions.filter(({ itemId }) => itemId === row.id),
    documents: documents.filter(({ itemId }) => itemId === row.id),
  }))
}
