/** Minutes and the register of decisions. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from '#kernel/values/lang.ts'
import type { Outcome, Size } from './tables/content.ts'

export * from './tables/content.ts'

type Day = string
type Later<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>

export interface MinutesDocumentTable {
  id: Generated<number>
  meeting_id: number
  number: number
  corrects_id: number | null
  state: 'draft' | 'signed'
  opening_text: Later<string>
  incidents: Later<string>
  closing_text: Later<string>
  /** Why there is a new document. */
  correction: Later<string>
  chair_signed_at: Later<Date>
  chair_signed_by: Later<number>
  secretary_signed_at: Later<Date>
  secretary_signed_by: Later<number>
  /** Of the text that was signed first. */
  text_sha256: Later<string>
  /** RFC 8785 JSON, once signed. */
  content: Later<string>
  sha256: Later<string>
  revision: ColumnType<number, number | undefined, number>
  example: ColumnType<boolean, boolean | undefined, boolean>
}

/** How it was decided, as it was read out: the totals are public, the votes of each are not. */
export interface DecisionResult {
  sentence: Localized
  body: Localized
  /** The kind of decision in the statutes. */
  kind: Localized
  round: number
  method: 'hands' | 'roll_call' | 'electronic'
  electorate: Size
  counts: Record<'for' | 'against' | 'abstention' | 'blank' | 'spoilt', number>
}

export interface DecisionTable {
  id: Generated<number>
  organisation_id: number
  number: number
  meeting_id: number
  resolution_id: number
  vote_id: number
  decided_at: Date
  decided_on: Day
  outcome: Outcome
  title_fr: string
  title_en: string | null
  text_fr: string
  text_en: string | null
  subject_kind: string | null
  subject_id: number | null
  subject_sha256: string | null
  result: JSONColumnType<DecisionResult, string, never>
  example: boolean
}

declare module '#kernel/database.ts' {
  interface Database {
    minutes_note: { meeting_id: number; item_id: number; text: string; revision: ColumnType<number, number | undefined, number> }
    minutes_document: MinutesDocumentTable
    minutes_decision: DecisionTable
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'minutes.written': { number: number }
    'minutes.signed': { number: number; as: 'chair' | 'secretary' }
    'minutes.frozen': { number: number; sha256: string }
    'minutes.corrected': { number: number; reason: string }
    'decision.registered': { number: number; outcome: Outcome }
  }
}
