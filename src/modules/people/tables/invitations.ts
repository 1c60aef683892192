/** Tables and deeds of invitations: prepared, sent, opened, accepted. */
import type { ColumnType, Generated } from 'kysely'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'

export const BATCH_STATES = ['prepared', 'sending', 'paused'] as const
export type BatchState = (typeof BATCH_STATES)[number]
export type BatchKind = 'chosen' | 'colleagues'
export type InvitedBy = 'mail' | 'letter'

/** Where an invitation stands, in the order of its life; what ended badly comes last. */
export const INVITATION_STATES = [
  'queued',
  'waiting',
  'to_print',
  'sent',
  'printed',
  'opened',
  'accepted',
  'arrived',
  'refused',
  'expired',
] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

type Nullable<Type> = ColumnType<Type | null, Type | null | undefined, Type | null>

export interface InvitationBatchTable {
  id: Generated<number>
  organisation_id: number
  kind: BatchKind
  made_by: number | null
  made_at: Date
  state: BatchState
  pace: number
  subject_fr: Nullable<string>
  subject_en: Nullable<string>
  word_fr: Nullable<string>
  word_en: Nullable<string>
  /** Real time, as for all that expires. */
  stepped_at: Nullable<Date>
}

export interface InvitationTable {
  id: Generated<number>
  batch_id: number
  person_id: number
  asked_by: Nullable<number>
  by: InvitedBy
  mail_id: Nullable<number>
  left_at: Nullable<Date>
  times: Generated<number>
  token_hash: Nullable<string>
  code_hash: Nullable<string>
  expires_at: Nullable<Date>
  opened_at: Nullable<Date>
  accepted_at: Nullable<Date>
  told: Generated<boolean>
}

declare module '#kernel/database.ts' {
  interface Database {
    people_invitation_batch: InvitationBatchTable
    people_invitation: InvitationTable
    people_invitation_link: { token_hash: string; invitation_id: number; made_at: Date }
    people_email_claim: { person_id: number; email: string; code_hash: string; tries: Generated<number>; expires_at: Date }
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'invitations.prepared': { count: number }
    'invitations.worded': Record<never, never>
    'invitations.started': { count: number; pace: number }
    'invitations.paused': { count: number }
    /** What left since the last entry, and what the server refused: one entry for many mails. */
    'invitations.sent': { count: number; refused: number }
    'invitations.sent_again': { count: number }
    'invitations.printed': { count: number }
    'invitations.given_up': { count: number }
    'invitation.accepted': { by: 'mail' | 'letter' }
    'colleague.invited': Record<never, never>
    'person.email_confirmed': Record<never, never>
  }
}

/** Whom one may invite today: everyone, or those who hold a mandate of these organisations or of a member of these regions. */
export type InvitingScope = 'all' | { regions: number[]; organisations: number[] }

/** Which people are looked at when invitations are prepared; what is null does not narrow. */
export interface InviteesAsked {
  /** A regional association: itself and its members. */
  regionId: number | null
  organisationId: number | null
  role: Role | null
}

/** The texts of the mails of a batch, in both languages; null: the usual subject, no word. */
export interface BatchTexts {
  subject: { fr: string | null; en: string | null }
  word: { fr: string | null; en: string | null }
}

/** What a mail is written from. */
export interface ToWrite {
  person: { id: number; name: string; email: string; lang: Lang; example: boolean }
  /** Those for which the person holds a mandate, now or soon. */
  organisations: string[]
  /** In whose name he or she is invited, and by whom. */
  organisation: string
  inviter: string | null
  texts: BatchTexts
  token: string
}

/** One printed letter: whom it is for, and what it says. */
export interface Letter {
  name: string
  lang: Lang
  example: boolean
  /** In its bare signs; it stands on this paper alone. */
  code: string
  organisations: { name: string; role: Role; town: string | null }[]
  /** In whose name the person is invited, and by whom. */
  organisation: string
  inviter: string | null
}
