/** Plans: what a network has decided to do, pillar by pillar, who carries it, and what becomes of it, from draft to adoption, follow-up and closing. */
import type { Capability } from '#kernel/capability.ts'
import { inBoth, inLang } from '#kernel/values/lang.ts'
import { adoptByDecision } from './commands/life.ts'
import { forgetUploads } from './commands/personal.ts'
import { jobs } from './jobs.ts'
import { mailTopics } from './messages/mail.ts'
import { foundKinds } from './messages/search.ts'
import { deeds, refusals } from './messages.ts'
import { itemPath, planPath, plansPath } from './paths.ts'
import { concerns, expectant } from './queries/mail.ts'
import { mentions, personal } from './queries/personal.ts'
import { itemNames, itemsFound, planNames, plansFound, uploadNames, versionNames } from './queries.ts'
import { planVersion } from './routes/decidable.ts'
import { expected, ownedPanel } from './routes/expected.tsx'
import { workPanel } from './routes/work-panel.tsx'
import { routes } from './routes.tsx'
import { verbs } from './verbs.ts'

export {
  addDocuments,
  adoptPlan,
  closePlan,
  editItem,
  importPlan,
  type PastDecision,
  publishPlan,
  undoDeed,
  withdrawPlan,
} from './commands.ts'
export { periodText, StateTag } from './pages/told.tsx'
export { DecisionStamp, PlanFigures, PlanPicture, PlanTable } from './pages.tsx'
export * from './paths.ts'
export { type Item, itemWithPlace, type Plan, planById, planBySlug, planInForce, planItems, plans } from './queries.ts'
export { type Counts, countsOf, emptyDraft, type Nested, nest, plansInForce } from './rules.ts'
export type { ItemDraft, ItemFacts, PlanDraft, Status } from './tables.ts'

const searchable: Capability['searchable'] = async (reader, actor, words, limit) => {
  const [found, items] = await Promise.all([plansFound(reader, actor, words, limit), itemsFound(reader, actor, words, limit)])
  return [
    ...found.map((plan) => ({
      kind: foundKinds.plan,
      title: plan.title,
      detail: plan.lead,
      path: planPath(plan.slug),
      example: plan.example,
    })),
    ...items.map((item) => ({
      kind: foundKinds.item,
      title: item.title,
      detail: inBoth((lang) => `${item.code} · ${inLang(item.planTitle, lang)}`),
      path: itemPath(item.id),
      example: item.example,
    })),
  ]
}

export const capability: Capability = {
  name: 'plan',
  routes,
  deeds,
  refusals,
  jobs,
  verbs,
  expected,
  expectant,
  mail: { topics: mailTopics, concerns },
  searchable,
  personal,
  mentions,
  reactions: {
    'person.erased': forgetUploads,
    // An assembly's decision adopts and freezes the plan in its own transaction.
    async 'resolution.adopted'(tx, actor, payload) {
      if (payload.subjectKind === 'plan_version' && payload.subjectId !== null) await adoptByDecision(tx, actor, payload.subjectId, payload)
    },
  },
  subjects: { plan_version: planVersion },
  objects: { plan: planNames, plan_version: versionNames, item: itemNames, upload: uploadNames },
  panels: { plan: workPanel, organisation: ownedPanel('organisation'), body: ownedPanel('body'), person: ownedPanel('person') },
  menu: [{ path: plansPath(), label: { fr: 'Plans', en: 'Plans' }, order: 10 }],
}
