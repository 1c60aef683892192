/** A plan's own facts: what a new one needs, what may be edited in which state, and what stands against it. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { PlanFactChange, PlanField, PlanOwnFacts } from '../tables/build.ts'
import type { LevelNames, PlanState } from '../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.level_names_count': { least: number; most: number }
    'plan.level_names_uneven': Record<never, never>
    'plan.level_name_twice': { name: string }
    'plan.items_stand_deeper': { names: number; level: number }
    'plan.predecessor_circle': Record<never, never>
    'plan.facts_edited_meanwhile': Record<never, never>
    'plan.owner_missing': Record<never, never>
  }
}

/** R39: what a decision adopted with the text. */
export const FROZEN_FACTS = ['title_fr', 'title_en', 'lead_fr', 'lead_en', 'kind', 'level_names', 'period_from', 'period_to'] as const
export const PLAN_FIELDS = [...FROZEN_FACTS, 'predecessor_id', 'predecessor_text'] as const satisfies readonly PlanField[]
/** A fact that the list forgets does not compile: it would silently never be saved. */
export const NO_FACT_FORGOTTEN: Exclude<PlanField, (typeof PLAN_FIELDS)[number]> extends never ? true : never = true

export const LEAST_LEVELS = 2
export const MOST_LEVEL_NAMES = 4

/** The names that plans of the field give to their levels. */
export const LEVEL_PRESETS: Record<string, LevelNames> = {
  pillars: { fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] },
  axes: { fr: ['Axe', 'Action'], en: ['Axis', 'Action'] },
  objectives: { fr: ['Axe', 'Objectif', 'Action'], en: ['Axis', 'Objective', 'Action'] },
  domains: { fr: ['Domaine', 'Thématique', 'Action'], en: ['Domain', 'Theme', 'Action'] },
  deep: { fr: ['Pilier', 'Axe', 'Objectif', 'Action'], en: ['Pillar', 'Axis', 'Objective', 'Action'] },
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const inOrder = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? [(value as LevelNames).fr, (value as LevelNames).en] : value

/** The preset that has these names, if one. */
export const presetOf = (names: LevelNames): string | null =>
  Object.entries(LEVEL_PRESETS).find(([, preset]) => same(inOrder(preset), inOrder(names)))?.[0] ?? null

export const factChanges = (before: PlanOwnFacts, after: PlanOwnFacts): PlanFactChange[] =>
  PLAN_FIELDS.filter((field) => !same(inOrder(before[field]), inOrder(after[field]))).map((field) => ({
    field,
    from: before[field],
    to: after[field],
  }))

/** The facts before these changes. */
export const factsTakenBack = (facts: PlanOwnFacts, changes: readonly PlanFactChange[]): PlanOwnFacts => ({
  ...facts,
  ...Object.fromEntries(changes.map(({ field, from }) => [field, from])),
})

/** Two to four names, none twice, in French; in English as many or none. */
export function objectionToLevelNames({ fr, en }: LevelNames): Objection | null {
  if (fr.length < LEAST_LEVELS || fr.length > MOST_LEVEL_NAMES)
    return objection('plan.level_names_count', { least: LEAST_LEVELS, most: MOST_LEVEL_NAMES }, 'level_fr')
  const twice = fr.find((name, index) => fr.indexOf(name) !== index)
  if (twice !== undefined) return objection('plan.level_name_twice', { name: twice }, 'level_fr')
  return en.length > 0 && en.length !== fr.length ? objection('plan.level_names_uneven', {}, 'level_en') : null
}

/** What stands against a plan's own facts, whatever they were before. `deepest`: the level of its lowest item, 0 where it has none. */
export function objectionsToPlanFacts(facts: PlanOwnFacts, deepest = 0): Objection[] {
  const found: (Objection | null)[] = [
    facts.title_fr || facts.title_en ? null : objection('plan.title_missing', {}, 'title_fr'),
    objectionToLevelNames(facts.level_names),
    facts.level_names.fr.length < deepest
      ? objection('plan.items_stand_deeper', { names: facts.level_names.fr.length, level: deepest }, 'levels')
      : null,
    facts.period_from && facts.period_to && facts.period_to < facts.period_from
      ? objection('plan.ends_before_start', { start: facts.period_from, end: facts.period_to }, 'period_to')
      : null,
  ]
  return found.filter((each) => each !== null)
}

/** What stands against editing in this state: an adopted plan's text is frozen (R39), a closed one is whole. */
export function objectionToEditingPlan(plan: { state: PlanState }, changes: readonly PlanFactChange[]): Objection | null {
  if (plan.state === 'closed') return objection('plan.closed_plan_frozen', {})
  const frozen = changes.find(({ field }) => (FROZEN_FACTS as readonly PlanField[]).includes(field))
  return plan.state === 'adopted' && frozen ? objection('plan.adopted_text_frozen', {}, frozen.field) : null
}

/** A plan does not come after itself, however many stand between. */
export function objectionToPredecessor(
  planId: number,
  predecessorId: number | null,
  predecessors: ReadonlyMap<number, number | null>,
): Objection | null {
  const seen = new Set<number>()
  for (let before = predecessorId; before !== null && !seen.has(before); before = predecessors.get(before) ?? null) {
    if (before === planId) return objection('plan.predecessor_circle', {}, 'predecessor')
    seen.add(before)
  }
  return null
}
