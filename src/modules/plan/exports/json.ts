/** A plan out as the project's own JSON: the exact inverse of its import. */
import { bare, type Json, textJson } from '../rules/frozen.ts'
import { FORMAT, VERSION } from '../rules/imports.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'

const itemJson = (item: ItemDraft): Json => ({
  code: item.code,
  title: textJson(item.title),
  text: item.text && textJson(item.text),
  provenance: item.provenance,
  crossCutting: item.crossCutting,
  status: item.status,
  stoppedReason: item.stoppedReason,
  progress: item.progress,
  owner: item.owner,
  scope: item.scope,
  regions: item.regions,
  startsOn: item.startsOn,
  endsOn: item.endsOn,
  expectedResult: item.expectedResult,
  partners: item.partners,
  carriedTo: item.carriedTo,
  carriedOverTo: item.carriedOverTo,
  serves: item.serves,
  exampleFields: item.exampleFields,
  children: item.children.map(itemJson),
})

/** The plan as JSON: the same draft gives the same bytes, and `readPlanFile` gives the draft back. */
export function planJson(plan: PlanDraft): string {
  const whole: Json = {
    format: FORMAT,
    version: VERSION,
    slug: plan.slug,
    title: textJson(plan.title),
    lead: plan.lead && textJson(plan.lead),
    kind: plan.kind,
    levelNames: { fr: plan.levelNames.fr, en: plan.levelNames.en },
    period: { from: plan.period.from, to: plan.period.to },
    owner: plan.owner,
    predecessor: plan.predecessor,
    state: plan.state,
    decision: plan.decision && {
      body: plan.decision.body,
      on: plan.decision.on,
      reference: plan.decision.reference,
      source: plan.decision.source,
    },
    milestones: plan.milestones.map(({ on, text: told }) => ({ on, text: textJson(told) })),
    notes: plan.notes.map(textJson),
    example: plan.example,
    items: plan.items.map(itemJson),
  }
  return `${JSON.stringify(bare(whole), null, 2)}\n`
}
