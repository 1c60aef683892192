/** The product's own JSON into a draft: its shape by Zod, each fault with its path. */
import { z } from 'zod'
import { isDay, isPartialDay } from '#kernel/dates.ts'
import { FORMAT, isSlug, LONGEST_TEXT, LONGEST_TITLE, MOST_ITEMS, MOST_LEVELS, VERSION } from '../rules/imports.ts'
import { type ItemDraft, KINDS, type PlanDraft, PROVENANCES, SCOPES, STATES, STATUSES } from '../tables.ts'
import { type Findings, fault } from './findings.ts'

/** PostgreSQL keeps no NUL. */
const text = (most: number) =>
  z
    .string()
    .max(most, { error: most === LONGEST_TITLE ? 'title_too_long' : 'text_too_long' })
    .transform((value) => value.replaceAll('\u0000', ''))
const optional = (most: number) =>
  text(most)
    .nullish()
    .transform((value) => value || null)
const localized = (most: number) =>
  z
    .strictObject({ fr: optional(most), en: optional(most) })
    .nullish()
    .transform((value) => value ?? { fr: null, en: null })
const named = (most: number) => localized(most).refine((value) => value.fr?.trim() || value.en?.trim(), { error: 'title_missing' })
const day = z.string().refine(isDay, { error: 'not_a_day' })
const partialDay = z.string().refine(isPartialDay, { error: 'not_a_day' })
const NAME = 500

const item: z.ZodType<ItemDraft> = z
  .strictObject({
    code: text(100).nullish(),
    title: named(LONGEST_TITLE),
    text: localized(LONGEST_TEXT).optional(),
    provenance: z.enum(PROVENANCES).nullish(),
    crossCutting: z.boolean().optional(),
    status: z.enum(STATUSES).optional(),
    stoppedReason: text(LONGEST_TEXT).nullish(),
    progress: z.int().min(0).max(100).nullish(),
    owner: text(NAME).nullish(),
    scope: z.enum(SCOPES).nullish(),
    regions: z.array(z.string().max(10)).max(100).optional(),
    startsOn: day.nullish(),
    endsOn: day.nullish(),
    expectedResult: text(LONGEST_TEXT).nullish(),
    partners: z
      .array(text(NAME).refine((value) => value !== ''))
      .max(200)
      .optional(),
    carriedTo: text(NAME).nullish(),
    carriedOverTo: text(NAME).nullish(),
    serves: z.array(text(NAME)).max(200).optional(),
    exampleFields: z.array(z.string().max(50)).max(50).optional(),
    get children() {
      return z.array(item).optional()
    },
  })
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, { error: 'ends_before_start', path: ['endsOn'] })
  .transform(({ code, children, ...facts }) => ({ code: code || null, line: null, ...spoken(facts), children: children ?? [] }))

/** An optional text that says nothing in either language is not spoken of. */
function spoken<Facts extends { text?: { fr: string | null; en: string | null } }>(facts: Facts): Facts {
  const kept = { ...facts }
  if (!kept.text?.fr && !kept.text?.en) delete kept.text
  for (const key of Object.keys(kept) as (keyof Facts)[]) if (kept[key] === undefined) delete kept[key]
  return kept
}

const levels = z
  .array(text(100).refine((value) => value.trim() !== ''))
  .min(1)
  .max(MOST_LEVELS)
const levelNames = z
  .strictObject({ fr: levels.optional(), en: levels.optional() })
  .refine(({ fr, en }) => (fr ?? en) !== undefined && (!fr || !en || fr.length === en.length), { error: 'level_names' })
  .transform(({ fr, en }) => ({ fr: (fr ?? en)!, en: (en ?? fr)! }))
const milestone = z.strictObject({ on: partialDay.nullish().transform((value) => value ?? null), text: localized(LONGEST_TEXT) })
const decision = z.strictObject({
  body: optional(NAME),
  on: partialDay.nullish().transform((value) => value ?? null),
  reference: optional(NAME),
  source: optional(NAME),
})
const period = z
  .strictObject({ from: day.nullish(), to: day.nullish() })
  .nullish()
  .transform((value) => ({ from: value?.from ?? null, to: value?.to ?? null }))
  .refine(({ from, to }) => !from || !to || from <= to, { error: 'ends_before_start', path: ['to'] })

const plan = z
  .strictObject({
    format: z.literal(FORMAT),
    version: z.literal(VERSION),
    slug: z.string().refine(isSlug, { error: 'slug' }).nullish(),
    title: named(LONGEST_TITLE),
    lead: localized(LONGEST_TEXT).optional(),
    kind: z.enum(KINDS).default('strategic'),
    levelNames,
    period,
    owner: optional(NAME),
    predecessor: optional(NAME),
    state: z.enum(STATES).default('draft'),
    decision: decision.nullish(),
    milestones: z.array(milestone).max(1_000).default([]),
    notes: z.array(localized(LONGEST_TEXT)).max(200).default([]),
    example: z.boolean().default(false),
    items: z.array(item).default([]),
  })
  .transform(
    ({ format: _format, version: _version, slug, decision: decided, lead, ...rest }): PlanDraft => ({
      ...rest,
      slug: slug ?? null,
      decision: decided ?? null,
      ...(lead?.fr || lead?.en ? { lead } : {}),
    }),
  )

/** `items[0].children[2].title` */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`),
    '',
  )

function sentenceOf(issue: z.core.$ZodIssue, findings: Findings): string {
  const { words } = findings
  if (issue.code === 'unrecognized_keys') return words.jsonUnknown(issue.keys.join(', '))
  const said: Record<string, string> = {
    title_missing: words.titleMissing,
    title_too_long: words.titleTooLong(LONGEST_TITLE),
    text_too_long: words.textTooLong(LONGEST_TEXT),
    not_a_day: words.notADay(String(issue.input ?? '')),
    level_names: words.levelNamesUneven,
    slug: words.usageSlug,
  }
  return said[issue.message] ?? words.jsonShape
}

const isOurs = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === FORMAT &&
  'version' in value &&
  value.version === VERSION

/** How many items there are, counted no further than just above `most`: checking a million of them would take minutes. */
function itemsWithin(value: unknown, most: number): number {
  const waiting: unknown[] = [value]
  let count = -1
  while (waiting.length > 0 && count <= most) {
    const { items, children } = Object(waiting.pop()) as { items?: unknown; children?: unknown }
    count += 1
    for (const below of [items, children]) if (Array.isArray(below)) for (const each of below.slice(0, most + 1)) waiting.push(each)
  }
  return count
}

/** Reads the project's JSON; what is wrong goes into the findings. */
export function readJson(source: string, findings: Findings): PlanDraft | null {
  const { words } = findings
  try {
    const value: unknown = JSON.parse(source)
    if (!isOurs(value)) {
      fault(findings, null, null, words.jsonForeign)
      return null
    }
    if (itemsWithin(value, MOST_ITEMS) > MOST_ITEMS) {
      fault(findings, null, null, words.tooMany(MOST_ITEMS))
      return null
    }
    const read = plan.safeParse(value, { reportInput: true })
    if (read.success) return read.data
    for (const issue of read.error.issues) fault(findings, null, pathText(issue.path) || null, sentenceOf(issue, findings))
  } catch (error) {
    // Thousands of nested levels end the stack before they end the tree.
    fault(findings, null, null, error instanceof RangeError ? words.tooDeep(MOST_LEVELS) : words.jsonBroken)
  }
  return null
}
