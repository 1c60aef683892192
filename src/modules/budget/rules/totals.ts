/** What a budget's lines sum to, and whether they balance (R17). */
import { formatEuros, rateOf } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Recipient, Side } from '../tables.ts'
import { isInKind } from './accounts.ts'

export interface Summed {
  year: number
  side: Side
  account: string
  amountCents: number
  recipient: Recipient | null
}

/** Of one year, or of all: cents. In-kind contributions stand apart. */
export interface Totals {
  chargesCents: number
  incomeCents: number
  inKindChargesCents: number
  inKindIncomeCents: number
  regionsCents: number
  actorsCents: number
  lines: number
}

export const NOTHING: Totals = {
  chargesCents: 0,
  incomeCents: 0,
  inKindChargesCents: 0,
  inKindIncomeCents: 0,
  regionsCents: 0,
  actorsCents: 0,
  lines: 0,
}

export const totalsOf = (lines: readonly Omit<Summed, 'year'>[]): Totals =>
  lines.reduce((totals, { side, account, amountCents, recipient }) => {
    const kind = isInKind(account)
    return {
      chargesCents: totals.chargesCents + (side === 'charge' && !kind ? amountCents : 0),
      incomeCents: totals.incomeCents + (side === 'income' && !kind ? amountCents : 0),
      inKindChargesCents: totals.inKindChargesCents + (side === 'charge' && kind ? amountCents : 0),
      inKindIncomeCents: totals.inKindIncomeCents + (side === 'income' && kind ? amountCents : 0),
      regionsCents: totals.regionsCents + (recipient === 'regions' ? amountCents : 0),
      actorsCents: totals.actorsCents + (recipient === 'actors' ? amountCents : 0),
      lines: totals.lines + 1,
    }
  }, NOTHING)

export const sumOfTotals = (all: readonly Totals[]): Totals =>
  all.reduce(
    (sum, totals) => ({
      chargesCents: sum.chargesCents + totals.chargesCents,
      incomeCents: sum.incomeCents + totals.incomeCents,
      inKindChargesCents: sum.inKindChargesCents + totals.inKindChargesCents,
      inKindIncomeCents: sum.inKindIncomeCents + totals.inKindIncomeCents,
      regionsCents: sum.regionsCents + totals.regionsCents,
      actorsCents: sum.actorsCents + totals.actorsCents,
      lines: sum.lines + totals.lines,
    }),
    NOTHING,
  )

/** Income less charges: above nought something is left over, below it something is missing. */
export const gapOf = ({ incomeCents, chargesCents }: Totals): number => incomeCents - chargesCents
/** 87 less 86. */
export const inKindGapOf = ({ inKindIncomeCents, inKindChargesCents }: Totals): number => inKindIncomeCents - inKindChargesCents

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.no_line': { year: number }
    'budget.not_balanced': { year: number; missing: boolean; gap: { fr: string; en: string } }
    'budget.in_kind_not_balanced': { year: number; gap: { fr: string; en: string } }
  }
}

const told = (cents: number) => ({ fr: formatEuros('fr', Math.abs(cents)), en: formatEuros('en', Math.abs(cents)) })

/** R17: what keeps a year from being proposed. */
export function objectionsToBalance(year: number, totals: Totals): Objection[] {
  if (totals.lines === 0) return [objection('budget.no_line', { year })]
  const gap = gapOf(totals)
  const inKind = inKindGapOf(totals)
  return [
    ...(gap === 0 ? [] : [objection('budget.not_balanced', { year, missing: gap < 0, gap: told(gap) })]),
    ...(inKind === 0 ? [] : [objection('budget.in_kind_not_balanced', { year, gap: told(inKind) })]),
  ]
}

/** R19: what goes to the regions and actors, against what was voted. */
export interface RegionalShare {
  cents: number
  /** Of the charges, in basis points, to the nearest. */
  shareBp: number
  targetBp: number | null
  targetCents: number | null
}

export function regionalShare(totals: Totals, targetBp: number | null): RegionalShare {
  const cents = totals.regionsCents + totals.actorsCents
  const { chargesCents } = totals
  const shareBp = chargesCents === 0 ? 0 : Number((BigInt(cents) * 20_000n + BigInt(chargesCents)) / (2n * BigInt(chargesCents)))
  return { cents, shareBp, targetBp, targetCents: targetBp === null ? null : rateOf(chargesCents, targetBp) }
}
