/** A plan out as the project's own JSON: the exact inverse of its import. */
import type { Localized } from '#kernel/values/lang.ts'
import { FORMAT, VERSION } from './rules/imports.ts'
import type { ItemDraft, PlanDraft } from './tables.ts'

type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json }

const text = ({ fr, en }: Localized): Json => ({ fr, en })

const itemJson = (item: ItemDraft): Json => ({
  code: item.code,
  title: text(item.title),
  text: item.text && text(item.text),
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
  exampleFields: item.exampleFields,
  children: item.children.map(itemJson),
})

/** Without what says nothing: null, false, '', empty lists and empty objects. */
function bare(value: Json): Json {
  if (value === null || value === false || value === '') return undefined
  if (Array.isArray(value)) {
    const left = value.map(bare).filter((each) => each !== undefined)
    return left.length === 0 ? undefined : left
  }
  if (typeof value !== 'object') return value
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const left = bare(each)
    return left === undefined ? [] : [[key, left] as const]
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/** The plan as JSON: the same draft gives the same bytes, and `readPlanFile` gives the draft back. */
export function planJson(plan: PlanDraft): string {
  const whole: Json = {
    format: FORMAT,
    version: VERSION,
    slug: plan.slug,
    title: text(plan.title),
    lead: plan.lead && text(plan.lead),
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
    milestones: plan.milestones.map(({ on, text: told }) => ({ on, text: text(told) })),
    notes: plan.notes.map(text),
    example: plan.example,
    items: plan.items.map(itemJson),
  }
  return `${JSON.stringify(bare(whole), null, 2)}\n`
}
