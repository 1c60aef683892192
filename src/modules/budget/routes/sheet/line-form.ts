/** Between a line's facts and the fields of its form or the cells of the sheet, both ways; and what becomes of two edits of one line. */
import { z } from 'zod'
import { centsIn, field, optionalCents, optionalId, optionalText, optionalWhole, parseForm, type Typed, typedOne } from '#kernel/form.ts'
import { typedEuros } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Line } from '../../queries.ts'
import { LONGEST_LABEL, LONGEST_NOTE } from '../../rules/lines.ts'
import { type Product, quantityIn, readAccount, readProduct, typedQuantity } from '../../rules/sheet/lines-typed.ts'
import { type LineFacts, RECIPIENTS, TRANSFERS } from '../../tables.ts'

export const LINE_FORM = [
  'account',
  'label',
  'quantity',
  'unit',
  'amount',
  'note',
  'cash_month',
  'grant_id',
  'recipient',
  'transfer',
] as const
export type LineField = (typeof LINE_FORM)[number]
export type LineTyped = Record<LineField, string>

const never = (each: Objection) => each as never
const orNull = <Choice extends string>(choices: readonly Choice[]) =>
  field<Choice | null>((text) =>
    text === '' ? null : choices.includes(text as Choice) ? (text as Choice) : never(objection('kernel.not_a_choice', { text })),
  )

/** An amount, or a quantity times a unit price in its place. */
const amountOrProduct = field<number | Product | null>((text) =>
  text === '' ? null : ((readProduct(text) ?? centsIn(text)) as number | Product),
)

/** Recipient and title in one choice, as the sheet offers them. */
const going = field<Pick<LineFacts, 'recipient' | 'transfer'>>((text) => {
  if (text === '') return { recipient: null, transfer: null }
  const [to, as] = text.split(':')
  const recipient = RECIPIENTS.find((each) => each === to)
  const transfer = TRANSFERS.find((each) => each === as)
  return recipient && transfer ? { recipient, transfer } : never(objection('kernel.not_a_choice', { text }))
})

const SCHEMA = z.object({
  account: field((text) => (text === '' ? never(objection('budget.account_missing', {})) : readAccount(text))),
  label: field((text) =>
    text === ''
      ? never(objection('budget.label_missing', {}))
      : text.length > LONGEST_LABEL
        ? never(objection('kernel.too_long', { max: LONGEST_LABEL }))
        : text,
  ),
  quantity: field<number | null>((text) => (text === '' ? null : (quantityIn(text) as number))),
  unit: optionalCents(),
  product: field<Product | null>((text) =>
    text === '' ? null : ((readProduct(text) ?? objection('budget.not_a_product', { text })) as Product),
  ),
  amount: amountOrProduct,
  note: optionalText(LONGEST_NOTE),
  cash_month: optionalWhole(1, 12),
  grant_id: optionalId(),
  recipient: orNull(RECIPIENTS),
  transfer: orNull(TRANSFERS),
  going,
})

/** The facts that the form or the cell speaks of: only those that were on it. Throws a Refusal with a sentence per field. */
export function lineInput(typed: Typed): Partial<LineFacts> {
  const parsed = parseForm(SCHEMA.partial().strip(), typed)
  const has = (name: string) => typed[name] !== undefined
  const facts: Partial<LineFacts> = {}
  for (const name of ['account', 'label', 'note', 'cash_month', 'grant_id', 'recipient', 'transfer'] as const)
    if (has(name)) Object.assign(facts, { [name]: parsed[name] })
  if (has('quantity')) facts.quantity_thousandths = parsed.quantity ?? null
  if (has('unit')) facts.unit_cents = parsed.unit ?? null
  if (has('product')) Object.assign(facts, parsed.product ?? { quantity_thousandths: null, unit_cents: null })
  if (has('going')) Object.assign(facts, parsed.going)
  const { amount } = parsed
  if (typeof amount === 'number') facts.amount_cents = amount
  else if (amount) Object.assign(facts, amount)
  else if (has('amount') && (facts.quantity_thousandths ?? null) === null) refuse(objection('kernel.required', {}, 'amount'))
  return facts
}

/** The fields as the form shows these facts. */
export const typedOf = (lang: Lang, line: Line): LineTyped => ({
  account: line.account,
  label: line.label,
  quantity: line.quantity_thousandths === null ? '' : typedQuantity(lang, line.quantity_thousandths),
  unit: line.unit_cents === null ? '' : typedEuros(lang, line.unit_cents),
  amount: typedEuros(lang, line.amount_cents),
  note: line.note ?? '',
  cash_month: String(line.cash_month ?? ''),
  grant_id: String(line.grant_id ?? ''),
  recipient: line.recipient ?? '',
  transfer: line.transfer ?? '',
})

/** Nothing yet. */
export const NOTHING_TYPED: LineTyped = {
  account: '',
  label: '',
  quantity: '',
  unit: '',
  amount: '',
  note: '',
  cash_month: '',
  grant_id: '',
  recipient: '',
  transfer: '',
}

export const ownTyped = (typed: Typed): LineTyped => Object.fromEntries(LINE_FORM.map((name) => [name, typedOne(typed, name)])) as LineTyped

/** What the form showed when it was opened, as it was sent along; null: it says nothing that could be read. */
export function baseIn(typed: Typed): LineTyped | null {
  try {
    const read = z.record(z.string(), z.string()).parse(JSON.parse(typedOne(typed, 'base')))
    return { ...NOTHING_TYPED, ...read }
  } catch {
    return null
  }
}

export interface Merged {
  /** What the form shows now: mine, with theirs where I had not touched the field. */
  typed: LineTyped
  /** Where mine differs from what is stored. */
  differing: LineField[]
  /** Taken from the other edit. */
  taken: LineField[]
}

/** Joins two edits of one line field by field; what cannot be told any more counts as mine. */
export function mergeLine(base: LineTyped | null, theirs: LineTyped, mine: LineTyped): Merged {
  const untouched = (name: LineField) => base !== null && mine[name].trim() === base[name].trim()
  const typed = Object.fromEntries(LINE_FORM.map((name) => [name, untouched(name) ? theirs[name] : mine[name]])) as LineTyped
  return {
    typed,
    differing: LINE_FORM.filter((name) => !untouched(name) && mine[name].trim() !== theirs[name].trim()),
    taken: LINE_FORM.filter((name) => untouched(name) && base !== null && theirs[name].trim() !== base[name].trim()),
  }
}
