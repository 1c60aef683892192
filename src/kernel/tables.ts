/** The kernel's own tables: settings, the journal with its subjects, and the mail that waits. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Lang } from './values/lang.ts'

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
  state: ColumnType<'waiting' | 'sent' | 'refused', 'waiting', 'waiting' | 'sent' | 'refused'>
  attempts: Generated<number>
  sent_at: Date | null
  trouble: string | null
}

declare module './database.ts' {
  interface Database {
    kernel_setting: { name: string; value: ColumnType<unknown, string, string> }
    journal_entry: JournalEntryTable
    journal_subject: JournalSubjectTable
    mail_message: MailMessageTable
  }
}
