/** Files that somebody is bringing in, from the upload through the preview to the import. */
import type { ColumnType, Generated } from 'kysely'
import type { Lang } from '#kernel/values/lang.ts'
import type { Objection } from '#kernel/values/objection.ts'
import type { PlanKind } from '../tables.ts'

/** received → reading → read → writing → written; or failed, and then it may be begun again or forgotten. */
export const UPLOAD_STATES = ['received', 'reading', 'read', 'writing', 'written', 'failed'] as const
export type UploadState = (typeof UPLOAD_STATES)[number]

/** Where the plan goes and what the file does not say, as the person chose it. */
export interface UploadChoices {
  /** An existing plan's id; null: a new plan. */
  onto: number | null
  title: string | null
  slug: string | null
  kind: PlanKind | null
  /** The organisation that a new plan belongs to. */
  owner: number | null
}

/** What came of the work. */
export type UploadOutcome =
  /** Handed to a job, which writes so many items. `since`: how many there had ever been; null where not all of them are new. */
  | { kind: 'handed'; items: number; since: number | null }
  | { kind: 'written'; created: number; changed: number; unchanged: number; missing: number }
  /** The import said no, and nothing was written: the person may mend it and try again. */
  | { kind: 'refused'; objections: Objection[] }
  /** Nothing of the file can be read: in the language in which it was asked. */
  | { kind: 'unread'; sentence: string }
  /** A fault of ours, under its reference number. */
  | { kind: 'broken'; reference: string }

export interface UploadTable {
  id: Generated<number>
  person_id: number
  received_at: Date
  name: string
  /** Empty once it is imported. */
  content: Buffer
  state: UploadState
  /** Percent. */
  progress: Generated<number>
  mapping: ColumnType<unknown, string | undefined, string>
  reading: ColumnType<unknown, string | null | undefined, string | null>
  outcome: ColumnType<UploadOutcome | null, string | null | undefined, string | null>
  revision: Generated<number>
  choices: ColumnType<unknown, string | undefined, string>
  moved_at: Date
  plan_id: number | null
}

/** What the jobs are told. */
export interface ReadingOrder {
  id: number
  revision: number
  lang: Lang
}
export interface WritingOrder extends ReadingOrder {
  personId: number
  /** For which mandate the person acts. */
  mandateId: number | null
  /** The fingerprint of the rehearsal that the person saw; null for a new plan. */
  rehearsed: string | null
}

declare module '#kernel/database.ts' {
  interface Database {
    plan_upload: UploadTable
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'plan.file_received': { bytes: number }
    'plan.file_read_again': { columns: number }
    'plan.file_brought_in': { created: number; changed: number }
    'plan.file_forgotten': Record<never, never>
  }
}
