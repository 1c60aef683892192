/** Plans: what a network has decided to do, pillar by pillar, who carries it, and what becomes of it, from draft to adoption, follow-up and closing. */
import type { Capability } from '#kernel/capability.ts'
import { deeds, refusals } from './messages.ts'
import { plansPath } from './paths.ts'
import { itemNames, planNames } from './queries.ts'
import { expected, ownedPanel } from './routes/expected.tsx'
import { routes } from './routes.tsx'
import { verbs } from './verbs.ts'

export { adoptPlan, closePlan, editItem, importPlan, type PastDecision, publishPlan, undoDeed, withdrawPlan } from './commands.ts'
export { periodText, StateTag } from './pages/told.tsx'
export { DecisionStamp, PlanFigures, PlanPicture, PlanTable } from './pages.tsx'
export * from './paths.ts'
export { type Item, itemWithPlace, type Plan, planBySlug, planInForce, planItems, plans } from './queries.ts'
export { type Counts, countsOf, type Nested, nest, plansInForce } from './rules.ts'
export type { ItemDraft, ItemFacts, PlanDraft, Status } from './tables.ts'

export const capability: Capability = {
  name: 'plan',
  routes,
  deeds,
  refusals,
  verbs,
  expected,
  objects: { plan: planNames, item: itemNames },
  panels: { organisation: ownedPanel('organisation'), body: ownedPanel('body'), person: ownedPanel('person') },
  menu: [{ path: plansPath(), label: { fr: 'Plans', en: 'Plans' }, order: 10 }],
}
