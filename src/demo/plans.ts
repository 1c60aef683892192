/** The demonstration's plans, built from `plans.yaml` through the plan's own import: public facts, and examples that say so. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { sourceFile } from '#kernel/project.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { typographic } from '#kernel/values/typography.ts'
import { type ItemDraft, importPlan, type PlanDraft } from '#modules/plan/index.ts'

const french = z.string().transform((typed) => typographic('fr', typed))
const english = z.string().transform((typed) => typographic('en', typed))
const text = z.object({ fr: french, en: english })
const words = z.array(z.string())
const status = z.enum(['planned', 'in_progress', 'done', 'stopped', 'wanted_not_funded'])

/** Facts made up for the demonstration. */
const example = z.strictObject({
  owner: z
    .union([z.strictObject({ person: z.string() }), z.strictObject({ body: z.string() }), z.strictObject({ organisation: z.string() })])
    .optional(),
  status: status.optional(),
  reason: french.optional(),
  progress: z.int().optional(),
  starts: z.iso.date().optional(),
  ends: z.iso.date().optional(),
  scope: z.enum(['national', 'regions']).optional(),
  regions: words.optional(),
  expected: french.optional(),
  partners: z.array(french).optional(),
  /** `slug#code`: items of a plan that stands above in the file. */
  serves: words.optional(),
})

const item = text
  .extend({
    code: z.string(),
    from: z.enum(['source', 'grouping', 'open']).optional(),
    cross_cutting: z.boolean().optional(),
    status: status.optional(),
    carried_to: z.string().optional(),
    example: example.optional(),
    get children() {
      return z.array(item).optional()
    },
  })
  .strict()
type ToldItem = z.infer<typeof item>

const partialDay = z.string().regex(/^\d{4}(-\d{2}){0,2}$/)
const plan = z.strictObject({
  slug: z.string(),
  title: text,
  lead: text.optional(),
  kind: z.enum(['strategic', 'annual']),
  levels: z.object({ fr: words, en: words }),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }).optional(),
  owner: z.string().optional(),
  predecessor: z.string().optional(),
  state: z.enum(['draft', 'adopted']).default('adopted'),
  decision: z.object({ body: z.string().optional(), on: partialDay.optional(), source: z.string() }).optional(),
  history: z.array(text.extend({ on: partialDay.optional() })).default([]),
  notes: z.array(text).default([]),
  example: z.boolean().default(false),
  items: z.array(item),
})

/** The made-up facts as the draft takes them, with the columns that they fill: pages mark these as examples. */
function madeUp(facts: z.infer<typeof example>): Partial<ItemDraft> {
  const { owner = {}, status: at, reason, progress, starts, ends, scope, regions, expected, partners, serves } = facts
  const [ownerKind, ownerName] = Object.entries<string>(owner)[0] ?? []
  const filled: Record<string, unknown> = {
    [`owner_${ownerKind}_id`]: ownerName,
    status: at,
    stopped_reason: reason,
    progress,
    starts_on: starts,
    ends_on: ends,
    scope,
    regions,
    expected_result: expected,
    partners,
    serves,
  }
  const said = {
    status: at,
    stoppedReason: reason,
    progress,
    owner: ownerName,
    scope,
    regions,
    startsOn: starts,
    endsOn: ends,
    expectedResult: expected,
    partners,
    serves,
  }
  return { ...said, exampleFields: Object.keys(filled).filter((column) => filled[column] !== undefined) }
}

const itemDraft = ({
  code,
  fr,
  en,
  from,
  cross_cutting: crossCutting,
  status: at,
  carried_to: carriedTo,
  example: facts,
  children = [],
}: ToldItem): ItemDraft => ({
  code,
  line: null,
  title: { fr, en },
  provenance: from,
  crossCutting,
  carriedTo,
  ...(facts ? madeUp(facts) : {}),
  ...(at ? { status: at } : {}),
  children: children.map(itemDraft),
})

const planDraft = ({ levels, period, owner, predecessor, decision, history, items, ...told }: z.infer<typeof plan>): PlanDraft => ({
  ...told,
  levelNames: levels,
  period: period ?? { from: null, to: null },
  owner: owner ?? null,
  predecessor: predecessor ?? null,
  decision: decision ? { body: decision.body ?? null, on: decision.on ?? null, reference: null, source: decision.source } : null,
  milestones: history.map(({ on, fr, en }) => ({ on: on ?? null, text: { fr, en } })),
  items: items.map(itemDraft),
})

/** Builds the plans that are not there yet, one change each, after the people whom they name. */
export async function buildPlans(house: House): Promise<void> {
  const told = z.array(plan).parse(parse(readFileSync(sourceFile('demo/plans.yaml'), 'utf8')))
  const known = new Set((await house.reader.selectFrom('plan_plan').select('slug').execute()).map(({ slug }) => slug))
  for (const draft of told.map(planDraft).filter(({ slug }) => !known.has(slug ?? ''))) {
    const { warnings } = await change(house, (tx) =>
      importPlan(tx, SHELL, { draft, slug: draft.slug ?? '', publish: false, life: 'restore' }),
    )
    if (warnings.length > 0) throw new Error(`plans.yaml names ${warnings.map((each) => each.text).join(', ')}, whom nobody told of.`)
  }
}
