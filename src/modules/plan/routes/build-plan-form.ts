/** Between a plan's own facts and the fields of its form, both ways; and two edits beside each other. */
import { z } from 'zod'
import { choice, field, optionalDay, optionalId, optionalText, parseForm, type Typed, typedOne } from '#kernel/form.ts'
import { objection } from '#kernel/values/objection.ts'
import { PLAN_FORM_FIELDS, type PlanFormField } from '../pages/build-plan.tsx'
import { LEVEL_PRESETS, presetOf } from '../rules/build-plan.ts'
import { LONGEST_TEXT, LONGEST_TITLE } from '../rules/import-names.ts'
import type { PlanOwnFacts } from '../tables/build.ts'
import { KINDS, type LevelNames } from '../tables.ts'

const LONGEST_LEVEL = 60

const names = () =>
  field<string[]>((text) => {
    const lines = text
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean)
    return lines.some((each) => each.length > LONGEST_LEVEL) ? (objection('kernel.too_long', { max: LONGEST_LEVEL }) as never) : lines
  })

const SCHEMA = z.object({
  title_fr: optionalText(LONGEST_TITLE),
  title_en: optionalText(LONGEST_TITLE),
  lead_fr: optionalText(LONGEST_TEXT),
  lead_en: optionalText(LONGEST_TEXT),
  kind: choice(KINDS),
  levels: choice([...Object.keys(LEVEL_PRESETS), 'own']),
  level_fr: names(),
  level_en: names(),
  period_from: optionalDay(),
  period_to: optionalDay(),
  predecessor: field<string>((text) =>
    text === '' || text === 'text' || /^\d{1,15}$/.test(text) ? text : (objection('kernel.not_a_choice', { text }) as never),
  ),
})

const OWNER = z.object({ owner: optionalId() })
/** For whom a new plan is written; null: nothing was chosen. */
export const ownerTyped = (typed: Typed): number | null => parseForm(OWNER, typed).owner

const levelNames = (levels: string, fr: string[], en: string[]): LevelNames => LEVEL_PRESETS[levels] ?? { fr, en }

/** `''` says nothing of a predecessor that this person cannot see; `text` keeps the one that is only named. */
function predecessor(asked: string, before: PlanOwnFacts | null, offered: readonly string[]): Partial<PlanOwnFacts> {
  if (asked === 'text') return {}
  if (asked !== '') return { predecessor_id: Number(asked), predecessor_text: null }
  const hidden = before !== null && before.predecessor_id !== null && !offered.includes(String(before.predecessor_id))
  return hidden ? {} : { predecessor_id: null, predecessor_text: null }
}

/** The facts that the form speaks of: only the fields that were on it. Throws a Refusal with a sentence per field. */
export function planFactsTyped(typed: Typed, before: PlanOwnFacts | null, offered: readonly string[]): Partial<PlanOwnFacts> {
  const parsed = Object.fromEntries(
    Object.entries(parseForm(SCHEMA.partial().strip(), typed)).filter(([name]) => typed[name] !== undefined),
  ) as Partial<z.infer<typeof SCHEMA>>
  const { levels, level_fr, level_en, predecessor: after, ...plain } = parsed
  return {
    ...plain,
    ...(levels === undefined ? {} : { level_names: levelNames(levels, level_fr ?? [], level_en ?? []) }),
    ...(after === undefined ? {} : predecessor(after, before, offered)),
  }
}

/** The fields as the form shows these facts. */
export function planFieldsOf(facts: PlanOwnFacts): Record<PlanFormField, string> {
  const preset = presetOf(facts.level_names)
  return {
    title_fr: facts.title_fr ?? '',
    title_en: facts.title_en ?? '',
    lead_fr: facts.lead_fr ?? '',
    lead_en: facts.lead_en ?? '',
    kind: facts.kind,
    levels: preset ?? 'own',
    level_fr: preset ? '' : facts.level_names.fr.join('\n'),
    level_en: preset ? '' : facts.level_names.en.join('\n'),
    period_from: facts.period_from ?? '',
    period_to: facts.period_to ?? '',
    predecessor: facts.predecessor_id === null ? (facts.predecessor_text === null ? '' : 'text') : String(facts.predecessor_id),
  }
}

export const planFieldsTyped = (typed: Typed): Partial<Record<PlanFormField | 'owner', string>> =>
  Object.fromEntries([...PLAN_FORM_FIELDS, 'owner'].map((name) => [name, typedOne(typed, name)]))

export interface MergedPlan {
  typed: Partial<Record<PlanFormField, string>>
  differing: PlanFormField[]
  taken: PlanFormField[]
}

/** Joins two edits field by field. `base`: what both started from; null: not known any more, then what was typed stands. */
export function mergePlanEdits(
  base: Record<PlanFormField, string> | null,
  theirs: Record<PlanFormField, string>,
  mine: Partial<Record<PlanFormField, string>>,
): MergedPlan {
  const merged: MergedPlan = { typed: {}, differing: [], taken: [] }
  for (const name of PLAN_FORM_FIELDS) {
    const own = (mine[name] ?? '').trim()
    const untouched = own === (base ?? theirs)[name].trim()
    merged.typed[name] = untouched ? theirs[name] : (mine[name] ?? '')
    if (untouched && base !== null && theirs[name].trim() !== base[name].trim()) merged.taken.push(name)
    if (own !== theirs[name].trim()) merged.differing.push(name)
  }
  return merged
}
