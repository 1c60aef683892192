/** Files of members on their way in, and the deeds of bringing members in. */
import type { ColumnType, Generated } from 'kysely'
import type { Objection } from '#kernel/values/objection.ts'

/** received → reading → read → writing → written; or failed, and then it may be begun again or forgotten. */
export const UPLOAD_STATES = ['received', 'reading', 'read', 'writing', 'written', 'failed'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

/** What came of the work. */
export type UploadOutcome =
  /** Handed to a job. */
  | { kind: 'handed'; rows: number }
  | { kind: 'written'; created: number; changed: number; unchanged: number; refused: number }
  /** Said no to, and nothing was written: the person may mend it and try again. */
  | { kind: 'refused'; objections: Objection[] }
  /** A fault of ours, under its reference number. */
  | { kind: 'broken'; reference: string }

export interface UploadTable {
  id: Generated<number>
  person_id: number
  received_at: Date
  moved_at: Date
  name: string
  /** Empty once it is brought in. */
  content: Buffer
  state: UploadState
  revision: Generated<number>
  mapping: ColumnType<unknown, string | undefined, string>
  reading: ColumnType<unknown, string | null | undefined, string | null>
  outcome: ColumnType<UploadOutcome | null, string | null | undefined, string | null>
}

/** What the jobs are told. */
export interface ReadingOrder {
  id: number
  revision: number
}
export interface WritingOrder extends ReadingOrder {
  personId: number
  /** For which mandate the person acts. */
  mandateId: number | null
  /** The fingerprint of the rehearsal that the person saw. */
  rehearsed: string
  /** Rows with an error are left out. */
  skipRefused: boolean
}

declare module '#kernel/database.ts' {
  interface Database {
    people_upload: UploadTable
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'members.brought_in': { created: number; changed: number }
    /** Contacts of a file: how many persons were added or changed, how many mandates given. */
    'members.contacts_named': { persons: number; mandates: number }
    'members.file_received': { bytes: number }
    'members.file_read_again': { columns: number }
    'members.file_forgotten': Record<never, never>
  }
}
