/** What may still change of a meeting that is being prepared, and what may enter its agenda. */
import { type Day, isDay } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Content, endingsOf, type RefusedKind } from '#kernel/values/media.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { ItemKind, MeetingState } from '../tables.ts'

/** What this slice objects, with the facts of each sentence. */
export interface PlanningObjections {
  'assembly.touched_since': Record<never, never>
  'assembly.starts_before_today': { today: Day }
  'assembly.not_a_time': { text: string }
  'assembly.not_a_link': { text: string }
  'assembly.time_zone_unknown': { timeZone: string }
  /** Open, closed or cancelled: nothing is prepared any more. */
  'assembly.planning_over': { state: MeetingState }
  /** The notice names it. */
  'assembly.already_announced': { fields: string[] }
  'assembly.agenda_sent': Record<never, never>
  'assembly.documents_sent': Record<never, never>
  'assembly.off_agenda': Record<never, never>
  'assembly.item_carries_resolutions': { count: number }
  'assembly.too_many_on_agenda': { most: number }
  'assembly.no_rules_for_body': Record<never, never>
  'assembly.decision_kind_unknown': { code: string }
  /** `instead`: the other kinds of decision of the body. */
  'assembly.statutes_by_ordinary': { instead: Localized[] }
  'assembly.subject_not_offered': Record<never, never>
  'assembly.subject_on_agenda': { number: number }
  'assembly.document_missing': Record<never, never>
  'assembly.document_refused': { name: string; what: RefusedKind }
  'assembly.document_named_otherwise': { name: string; endings: readonly string[] }
  'assembly.document_twice': { name: string }
  'assembly.too_many_documents': { most: number }
}

declare module '#kernel/values/objection.ts' {
  interface Objections extends PlanningObjections {}
}

/** Of all files that are sent at once. */
export const MOST_DOCUMENT_BYTES = 20 * 1_048_576
export const MOST_DOCUMENTS = 60
export const MOST_ITEMS = 100
export const MOST_RESOLUTIONS = 200

/** While it is prepared, a meeting is a draft or has been convened. */
const isPrepared = (state: MeetingState): boolean => state === 'draft' || state === 'convened'
const over = (state: MeetingState): Objection => objection('assembly.planning_over', { state })

export const MEETING_FIELDS = ['body', 'title', 'starts', 'place', 'remote'] as const
export type MeetingField = (typeof MEETING_FIELDS)[number]
/** A room may change and a link come later; what else the notice says stands, or the meeting is cancelled and convened anew (R02). */
const AFTER_NOTICE: readonly MeetingField[] = ['place', 'remote']

/** `changed`: what is about to be written. */
export function objectionToEditingMeeting(state: MeetingState, changed: readonly MeetingField[]): Objection | null {
  if (!isPrepared(state)) return over(state)
  const fixed = state === 'convened' ? changed.filter((name) => !AFTER_NOTICE.includes(name)) : []
  return fixed.length === 0 ? null : objection('assembly.already_announced', { fields: fixed }, FORM_FIELD[fixed[0]!])
}
const FORM_FIELD: Record<MeetingField, string> = { body: 'body', title: 'title_fr', starts: 'day', place: 'place', remote: 'remote_url' }

export const objectionToCancelling = (state: MeetingState): Objection | null => (isPrepared(state) ? null : over(state))

/** A meeting is prepared for a day to come; today still is. */
export const objectionToStart = (day: Day, today: Day): Objection | null =>
  isDay(day) && day < today ? objection('assembly.starts_before_today', { today }, 'day') : null

/** A link that a browser opens: nothing else is one. */
export function objectionToLink(text: string): Objection | null {
  const address = URL.canParse(text) ? new URL(text) : null
  return address && ['https:', 'http:'].includes(address.protocol) ? null : objection('assembly.not_a_link', { text }, 'remote_url')
}

export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}

/** `09:30`, `9h30`, `9 h`: as `HH:MM`; null: no time of the day. */
export function timeOfDay(text: string): string | null {
  const read = /^(\d{1,2})\s*[:hH.]\s*(\d{2})?$/.exec(text.trim())
  const [hour, minute] = [Number(read?.[1]), Number(read?.[2] ?? 0)]
  return read && hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null
}

/** R11: once the notice is out, what is spoken of may be added, what is decided may not. */
export function objectionToAddingItem(state: MeetingState, kind: ItemKind, there: number): Objection | null {
  if (state === 'closed' || state === 'cancelled') return over(state)
  if (state !== 'draft' && kind === 'decision') return objection('assembly.off_agenda', {}, 'kind')
  return there >= MOST_ITEMS ? objection('assembly.too_many_on_agenda', { most: MOST_ITEMS }) : null
}

/** An item as the rules on changing it need it. */
export interface ItemRef {
  /** Added after the notice: it was not announced, and may change. */
  late: boolean
  begun: boolean
  resolutions: number
}

/** What the notice announced stands as it was announced. */
export function objectionToChangingItem(state: MeetingState, item: Pick<ItemRef, 'late' | 'begun'>): Objection | null {
  if (state === 'closed' || state === 'cancelled') return over(state)
  return state === 'draft' || (item.late && !item.begun) ? null : objection('assembly.agenda_sent', {})
}

/** The order was announced too. */
export const objectionToMovingItems = (state: MeetingState): Objection | null =>
  state === 'draft' ? null : state === 'closed' || state === 'cancelled' ? over(state) : objection('assembly.agenda_sent', {})

export function objectionToRemovingItem(state: MeetingState, item: ItemRef): Objection | null {
  const objected = objectionToChangingItem(state, item)
  if (objected) return objected
  return item.resolutions === 0 ? null : objection('assembly.item_carries_resolutions', { count: item.resolutions })
}

/** R11: after the notice nothing new is decided on, but the revocation of officers. */
export function objectionToAddingResolution(state: MeetingState, revocation: boolean, there: number): Objection | null {
  if (state === 'closed' || state === 'cancelled') return over(state)
  if (state !== 'draft' && !revocation) return objection('assembly.off_agenda', {}, 'revocation')
  return there >= MOST_RESOLUTIONS ? objection('assembly.too_many_on_agenda', { most: MOST_RESOLUTIONS }) : null
}

/** The text that was convened on is the text that is voted on. */
export function objectionToEditingResolution(state: MeetingState): Objection | null {
  if (state === 'draft') return null
  return state === 'closed' || state === 'cancelled' ? over(state) : objection('assembly.agenda_sent', {})
}

/** Withdrawn it may be until the session; then the chair simply does not open its vote. */
export const objectionToWithdrawing = (state: MeetingState): Objection | null => (isPrepared(state) ? null : over(state))

/** The kinds of decision that a body knows, as its statutes name them. */
export interface DecisionKind {
  code: string
  name: Localized
}
const ORDINARY = 'ordinary'
const STATUTES = 'statutes_version'

/** R10: what changes the statutes is not decided like everything else, where the body knows another kind of decision. */
export function objectionToDecision(known: readonly DecisionKind[] | null, code: string, subjectKind: string | null): Objection | null {
  if (known === null) return objection('assembly.no_rules_for_body', {}, 'decision')
  if (!known.some((each) => each.code === code)) return objection('assembly.decision_kind_unknown', { code }, 'decision')
  const instead = known.filter((each) => each.code !== ORDINARY)
  return subjectKind === STATUTES && code === ORDINARY && instead.length > 0
    ? objection('assembly.statutes_by_ordinary', { instead: instead.map(({ name }) => name) }, 'decision')
    : null
}

/** What is announced stays announced. */
export const objectionToRemovingDocument = (state: MeetingState): Objection | null =>
  state === 'draft' ? null : isPrepared(state) || state === 'open' ? objection('assembly.documents_sent', {}) : over(state)

export const objectionToAddingDocument = (state: MeetingState): Objection | null =>
  state === 'closed' || state === 'cancelled' ? over(state) : null

/** The content decides what a file is; its name must not say something else. */
export function objectionToDocument(name: string, ending: string, content: Content): Objection | null {
  if ('refused' in content) return objection('assembly.document_refused', { name, what: content.refused }, 'files')
  const endings = endingsOf(content.kind)
  return endings.includes(ending) ? null : objection('assembly.document_named_otherwise', { name, endings }, 'files')
}

export function objectionToAnotherDocument(name: string, sha256: string, there: readonly { sha256: string }[]): Objection | null {
  if (there.some((each) => each.sha256 === sha256)) return objection('assembly.document_twice', { name }, 'files')
  return there.length >= MOST_DOCUMENTS ? objection('assembly.too_many_documents', { most: MOST_DOCUMENTS }, 'files') : null
}
