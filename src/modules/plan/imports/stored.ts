/** What was understood of a file, as the database gives it back: checked before anything is made of it. */
import { z } from 'zod'
import { LANGS } from '#kernel/values/lang.ts'
import type { Mapping, ReadColumn, ReadPlan, Warning } from '../imports.ts'
import type { ReadingOrder, UploadChoices, WritingOrder } from '../tables/upload.ts'
import { type ItemDraft, KINDS, type LevelNames, type PlanDraft, PROVENANCES, SCOPES, STATES, STATUSES } from '../tables.ts'
import type { Meaning } from './headings.ts'
import { type Fact, isFact } from './vocabulary.ts'

/** Every field has its line: one that a reader brings and this forgets would vanish between the preview and the plan. */
type Shape<Value> = { [Key in keyof Required<Value>]: z.ZodType }

const texts = z.array(z.string())
const localized = z.strictObject({ fr: z.string().nullable(), en: z.string().nullable() })
const maybe = z.string().nullable().optional()

const item = z.strictObject({
  code: z.string().nullable(),
  line: z.int().nullable(),
  title: localized,
  text: localized.optional(),
  provenance: z.enum(PROVENANCES).nullable().optional(),
  crossCutting: z.boolean().optional(),
  status: z.enum(STATUSES).optional(),
  stoppedReason: maybe,
  progress: z.int().nullable().optional(),
  owner: maybe,
  scope: z.enum(SCOPES).nullable().optional(),
  regions: texts.optional(),
  startsOn: maybe,
  endsOn: maybe,
  expectedResult: maybe,
  partners: texts.optional(),
  carriedTo: maybe,
  carriedOverTo: maybe,
  serves: texts.optional(),
  exampleFields: texts.optional(),
  get children(): z.ZodArray<z.ZodType<ItemDraft>> {
    return z.array(item)
  },
} satisfies Shape<ItemDraft>)

const draft: z.ZodType<PlanDraft> = z.strictObject({
  slug: z.string().nullable(),
  title: localized,
  lead: localized.optional(),
  kind: z.enum(KINDS),
  levelNames: z.strictObject({ fr: texts, en: texts } satisfies Shape<LevelNames>),
  period: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  owner: z.string().nullable(),
  predecessor: z.string().nullable(),
  notes: z.array(localized),
  milestones: z.array(z.strictObject({ on: z.string().nullable(), text: localized })),
  decision: z
    .strictObject({
      body: z.string().nullable(),
      on: z.string().nullable(),
      reference: z.string().nullable(),
      source: z.string().nullable(),
    })
    .nullable(),
  state: z.enum(STATES),
  example: z.boolean(),
  items: z.array(item),
} satisfies Shape<PlanDraft>)

const finding = z.strictObject({
  line: z.int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
} satisfies Shape<Warning>)

const fact = z.custom<Fact>((value) => typeof value === 'string' && isFact(value))
const level = z.templateLiteral(['level:', z.literal([1, 2, 3, 4])])

const reading: z.ZodType<ReadPlan> = z.strictObject({
  kind: z.enum(['json', 'csv', 'xlsx', 'ods', 'docx', 'markdown']),
  draft,
  warnings: z.array(finding),
  errors: z.array(finding),
  keep: z.array(z.enum(['title', 'facts'])),
  lang: z.enum(LANGS),
  headings: z.partialRecord(fact, z.string()),
  columns: z.array(
    z.strictObject({
      heading: z.string(),
      meaning: z.union([fact, level]).nullable(),
      examples: texts,
    } satisfies Shape<ReadColumn>),
  ),
} satisfies Shape<ReadPlan>)

const meaning: z.ZodType<Meaning> = z.union([fact, z.literal('ignore'), level])
const mapping: z.ZodType<Mapping> = z.record(z.string(), meaning)

const choices = z.strictObject({
  onto: z.int().nullable(),
  title: z.string().nullable(),
  slug: z.string().nullable(),
  kind: z.enum(KINDS).nullable(),
  owner: z.int().nullable(),
} satisfies Shape<UploadChoices>)

const order = {
  id: z.int(),
  revision: z.int(),
  lang: z.enum(LANGS),
} satisfies Shape<ReadingOrder>
const readingOrder = z.object(order)
const writingOrder = z.object({
  ...order,
  personId: z.int(),
  mandateId: z.int().nullable(),
  rehearsed: z.string().nullable(),
} satisfies Shape<WritingOrder>)

/** What a form says that a column means; null: nothing that there is. */
export const meaningNamed = (text: string): Meaning | null => meaning.safeParse(text).data ?? null
/** Null: a reading of another version of the product, which is to be made again. */
export const storedReading = (value: unknown): ReadPlan | null => reading.safeParse(value).data ?? null
export const storedMapping = (value: unknown): Mapping => mapping.safeParse(value).data ?? {}
/** Null: nothing was chosen yet. */
export const storedChoices = (value: unknown): UploadChoices | null => choices.safeParse(value).data ?? null
/** What a job was told; anything else is a bug of whoever sent it. */
export const readingOrderOf = (data: unknown): ReadingOrder => readingOrder.parse(data)
export const writingOrderOf = (data: unknown): WritingOrder => writingOrder.parse(data)
