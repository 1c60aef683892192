/** Forms: what was typed is read as text, kept as typed, and parsed by Zod at the door into what a command takes. */
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { parseDay, parsePartialDay } from './dates.ts'
import type { Ctx } from './env.ts'
import { sayObjection } from './house.ts'
import { type AmountTrouble, readCents, readShare } from './money.ts'
import { Refusal } from './refusal.ts'
import { type Objection, objection } from './values/objection.ts'

/** What the person typed, field by field; a field sent several times (checkboxes) keeps all its values. */
export type Typed = Record<string, string[]>

/** One thing to mend, for the summary above the form and beside the field. */
export interface FormError {
  field?: string
  text: string
}

/** Counted as it comes in where no length is declared: a form without an end must not fill the memory. */
const limitedBody = bodyLimit({
  maxSize: 1_048_576,
  onError: () => {
    throw new Refusal(objection('kernel.too_large', { limit: '1 Mo' }))
  },
})

/** Reads a form's fields as text. Files are not fields: they have their own door. */
export async function typedForm(c: Ctx): Promise<Typed> {
  await limitedBody(c, async () => {})
  const body = await c.req.parseBody({ all: true }).catch((): never => {
    throw new Refusal(objection('kernel.form_invalid', {}))
  })
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value])
        .filter((each) => typeof each === 'string')
        .map((each) => each.replaceAll('\r\n', '\n').replaceAll('\u0000', '')),
    ]),
  )
}

/** The first value of a field as typed, or ''. */
export const typedOne = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

/** Parses what was typed, or refuses with one objection per field. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, typed: Typed): z.infer<Schema> {
  const result = schema.safeParse(typed)
  if (result.success) return result.data
  throw new Refusal(
    result.error.issues.map((issue) => {
      const said = issue.code === 'custom' ? (issue.params as { objection?: Objection } | undefined)?.objection : undefined
      const field = issue.path.map(String)[0]
      return said ? { ...said, field: said.field ?? field } : objection('kernel.required', {}, field)
    }),
  )
}

/** Does what a form asks; a refusal that the person can mend (409, 422, 429) shows the same page again with what was typed. */
export async function attempt(
  c: Ctx,
  work: () => Promise<Response>,
  again: (errors: FormError[], refusal: Refusal) => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404 || error.status === 403) throw error
    return again(errorsOf(c, error), error)
  }
}

/** The sentences of a refusal in the reader's language. */
export const errorsOf = (c: Ctx, refusal: Refusal): FormError[] =>
  refusal.objections.map((each) => ({ ...(each.field ? { field: each.field } : {}), text: sayObjection(c.var.house, c.var.lang, each) }))

const isObjection = (value: unknown): value is Objection =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value

/** A field read from its first typed value; `read` answers the value or an objection. */
export const field = <Value>(read: (text: string) => Value | Objection) =>
  z
    .array(z.string())
    .optional()
    .transform((typed, context): Value => {
      const value = read((typed?.[0] ?? '').trim())
      if (!isObjection(value)) return value
      context.addIssue({ code: 'custom', params: { objection: value } })
      return z.NEVER
    })

const limited = (text: string, max: number): string | Objection => (text.length > max ? objection('kernel.too_long', { max }) : text)

/** A text that must be there. */
export const requiredText = (max: number) => field((text) => (text === '' ? objection('kernel.required', {}) : limited(text, max)))
/** A text or null. */
export const optionalText = (max: number) => field<string | null>((text) => (text === '' ? null : (limited(text, max) as string)))
/** A day or null. */
export const optionalDay = () =>
  field<string | null>((text) => (text === '' ? null : (parseDay(text) ?? (objection('kernel.not_a_day', { text }) as never))))
/** A day, a month, a year or null. */
export const optionalPartialDay = () =>
  field<string | null>((text) => (text === '' ? null : (parsePartialDay(text) ?? (objection('kernel.not_a_day', { text }) as never))))
/** A whole number within bounds, or null. */
export const optionalWhole = (min: number, max: number) =>
  field<number | null>((text) => {
    if (text === '') return null
    if (!/^-?\d{1,15}$/.test(text)) return objection('kernel.not_a_number', { text }) as never
    const value = Number(text)
    return value < min || value > max ? (objection('kernel.out_of_range', { min, max }) as never) : value
  })
const TROUBLES = {
  not_an_amount: 'kernel.not_an_amount',
  negative: 'kernel.negative_amount',
  too_large: 'kernel.amount_too_large',
} as const satisfies Record<AmountTrouble, string>
/** Cents of an amount as it was typed or pasted, or what is wrong with it. */
export const centsIn = (text: string): number | Objection => {
  const read = readCents(text)
  return typeof read === 'number' ? read : objection(TROUBLES[read], { text })
}
/** An amount in cents that must be there. */
export const requiredCents = () =>
  field<number>((text) => (text === '' ? (objection('kernel.required', {}) as never) : (centsIn(text) as number)))
/** An amount in cents, or null. */
export const optionalCents = () => field<number | null>((text) => (text === '' ? null : (centsIn(text) as number)))
/** A percentage with at most two decimals, in basis points, or null. */
export const optionalShare = () =>
  field<number | null>((text) => (text === '' ? null : (readShare(text) ?? (objection('kernel.not_a_share', { text }) as never))))
/** One of the choices. */
export const choice = <Choice extends string>(choices: readonly Choice[]) =>
  field<Choice>((text) => (choices.includes(text as Choice) ? (text as Choice) : (objection('kernel.not_a_choice', { text }) as never)))
/** A row's id, or null when nothing was chosen. */
export const optionalId = () =>
  field<number | null>((text) =>
    text === '' ? null : /^\d{1,15}$/.test(text) ? Number(text) : (objection('kernel.not_a_choice', { text }) as never),
  )
/** RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets. */
const LONGEST_EMAIL = 254

const emailIn = (text: string): string => {
  const valid = text.length <= LONGEST_EMAIL && z.email().safeParse(text).success
  return valid ? text.toLowerCase() : (objection('kernel.not_an_email', { text }) as never)
}

/** An e-mail address, in lower case. */
export const email = () => field<string>((text) => (text === '' ? (objection('kernel.required', {}) as never) : emailIn(text)))
/** An e-mail address in lower case, or null. */
export const optionalEmail = () => field<string | null>((text) => (text === '' ? null : emailIn(text)))
/** A checkbox. */
export const checked = () =>
  z
    .array(z.string())
    .optional()
    .transform((typed) => (typed?.length ?? 0) > 0)
