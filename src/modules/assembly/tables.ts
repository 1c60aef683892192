/** Assemblies: meetings, agenda, notice, roll, proxies, attendance, quorum, speakers; and the deeds done on them. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from '#kernel/values/lang.ts'

type Day = string
type Later<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>

export const MEETING_STATES = ['draft', 'convened', 'open', 'closed', 'cancelled'] as const
export type MeetingState = (typeof MEETING_STATES)[number]
export const OFFICER_ROLES = ['chair', 'secretary', 'teller', 'desk'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]
export const ITEM_KINDS = ['report', 'debate', 'decision', 'minutes', 'other'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
export const MODES = ['room', 'remote'] as const
export type Mode = (typeof MODES)[number]
/** How somebody was signed in: at the desk, by the code on one's own phone, by the remote link. */
export const SIGN_IN_CHANNELS = ['desk', 'phone', 'link'] as const
export type SignInChannel = (typeof SIGN_IN_CHANNELS)[number]
export const PROXY_CHANNELS = ['online', 'paper'] as const
export type ProxyChannel = (typeof PROXY_CHANNELS)[number]
export const NOTICE_CHANNELS = ['mail', 'letter'] as const
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]
export const QUORUM_CAUSES = ['opening', 'arrival', 'departure', 'proxy', 'vote'] as const
export type QuorumCause = (typeof QUORUM_CAUSES)[number]
/** Why somebody is not on the roll (the statutes' words). */
export type Excluded = 'not_yet_member' | 'left' | 'no_college' | 'fee_unpaid' | 'no_votes'

export interface MeetingTable {
  id: Generated<number>
  organisation_id: number
  body_id: number
  statutes_id: Later<number>
  title_fr: string
  title_en: Later<string>
  starts_at: Date
  time_zone: string
  place: Later<string>
  remote_url: Later<string>
  convening: ColumnType<1 | 2, 1 | 2 | undefined, never>
  first_id: Later<number>
  state: ColumnType<MeetingState, MeetingState | undefined, MeetingState>
  record_day: Later<Day>
  convened_at: Later<Date>
  opened_at: Later<Date>
  closed_at: Later<Date>
  late_risk: Later<string>
  cancelled_for: Later<string>
  item_id: Later<number>
  invited: ColumnType<boolean, boolean | undefined, boolean>
  revision: ColumnType<number, number | undefined, number>
  example: boolean
}

export interface ItemTable {
  id: Generated<number>
  meeting_id: number
  position: number
  kind: ItemKind
  title_fr: string
  title_en: Later<string>
  text_fr: Later<string>
  text_en: Later<string>
  presenter: Later<string>
  planned_minutes: Later<number>
  begun_at: Later<Date>
  ended_at: Later<Date>
  /** Added after the notice had gone out. */
  late: ColumnType<boolean, boolean | undefined, boolean>
}

export interface ResolutionTable {
  id: Generated<number>
  meeting_id: number
  item_id: number
  number: number
  title_fr: string
  title_en: Later<string>
  text_fr: string
  text_en: Later<string>
  /** The code of a kind of decision of the body's rules. */
  decision: string
  subject_kind: Later<string>
  subject_id: Later<number>
  subject_sha256: Later<string>
  withdrawn_at: Later<Date>
  /** Revokes officers: the one decision that needs not be on the agenda (R11). */
  revocation: ColumnType<boolean, boolean | undefined, boolean>
}

export interface VoterTable {
  id: Generated<number>
  meeting_id: number
  organisation_id: number | null
  person_id: number | null
  college: string | null
  region: string | null
  weight: number
  excluded: Excluded | null
  card: string
  caster_id: Later<number>
  bound_at: Later<Date>
}

export interface ProxyTable {
  id: Generated<number>
  meeting_id: number
  giver_id: number
  holder_id: number | null
  given_at: Date
  revoked_at: Later<Date>
  channel: ProxyChannel
  by_person_id: number | null
  /** Resolution id → choice. */
  instructions: JSONColumnType<Record<string, string>, string | undefined, string>
  signed_by: Later<string>
  example: ColumnType<boolean, boolean | undefined, boolean>
}

declare module '#kernel/database.ts' {
  interface Database {
    assembly_meeting: MeetingTable
    assembly_officer: { meeting_id: number; role: OfficerRole; person_id: number }
    assembly_item: ItemTable
    assembly_document: {
      id: Generated<number>
      meeting_id: number
      item_id: number | null
      name: string
      type: string
      bytes: Buffer
      sha256: string
      added_at: Date
      example: ColumnType<boolean, boolean | undefined, boolean>
    }
    assembly_resolution: ResolutionTable
    assembly_voter: VoterTable
    assembly_presence: {
      id: Generated<number>
      voter_id: number
      from_at: Date
      to_at: Later<Date>
      mode: Mode
      channel: SignInChannel
      by_person_id: number | null
    }
    assembly_proxy: ProxyTable
    assembly_notice: {
      id: Generated<number>
      meeting_id: number
      voter_id: number
      person_id: number | null
      channel: NoticeChannel
      mail_id: Later<number>
      sent_at: Later<Date>
      /** When its reader was told that the meeting is cancelled. */
      cancelled_at: Later<Date>
    }
    assembly_quorum: {
      id: Generated<number>
      meeting_id: number
      at: Date
      cause: QuorumCause
      present_voters: number
      present_votes: number
      represented_voters: number
      represented_votes: number
      reached: number
      /** An exact fraction. */
      required: string
      met: boolean
    }
    assembly_speaker: {
      id: Generated<number>
      meeting_id: number
      item_id: number | null
      person_id: number
      asked_at: Date
      given_at: Later<Date>
      ended_at: Later<Date>
      seconds: Later<number>
    }
  }
}

/** Payloads name no person. Subjects: the meeting first, then what it is about. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'meeting.planned': { title: Localized; startsAt: string }
    'meeting.edited': { fields: string[] }
    'meeting.agenda_edited': { items: number; resolutions: number }
    'meeting.document_added': { name: string }
    'meeting.convened': { notices: number; late: boolean; roll: number }
    'meeting.cancelled': { reason: string }
    'meeting.opened': Record<never, never>
    /** Somebody else leads the session from now on. */
    'meeting.officers_named': Record<never, never>
    'meeting.item_begun': { title: Localized }
    /** A pause between two items. */
    'meeting.item_ended': { title: Localized }
    'meeting.closed': { quorumMissed: boolean }
    'meeting.convened_again': { startsAt: string }
    'meeting.letters_posted': { count: number }
    'proxy.given': { channel: ProxyChannel; blank: boolean }
    'proxy.revoked': Record<never, never>
    'attendance.signed_in': { mode: Mode; channel: SignInChannel }
    'attendance.signed_out': Record<never, never>
    'attendance.caster_changed': Record<never, never>
    'quorum.lost': { reached: number; required: string }
    'quorum.reached': { reached: number; required: string }
    'speaker.asked': Record<never, never>
    'speaker.given': { seconds: number | null }
    'speaker.ended': { spoken: boolean }
  }
}
