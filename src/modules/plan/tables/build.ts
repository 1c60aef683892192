/** A plan's own facts as people edit them, and the deeds by which a plan is built. */
import type { Day } from '#kernel/dates.ts'
import type { FieldChange, LevelNames, PlanKind } from '../tables.ts'

/** What people may edit of a plan itself, as columns. */
export interface PlanOwnFacts {
  title_fr: string | null
  title_en: string | null
  lead_fr: string | null
  lead_en: string | null
  kind: PlanKind
  level_names: LevelNames
  period_from: Day | null
  period_to: Day | null
  predecessor_id: number | null
  predecessor_text: string | null
}
export type PlanField = keyof PlanOwnFacts

export interface PlanFactChange {
  field: PlanField
  from: PlanOwnFacts[PlanField]
  to: PlanOwnFacts[PlanField]
}

export interface CodeChange {
  id: number
  from: string
  to: string
}

/** An item's texts after the references in them followed new codes; `revision` is the item's after it. */
export interface TextChange {
  id: number
  revision: number
  changes: FieldChange[]
}

/** New codes and what followed from them. */
export interface Renumbering {
  codes: CodeChange[]
  texts: TextChange[]
}

export interface Stand {
  parentId: number | null
  position: number
}

/** The deeds on the tree that can be undone at a stroke. */
export const UNDOABLE_BUILDS = [
  'plan.edited',
  'plan.item_added',
  'plan.items_added',
  'plan.item_moved',
  'plan.item_removed',
  'plan.item_restored',
  'plan.renumbered',
] as const
export type UndoableBuild = (typeof UNDOABLE_BUILDS)[number]
/** Every deed after which the tree is another. */
export const TREE_DEEDS = [...UNDOABLE_BUILDS.filter((deed) => deed !== 'plan.edited'), 'plan.build_undone', 'plan.imported'] as const

declare module '#kernel/capability.ts' {
  interface Deeds {
    'plan.created': Record<never, never>
    'plan.edited': { changes: PlanFactChange[] }
    /** `codes`: of those that came before and make room. */
    'plan.item_added': Renumbering & { code: string }
    'plan.items_added': Renumbering & { count: number }
    /** `code`: before the move; `into`: its new parent's code then, null for the first level. */
    'plan.item_moved': Renumbering & { code: string; into: string | null; from: Stand; to: Stand }
    /** `ids`: the item and all that went with it. */
    'plan.item_removed': { code: string; ids: number[] }
    /** `code`: the one that it bears now; `codes`: those that were taken meanwhile. */
    'plan.item_restored': Renumbering & { code: string; ids: number[] }
    'plan.renumbered': Renumbering
    'plan.build_undone': Renumbering & { undoes: number; deed: UndoableBuild }
  }
}
