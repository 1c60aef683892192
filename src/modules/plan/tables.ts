/** Plans, their milestones, decisions and items; the deeds done to them; and the draft that imports bring. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Day, PartialDay } from '#kernel/dates.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'

export const KINDS = ['strategic', 'annual'] as const
export type PlanKind = (typeof KINDS)[number]
export const STATES = ['draft', 'published', 'adopted', 'closed'] as const
export type PlanState = (typeof STATES)[number]
export const STATUSES = ['planned', 'in_progress', 'done', 'stopped', 'wanted_not_funded'] as const
export type Status = (typeof STATUSES)[number]
export const PROVENANCES = ['source', 'grouping', 'open'] as const
export type Provenance = (typeof PROVENANCES)[number]
export const SCOPES = ['national', 'regions'] as const
export type Scope = (typeof SCOPES)[number]

export type LevelNames = Record<Lang, string[]>

export interface PlanTable {
  id: Generated<number>
  slug: string
  kind: PlanKind
  state: ColumnType<PlanState, PlanState | undefined, PlanState>
  owner_id: number | null
  owner_text: string | null
  title_fr: string | null
  title_en: string | null
  lead_fr: string | null
  lead_en: string | null
  level_names: JSONColumnType<LevelNames>
  period_from: Day | null
  period_to: Day | null
  predecessor_id: number | null
  predecessor_text: string | null
  notes: JSONColumnType<Localized[]>
  example: boolean
  /** In a new text of an adopted plan (R39): that plan. */
  revises_id: ColumnType<number | null, number | null | undefined, number | null>
}

export interface MilestoneTable {
  id: Generated<number>
  plan_id: number
  position: number
  happened_on: PartialDay | null
  text_fr: string | null
  text_en: string | null
}

export interface DecisionTable {
  plan_id: number
  body_id: number | null
  body_text: string | null
  decided_on: PartialDay | null
  reference: string | null
  source: string | null
}

/** What everyone may edit of an item, as columns: the fields of `plan.item_edited`. */
export interface ItemFacts {
  title_fr: string | null
  title_en: string | null
  text_fr: string | null
  text_en: string | null
  status: Status | null
  stopped_reason: string | null
  /** Percent, 0-100. */
  progress: number | null
  owner_person_id: number | null
  owner_body_id: number | null
  owner_organisation_id: number | null
  owner_text: string | null
  scope: Scope | null
  /** ISO 3166-2:FR codes, with scope `regions`. */
  regions: string[]
  starts_on: Day | null
  ends_on: Day | null
  expected_result: string | null
  partners: string[]
  carried_to_body_id: number | null
  carried_to_organisation_id: number | null
  carried_to_text: string | null
  carried_over_to_id: number | null
  carried_over_to_text: string | null
}

export interface ItemTable extends ItemFacts {
  id: Generated<number>
  plan_id: number
  parent_id: number | null
  position: number
  /** 1 is a pillar; an item of the plan's last level is an action. */
  level: number
  code: string
  provenance: Provenance | null
  cross_cutting: boolean
  /** Which facts are made up for the demonstration. */
  example_fields: string[]
  /** Counts the edits: the second of two who edit at once is told. */
  revision: Generated<number>
  /** In a new text of an adopted plan: the adopted item whose next text this is. */
  origin_id: ColumnType<number | null, number | null | undefined, number | null>
  /** Taken out of the plan: in no list, its address and its history stay. */
  removed: Generated<boolean>
}

/** One edited field with its values before and after, as stored. */
export interface FieldChange {
  field: keyof ItemFacts
  from: ItemFacts[keyof ItemFacts]
  to: ItemFacts[keyof ItemFacts]
}

declare module '#kernel/database.ts' {
  interface Database {
    plan_plan: PlanTable
    plan_milestone: MilestoneTable
    plan_decision: DecisionTable
    plan_item: ItemTable
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'plan.imported': { created: number; changed: number }
    /** `version`: the number under which the text was frozen. */
    'plan.published': { version?: number }
    'plan.withdrawn': Record<never, never>
    'plan.adopted': {
      from: PlanState
      decidedOn: PartialDay | null
      body: Localized | null
      reference: string | null
      source: string | null
      version?: number
      /** The next text that became this version. */
      revisionId?: number
      /** An assembly of the house voted on it: only an assembly decides otherwise. */
      voted?: true
    }
    /** `from`: of a next text that was given up. */
    'plan.closed': { from?: PlanState }
    /** Undoes the last change of state: publication, withdrawal, adoption by hand, closing. */
    'plan.state_undone': { undoes: number; from: PlanState; to: PlanState }
    /** `revision` is the item's after the edit. */
    'plan.item_edited': { revision: number; changes: FieldChange[] }
    'plan.item_edit_undone': { undoes: number; revision: number; changes: FieldChange[] }
  }
}

/** An item as a file or the demonstration gives it. A fact that is left out is not spoken of: an import keeps what stands. */
export interface ItemDraft {
  /** Null: to be numbered by its place. */
  code: string | null
  /** Where it stands in the file (line of the heading is 1), for warnings; null in JSON. */
  line: number | null
  title: Localized
  text?: Localized
  provenance?: Provenance | null
  crossCutting?: boolean
  status?: Status
  stoppedReason?: string | null
  progress?: number | null
  /** The name of a person, a body or an organisation: linked when exactly one bears it, else kept as text, « à relier ». */
  owner?: string | null
  scope?: Scope | null
  regions?: string[]
  startsOn?: Day | null
  endsOn?: Day | null
  expectedResult?: string | null
  partners?: string[]
  /** The name of a body or an organisation. */
  carriedTo?: string | null
  /** `slug#code` of an item of another plan, or of this one. */
  carriedOverTo?: string | null
  /** `slug#code` of items of strategic plans that this action of an annual plan serves. */
  serves?: string[]
  exampleFields?: string[]
  children: ItemDraft[]
}

export interface DecisionDraft {
  /** A body's name or code. */
  body: string | null
  on: PartialDay | null
  reference: string | null
  source: string | null
}

/** A whole plan as a file or the demonstration gives it. */
export interface PlanDraft {
  slug: string | null
  title: Localized
  lead?: Localized
  kind: PlanKind
  levelNames: LevelNames
  period: { from: Day | null; to: Day | null }
  /** An organisation's name; null: the network. */
  owner: string | null
  /** A plan's slug. */
  predecessor: string | null
  notes: Localized[]
  milestones: { on: PartialDay | null; text: Localized }[]
  decision: DecisionDraft | null
  state: PlanState
  example: boolean
  items: ItemDraft[]
}
