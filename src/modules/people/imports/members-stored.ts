/** What was understood of a file of members, as the database gives it back: checked before anything is made of it. */
import { z } from 'zod'
import { ROLES } from '#kernel/values/actor.ts'
import {
  type FindingCode,
  isMemberFact,
  MEMBER_FACTS,
  type MemberFact,
  type MemberFinding,
  type MemberMapping,
  type MemberRow,
  type MembersRead,
} from '../rules/members.ts'
import type { ReadingOrder, WritingOrder } from '../tables/members.ts'
import { REGIONS } from '../tables.ts'

/** Every field has its line: one that a reader brings and this forgets would vanish between the rehearsal and the members. */
type Shape<Value> = { [Key in keyof Required<Value>]: z.ZodType }

const maybe = z.string().nullable()
const row = z.strictObject({
  line: z.int(),
  name: z.string(),
  kind: z.enum(['regional', 'member', 'partner']).nullable(),
  region: z.enum(REGIONS).nullable(),
  town: maybe,
  site: maybe,
  siret: maybe,
  parent: maybe,
  joinedOn: maybe,
  leftOn: maybe,
  feePaid: z.array(z.int()),
  employees: z.array(z.strictObject({ year: z.int().nullable(), value: z.int() })),
  contact: maybe,
  email: maybe,
  phone: maybe,
  role: z.enum(ROLES).nullable(),
  example: z.boolean(),
} satisfies Shape<MemberRow>)

const finding = z.strictObject({
  line: z.int().nullable(),
  column: maybe,
  code: z.string() as unknown as z.ZodType<FindingCode>,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
} satisfies Shape<MemberFinding>) as unknown as z.ZodType<MemberFinding>

const fact = z.custom<MemberFact>((value) => typeof value === 'string' && isMemberFact(value))

const reading = z.strictObject({
  kind: z.enum(['csv', 'xlsx', 'ods']),
  rows: z.array(row),
  warnings: z.array(finding),
  errors: z.array(finding),
  refused: z.int(),
  failed: z.boolean(),
  headings: z.partialRecord(z.enum(MEMBER_FACTS), z.string()),
  columns: z.array(z.strictObject({ heading: z.string(), meaning: fact.nullable(), examples: z.array(z.string()) })),
} satisfies Shape<MembersRead>)

const mapping: z.ZodType<MemberMapping> = z.record(z.string(), z.union([fact, z.literal('ignore')]))

const order = { id: z.int(), revision: z.int() } satisfies Shape<ReadingOrder>
const readingOrder = z.object(order)
const writingOrder = z.object({
  ...order,
  personId: z.int(),
  mandateId: z.int().nullable(),
  rehearsed: z.string(),
  skipRefused: z.boolean(),
} satisfies Shape<WritingOrder>)

/** Null: a reading of another version of the product, which is to be made again. */
export const storedMembers = (value: unknown): MembersRead | null => reading.safeParse(value).data ?? null
export const storedMemberMapping = (value: unknown): MemberMapping => mapping.safeParse(value).data ?? {}
/** What a job was told; anything else is a bug of whoever sent it. */
export const membersReadingOrder = (data: unknown): ReadingOrder => readingOrder.parse(data)
export const membersWritingOrder = (data: unknown): WritingOrder => writingOrder.parse(data)
