/** Agreements with regions and actors: what they may say, their instalments, what was paid and what was acknowledged (R20, R21). */
import { addMonths, type Day } from '#kernel/dates.ts'
import { cutByWeights, formatEuros, MOST_CENTS } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Transfer } from '../../tables.ts'
import { type GrantOnFile, objectionToTransfer } from '../lines.ts'

type Told = { fr: string; en: string }

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.agreement_untitled': Record<never, never>
    'budget.agreement_amount': Record<never, never>
    'budget.agreement_with_itself': Record<never, never>
    'budget.agreement_ended': Record<never, never>
    'budget.agreement_touched_since': Record<never, never>
    'budget.agreement_below_planned': { planned: Told }
    'budget.agreement_unsigned': Record<never, never>
    'budget.agreement_paid': Record<never, never>
    'budget.ends_before_signature': Record<never, never>
    'budget.ends_in_future': Record<never, never>
    'budget.ends_before_payment': Record<never, never>
    'budget.instalment_amount': Record<never, never>
    'budget.instalment_beyond': { left: Told }
    'budget.instalment_paid': Record<never, never>
    'budget.instalment_unpaid': Record<never, never>
    'budget.instalment_acknowledged': Record<never, never>
    'budget.acknowledged_already': Record<never, never>
    'budget.paid_in_future': Record<never, never>
    'budget.paid_beyond': { left: Told }
    'budget.schedule_parts': { most: number }
    'budget.schedule_months': { most: number }
    'budget.nothing_left_to_plan': Record<never, never>
    'budget.no_such_recipient': Record<never, never>
  }
}

const told = (cents: number): Told => ({ fr: formatEuros('fr', cents), en: formatEuros('en', cents) })
const isAmount = (cents: number): boolean => Number.isSafeInteger(cents) && cents >= 1 && cents <= MOST_CENTS

export interface AgreementFacts {
  title: string
  transfer: Transfer
  grantId: number | null
  amountCents: number
  signedOn: Day | null
  note: string | null
}

export interface InstalmentFacts {
  dueOn: Day
  amountCents: number
  paidOn: Day | null
  paidCents: number | null
  acknowledgedOn: Day | null
}

/** What an agreement's instalments sum to. `plannedCents`: what was paid where it was paid, else what is planned. */
export interface Kept {
  plannedCents: number
  paidCents: number
  acknowledgedCents: number
}

export const sumsOf = (instalments: readonly InstalmentFacts[]): Kept =>
  instalments.reduce(
    (sums, { amountCents, paidCents, acknowledgedOn }) => ({
      plannedCents: sums.plannedCents + (paidCents ?? amountCents),
      paidCents: sums.paidCents + (paidCents ?? 0),
      acknowledgedCents: sums.acknowledgedCents + (acknowledgedOn === null ? 0 : (paidCents ?? 0)),
    }),
    { plannedCents: 0, paidCents: 0, acknowledgedCents: 0 },
  )

/** What stands promised: of an agreement that was ended, what was paid until then. */
export const promisedCents = ({ amountCents, endedOn }: { amountCents: number; endedOn: Day | null }, { paidCents }: Kept): number =>
  endedOn === null ? amountCents : paidCents

/** Everything against an agreement as it would stand. R20, R21: money of a grant goes out with its paper alone. */
export function objectionsToAgreement(
  facts: AgreementFacts,
  sides: { ownerId: number; recipientId: number },
  grants: ReadonlyMap<number, GrantOnFile>,
): Objection[] {
  const grant = facts.grantId === null ? null : (grants.get(facts.grantId) ?? null)
  const transfer =
    facts.grantId !== null && !grant ? objection('budget.no_such_grant', {}, 'grant_id') : objectionToTransfer(facts.transfer, grant)
  return [
    ...(facts.title.trim() === '' ? [objection('budget.agreement_untitled', {}, 'title')] : []),
    ...(isAmount(facts.amountCents) ? [] : [objection('budget.agreement_amount', {}, 'amount')]),
    ...(sides.ownerId === sides.recipientId ? [objection('budget.agreement_with_itself', {}, 'recipient')] : []),
    ...(transfer ? [transfer] : []),
  ]
}

/** What keeps an agreement from being changed so: what is planned and paid stays covered, and money was paid on a signed one. */
export function objectionsToChange(facts: AgreementFacts, stands: { endedOn: Day | null }, kept: Kept): Objection[] {
  return [
    ...(stands.endedOn === null ? [] : [objection('budget.agreement_ended', {})]),
    ...(isAmount(facts.amountCents) && facts.amountCents < kept.plannedCents
      ? [objection('budget.agreement_below_planned', { planned: told(kept.plannedCents) }, 'amount')]
      : []),
    ...(facts.signedOn === null && kept.paidCents > 0 ? [objection('budget.agreement_paid', {}, 'signed_on')] : []),
  ]
}

export function objectionToEnding(
  agreement: { signedOn: Day | null; endedOn: Day | null },
  endedOn: Day,
  today: Day,
  instalments: readonly InstalmentFacts[],
): Objection | null {
  if (agreement.endedOn !== null) return objection('budget.agreement_ended', {})
  if (endedOn > today) return objection('budget.ends_in_future', {}, 'ended_on')
  if (agreement.signedOn !== null && endedOn < agreement.signedOn) return objection('budget.ends_before_signature', {}, 'ended_on')
  return instalments.some(({ paidOn }) => paidOn !== null && paidOn > endedOn)
    ? objection('budget.ends_before_payment', {}, 'ended_on')
    : null
}

/** Against planning these amounts beside what is planned already. */
export function objectionToPlanning(
  agreement: { amountCents: number; endedOn: Day | null },
  amounts: readonly number[],
  kept: Kept,
): Objection | null {
  if (agreement.endedOn !== null) return objection('budget.agreement_ended', {})
  if (!amounts.every(isAmount)) return objection('budget.instalment_amount', {}, 'amount')
  const left = agreement.amountCents - kept.plannedCents
  return amounts.reduce((sum, cents) => sum + cents, 0) > left
    ? objection('budget.instalment_beyond', { left: told(Math.max(0, left)) }, 'amount')
    : null
}

export const MOST_PARTS = 24

/** What is left to plan, cut into parts (R18) that fall due at even distances. */
export const scheduleOf = (leftCents: number, parts: number, firstOn: Day, everyMonths: number): { dueOn: Day; amountCents: number }[] =>
  cutByWeights(leftCents, Array(parts).fill(1)).map((amountCents, place) => ({
    dueOn: addMonths(firstOn, place * everyMonths),
    amountCents,
  }))

export const MOST_MONTHS = 24

/** Against cutting what is left into so many parts, each so many months after the one before. */
export function objectionToSchedule(leftCents: number, parts: number, everyMonths: number): Objection | null {
  if (leftCents <= 0) return objection('budget.nothing_left_to_plan', {})
  const whole = Number.isInteger(parts) && parts >= 1 && parts <= Math.min(MOST_PARTS, leftCents)
  if (!whole) return objection('budget.schedule_parts', { most: MOST_PARTS }, 'parts')
  return Number.isInteger(everyMonths) && everyMonths >= 1 && everyMonths <= MOST_MONTHS
    ? null
    : objection('budget.schedule_months', { most: MOST_MONTHS }, 'every_months')
}

/** What was paid stays; so does what an ended agreement had planned. */
export const objectionToRemovingInstalment = (agreement: { endedOn: Day | null }, { paidOn }: InstalmentFacts): Objection | null =>
  agreement.endedOn !== null ? objection('budget.agreement_ended', {}) : paidOn === null ? null : objection('budget.instalment_paid', {})

export interface Payment {
  paidOn: Day
  amountCents: number
}

/** Money goes out on a signed agreement, once, not tomorrow, never more than agreed; and not without its paper (R20, R21). */
export function objectionToPaying(
  agreement: { amountCents: number; signedOn: Day | null; endedOn: Day | null; transfer: Transfer },
  instalment: InstalmentFacts,
  payment: Payment,
  around: { kept: Kept; grant: GrantOnFile | null; today: Day },
): Objection | null {
  if (agreement.endedOn !== null) return objection('budget.agreement_ended', {})
  if (instalment.paidOn !== null) return objection('budget.instalment_paid', {})
  if (agreement.signedOn === null) return objection('budget.agreement_unsigned', {})
  if (!isAmount(payment.amountCents)) return objection('budget.instalment_amount', {}, 'amount')
  if (payment.paidOn > around.today) return objection('budget.paid_in_future', {}, 'paid_on')
  const left = agreement.amountCents - (around.kept.plannedCents - instalment.amountCents)
  if (payment.amountCents > left) return objection('budget.paid_beyond', { left: told(left) }, 'amount')
  return objectionToTransfer(agreement.transfer, around.grant)
}

/** A payment that was written down by mistake is taken back until the recipient has said that it came. */
export const objectionToUnpaying = ({ paidOn, acknowledgedOn }: InstalmentFacts): Objection | null =>
  paidOn === null
    ? objection('budget.instalment_unpaid', {})
    : acknowledgedOn === null
      ? null
      : objection('budget.instalment_acknowledged', {})

/** The recipient says once that money came. */
export const objectionToAcknowledging = ({ paidOn, acknowledgedOn }: InstalmentFacts): Objection | null =>
  paidOn === null
    ? objection('budget.instalment_unpaid', {})
    : acknowledgedOn === null
      ? null
      : objection('budget.acknowledged_already', {})

export const INSTALMENT_STATES = ['planned', 'late', 'paid', 'acknowledged', 'dropped'] as const
export type InstalmentState = (typeof INSTALMENT_STATES)[number]

/** Where an instalment stands on the day; `dropped`: its agreement ended before it was paid. */
export function instalmentState({ dueOn, paidOn, acknowledgedOn }: InstalmentFacts, endedOn: Day | null, today: Day): InstalmentState {
  if (acknowledgedOn !== null) return 'acknowledged'
  if (paidOn !== null) return 'paid'
  if (endedOn !== null) return 'dropped'
  return dueOn < today ? 'late' : 'planned'
}
