/** The kernel's own tables: settings, the journal with its subjects, and the mail that waits. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { MailContent } from './mail/content.ts'
import type { Lang } from './values/lang.ts'

export const MAIL_STATES = ['waiting', 'sent', 'refused', 'returned'] as const
export type MailState = (typeof MAIL_STATES)[number]
/** Mails that one may choose not to get: told of deeds at once, or gathered. */
export type MailList = 'told' | 'digest'

export interface JournalEntryTable {
  id: Generated<number>
  /** The clock's time: in the demonstration, the demonstration's day. */
  at: Date
  deed: string
  /** null: the command line. */
  person_id: number | null
  /** The mandate for which he or she acted. */
  mandate_id: number | null
  /** The organisation that the deed concerns: whoever holds a mandate of it may read the entry. */
  organisation_id: number | null
  /** Whether anyone may read it, as long as its subjects can be seen. */
  public: boolean
  payload: JSONColumnType<Record<string, unknown>>
  /** From which session (its id, never its token); null: the command line, a job, or older than this column. */
  session_id: ColumnType<string | null, string | null | undefined, never>
}

export interface JournalSubjectTable {
  entry_id: number
  /** The main subject is 0. */
  position: number
  kind: string
  id: number
}

export interface MailMessageTable {
  id: Generated<number>
  queued_at: Date
  recipient: string
  lang: Lang
  subject: string
  text: string
  state: ColumnType<MailState, 'waiting', MailState>
  attempts: Generated<number>
  sent_at: Date | null
  /** What the mail server last said, in its own words. */
  trouble: string | null
  /** What both parts are drawn from; null: text alone. */
  content: JSONColumnType<MailContent> | null
  /** What is shown instead of the subject; not null: the mail holds a secret. */
  secret_as: ColumnType<string | null, string | null | undefined, string | null>
  list: ColumnType<MailList | null, MailList | null | undefined, never>
  /** The address that ends this list for its reader. */
  unsubscribe: ColumnType<string | null, string | null | undefined, never>
  reply_to: ColumnType<string | null, string | null | undefined, never>
  cleared_at: ColumnType<Date | null, undefined, Date | null>
}

declare module './database.ts' {
  interface Database {
    kernel_setting: { name: string; value: ColumnType<unknown, string, string> }
    journal_entry: JournalEntryTable
    journal_subject: JournalSubjectTable
    mail_message: MailMessageTable
  }
}
