/** The text of a plan that a version freezes: codes, titles, texts and order; and a plan as the product's own JSON. */

import type { Day } from '#kernel/dates.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { ItemDraft, LevelNames, PlanDraft, PlanKind } from '../tables.ts'
import { emptyDraft } from './drafts.ts'
import { FORMAT, VERSION } from './import-names.ts'

export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json }

/** Only the languages that are there. */
export type FrozenText = { fr?: string; en?: string }

export interface FrozenItem {
  code: string
  title: FrozenText
  text?: FrozenText
  crossCutting?: true
  children?: FrozenItem[]
}

/** What a version freezes (R39). Read as the product's JSON it brings the same text in again. */
export interface FrozenPlan {
  format: typeof FORMAT
  version: typeof VERSION
  title: FrozenText
  lead?: FrozenText
  kind: PlanKind
  levelNames: LevelNames
  period?: { from?: Day; to?: Day }
  example?: true
  items?: FrozenItem[]
}

/** Without what says nothing: null, false, '', empty lists and empty objects. */
export function bare(value: Json): Json {
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

export const textJson = ({ fr, en }: Localized): Json => ({ fr, en })

const frozenItem = (item: ItemDraft): Json => ({
  code: item.code,
  title: textJson(item.title),
  text: item.text && textJson(item.text),
  crossCutting: item.crossCutting,
  children: item.children.map(frozenItem),
})

/** The frozen text of a plan. Cross-references stand in its texts as codes (`#A1.2.1`). */
export const frozenPlan = (plan: PlanDraft): FrozenPlan =>
  bare({
    format: FORMAT,
    version: VERSION,
    title: textJson(plan.title),
    lead: plan.lead && textJson(plan.lead),
    kind: plan.kind,
    levelNames: { fr: plan.levelNames.fr, en: plan.levelNames.en },
    period: { from: plan.period.from, to: plan.period.to },
    example: plan.example,
    items: plan.items.map(frozenItem),
  }) as unknown as FrozenPlan

const localized = (text: FrozenText | undefined): Localized => ({ fr: text?.fr ?? null, en: text?.en ?? null })

const draftItem = (item: FrozenItem): ItemDraft => ({
  code: item.code,
  line: null,
  title: localized(item.title),
  ...(item.text ? { text: localized(item.text) } : {}),
  ...(item.crossCutting ? { crossCutting: true } : {}),
  children: (item.children ?? []).map(draftItem),
})

/** A frozen text as a draft: for exports and documents of a version. */
export const draftOfFrozen = (frozen: FrozenPlan): PlanDraft =>
  emptyDraft({
    title: localized(frozen.title),
    ...(frozen.lead ? { lead: localized(frozen.lead) } : {}),
    kind: frozen.kind,
    levelNames: frozen.levelNames,
    period: { from: frozen.period?.from ?? null, to: frozen.period?.to ?? null },
    example: frozen.example ?? false,
    items: (frozen.items ?? []).map(draftItem),
  })

/** How many items a text has, and how many of them are actions. */
export function sizeOf(frozen: FrozenPlan): { items: number; actions: number } {
  const last = frozen.levelNames.fr.length
  const count = (items: FrozenItem[], level: number): { items: number; actions: number } =>
    items.reduce(
      (sum, item) => {
        const inside = count(item.children ?? [], level + 1)
        return { items: sum.items + 1 + inside.items, actions: sum.actions + (level === last ? 1 : 0) + inside.actions }
      },
      { items: 0, actions: 0 },
    )
  return count(frozen.items ?? [], 1)
}
