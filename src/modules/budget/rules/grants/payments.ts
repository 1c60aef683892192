/** Payments of a grant: planned, received, and the schedule that is proposed when none was agreed. */
import { addMonths, type Day } from '#kernel/dates.ts'
import { MOST_CENTS, rateOf } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { FunderKind, PaymentKind } from '../../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.payment_amount_out_of_range': Record<never, never>
    'budget.payment_received_to_come': { on: Day }
    'budget.payment_received_already': Record<never, never>
    'budget.payment_not_received': Record<never, never>
    'budget.payment_of_refused': Record<never, never>
    'budget.payment_beyond_award': { leftCents: number }
    'budget.payments_planned_already': Record<never, never>
    'budget.payments_nothing_to_plan': Record<never, never>
    'budget.payment_unawarded': Record<never, never>
  }
}

export interface PlannedPayment {
  kind: PaymentKind
  expectedOn: Day
  amountCents: number
}

const inRange = (cents: number): boolean => Number.isSafeInteger(cents) && cents >= 1 && cents <= MOST_CENTS

/** What is planned never goes beyond what is awarded, else asked. `others`: what is planned or received beside this one. */
export function objectionsToPayment(
  { amountCents }: Pick<PlannedPayment, 'amountCents'>,
  grant: { refused_on: Day | null; awarded_cents: number | null; asked_cents: number | null },
  others: number,
): Objection[] {
  if (!inRange(amountCents)) return [objection('budget.payment_amount_out_of_range', {}, 'amount')]
  if (grant.refused_on !== null) return [objection('budget.payment_of_refused', {})]
  const whole = grant.awarded_cents ?? grant.asked_cents
  if (whole !== null && others + amountCents > whole)
    return [objection('budget.payment_beyond_award', { leftCents: Math.max(0, whole - others) }, 'amount')]
  return []
}

/** Money comes in after the award, on a day that has come; how much, the bank says. */
export function objectionsToReceipt(
  { receivedOn, receivedCents }: { receivedOn: Day; receivedCents: number },
  grant: { awarded_on: Day | null },
  payment: { receivedOn: Day | null },
  today: Day,
): Objection[] {
  return [
    ...(payment.receivedOn === null ? [] : [objection('budget.payment_received_already', {})]),
    ...(grant.awarded_on === null ? [objection('budget.payment_unawarded', {})] : []),
    ...(receivedOn > today ? [objection('budget.payment_received_to_come', { on: receivedOn }, 'received_on')] : []),
    ...(inRange(receivedCents) ? [] : [objection('budget.payment_amount_out_of_range', {}, 'received_amount')]),
  ]
}

/** European balances come 3 to 34 months after the end (observed): a year is planned for. */
const EUROPEAN_BALANCE_MONTHS = 12
/** The report is due within six months (R24), and the balance is paid on it. */
const BALANCE_MONTHS = 6

const later = (one: Day, other: Day): Day => [one, other].sort()[1]!

/**
 * The usual schedule, to be mended: half as an advance a month after the award, the rest as balance six months after the end. A European fund pays
 * after service and control: no more than a tenth in advance, half on a claim in the middle, and its balance late. What is asked and not yet
 * awarded is counted from the beginning of the period.
 */
export function proposedPayments(
  grant: { period_from: Day; period_to: Day; awarded_on: Day | null; awarded_cents: number | null; asked_cents: number | null },
  kind: FunderKind,
): PlannedPayment[] {
  const whole = grant.awarded_cents ?? grant.asked_cents
  if (whole === null) return []
  const start = addMonths(grant.awarded_on ?? grant.period_from, 1)
  const european = kind === 'european'
  const advance = rateOf(whole, european ? 1_000 : 5_000)
  const claim = european ? rateOf(whole, 5_000) : 0
  const end = addMonths(grant.period_to, european ? EUROPEAN_BALANCE_MONTHS : BALANCE_MONTHS)
  const middle = later(grant.period_to, start)
  const parts: PlannedPayment[] = [
    { kind: 'advance', expectedOn: start, amountCents: advance },
    { kind: 'claim', expectedOn: middle, amountCents: claim },
    { kind: 'balance', expectedOn: later(end, start), amountCents: whole - advance - claim },
  ]
  return parts.filter(({ amountCents }) => amountCents > 0)
}
