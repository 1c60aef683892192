/** Frozen versions of plans. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Day, PartialDay } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'

export const CAUSES = ['published', 'adopted'] as const
export type VersionCause = (typeof CAUSES)[number]

/** What adopted a version, each fact as far as it is known. */
export interface VersionDecision {
  body: Localized | null
  decidedOn: PartialDay | null
  reference: string | null
  source: string | null
}

export interface VersionTable {
  id: Generated<number>
  plan_id: number
  /** 1, 2, 3… within its plan. */
  number: number
  cause: VersionCause
  made_at: Date
  made_on: Day
  /** RFC 8785 JSON. */
  text: string
  /** Hex, of the text's UTF-8 bytes. */
  sha256: string
  /** From top to bottom of the text. */
  item_ids: number[]
  decision: JSONColumnType<VersionDecision | null, string | null, never>
  taken_back: Generated<boolean>
  /** The next text that became this version. */
  revision_id: ColumnType<number | null, number | null | undefined, never>
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    /** Its subjects: the next text, its items, and the adopted plan. */
    'plan.revision_begun': { items: number }
  }
}

declare module '#kernel/database.ts' {
  interface Database {
    plan_version: VersionTable
  }
}
