/** The shape of a file that replays an assembly: each field by itself. What one field says of another is checked in `assembly.ts`. */
import { z } from 'zod'
import { isDay } from '#kernel/dates.ts'
import { type Fraction, parseFraction } from '../rules/fraction.ts'
import { CHOICES, MAJORITY_BASES, QUORUM_BASES } from '../rules/voting.ts'

/** Each is a sentence of `messages/tally.ts`. */
export type ShapeFault =
  | 'missing'
  | 'wrongKind'
  | 'notText'
  | 'notObject'
  | 'notList'
  | 'notDay'
  | 'notTime'
  | 'notMoment'
  | 'notFraction'
  | 'notThreshold'
  | 'notCount'
  | 'notYesNo'

/** A fault that leaves a field out says that it is missing, whatever it should have been. */
const saying = (fault: ShapeFault) => (issue: { input?: unknown }) => (issue.input === undefined ? 'missing' : fault) satisfies ShapeFault

const text = z.string({ error: saying('notText') })
/** Articles are often numbers: `article: 9`. */
const article = z
  .union([z.string(), z.number()], { error: saying('notText') })
  .transform(String)
  .nullish()
  .transform((given) => given ?? null)
const yesNo = z.boolean({ error: saying('notYesNo') }).default(false)
const count = z.int({ error: saying('notCount') }).min(0, { error: 'notCount' satisfies ShapeFault })
const day = text.refine(isDay, { error: 'notDay' satisfies ShapeFault })

/** A fraction as text (`1/4`), or a number that YAML made of it (`0.25`, `1`). */
const fractionOf = (given: string | number): Fraction | null => parseFraction(String(given))
const fraction = z.union([z.string(), z.number()], { error: saying('notFraction') }).transform((given, context) => {
  const read = fractionOf(given)
  if (!read) context.addIssue({ code: 'custom', message: 'notFraction' satisfies ShapeFault })
  return read ?? z.NEVER
})
const threshold = z.union([z.string(), z.number()], { error: saying('notThreshold') }).transform((given, context) => {
  if (given === 'simple' || given === 'absolute') return given
  const read = fractionOf(given)
  if (!read) context.addIssue({ code: 'custom', message: 'notThreshold' satisfies ShapeFault })
  return read ?? z.NEVER
})

/** `25:10` is ten past one after midnight. In minutes. */
const time = z.string({ error: saying('notTime') }).transform((given, context) => {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(given) ?? []
  if (hours === undefined) context.addIssue({ code: 'custom', message: 'notTime' satisfies ShapeFault })
  return Number(hours) * 60 + Number(minutes)
})

const MINUTES_OF_DAY = 24 * 60
const MS_OF_DAY = 86_400_000
/** Midnight of a day, in minutes since the epoch: meetings live in one time zone, so no zone is asked. */
export const midnight = (of: string): number => (Date.parse(`${of}T00:00:00Z`) / MS_OF_DAY) * MINUTES_OF_DAY
/** A day alone means its first instant. */
const moment = z.string({ error: saying('notMoment') }).transform((given, context) => {
  const [, of, hours, minutes] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):([0-5]\d)(?::\d{2})?)?$/.exec(given) ?? []
  if (of === undefined || !isDay(of)) {
    context.addIssue({ code: 'custom', message: 'notMoment' satisfies ShapeFault })
    return z.NEVER
  }
  return midnight(of) + Number(hours ?? 0) * 60 + Number(minutes ?? 0)
})

const object = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape, { error: saying('notObject') })
const list = <Item extends z.ZodType>(item: Item) => z.array(item, { error: saying('notList') })
const named = <Item extends z.ZodType>(item: Item) => z.record(z.string(), item, { error: saying('notObject') })
const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) => z.enum(values)

const quorumTerms = {
  base: oneOf(QUORUM_BASES),
  of: oneOf(['voters', 'votes']),
  fraction,
  strict: z.boolean({ error: saying('notYesNo') }),
  article,
}
const quorum = object({
  base: quorumTerms.base.default('present_or_represented'),
  of: quorumTerms.of.default('voters'),
  fraction,
  strict: quorumTerms.strict.default(false),
  article,
  second: object(quorumTerms).partial().nullish(),
})

const proxies = object({
  allowed: z.boolean({ error: saying('notYesNo') }).default(true),
  per_holder_max: count.nullish(),
  per_holder_max_votes: fraction.nullish(),
  same_college: yesNo,
  same_region: yesNo,
  blank_proxies: oneOf(['refused', 'chair']).default('refused'),
  article,
})

const majority = object({
  threshold,
  base: oneOf(MAJORITY_BASES).default('votes_cast'),
  blanks_count: yesNo,
  abstentions_count: yesNo,
  each_college: yesNo,
  quorum: quorum.nullish(),
  article,
})

const size = object({ voters: count, votes: count })
const counts = object({
  for: count.default(0),
  against: count.default(0),
  abstention: count.default(0),
  blank: count.default(0),
  spoilt: count.default(0),
})

export const shape = object({
  date: day,
  convening: z.union([z.literal(1), z.literal(2)], { error: () => 'wrongKind' satisfies ShapeFault }).default(1),
  statutes: object({
    quorum: quorum.nullish(),
    proxies: proxies.nullish(),
    majorities: named(majority),
    chair: object({ casting_vote: yesNo }).nullish(),
    remote: yesNo,
  }),
  chair: text.nullish(),
  voters: list(object({ id: text, college: text, region: text.nullish(), weight: count })).default([]),
  presences: list(object({ id: text, from: time, to: time.nullish(), mode: oneOf(['room', 'remote']).nullish() })).nullish(),
  proxies: list(object({ giver: text, holder: text.nullable(), given: moment.nullish(), revoked: moment.nullish() })).default([]),
  votes: list(
    object({
      id: text,
      at: time,
      majority: text,
      ballots: named(oneOf(CHOICES)).nullish(),
      counts: named(counts).nullish(),
      present: named(size).nullish(),
      represented: named(size).nullish(),
      roll: named(size).nullish(),
    }),
  ),
})

export type Told = z.output<typeof shape>
