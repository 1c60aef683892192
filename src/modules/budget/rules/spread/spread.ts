/** How what stands in a line falls to actions: wholly, by shares, by amounts or by a key, and always to the cent (R18, R28). */
import { cutByWeights, rateOf } from '#kernel/money.ts'
import type { Basis, Side } from '../../tables.ts'
import { isInKind, isService, isStaffCost } from '../accounts.ts'

/** What of a line falls to an action. */
export interface Cut {
  itemId: number
  amountCents: number
}

/** An action with its weight: a share in basis points, hours, square metres… */
export interface Weighted {
  itemId: number
  weight: number
}

const byItem = (one: { itemId: number }, other: { itemId: number }): number => one.itemId - other.itemId
const sumOf = (cuts: readonly { amountCents: number }[]): number => cuts.reduce((sum, { amountCents }) => sum + amountCents, 0)

/** A line cut wholly by weights: the parts sum to it exactly (R18). Whoever comes first among the actions, the same line is cut the same. */
export function cutLine(amountCents: number, weights: readonly Weighted[]): Cut[] {
  const ordered = weights.toSorted(byItem)
  const parts = cutByWeights(
    amountCents,
    ordered.map(({ weight }) => weight),
  )
  return ordered.map(({ itemId }, place) => ({ itemId, amountCents: parts[place]! }))
}

/** Amounts as they were said; where the line has become smaller than their sum, each in its proportion. */
export function fitAmounts(amountCents: number, amounts: readonly Cut[]): Cut[] {
  const ordered = amounts.toSorted(byItem)
  return sumOf(ordered) <= amountCents
    ? ordered
    : cutLine(
        amountCents,
        ordered.map((cut) => ({ itemId: cut.itemId, weight: cut.amountCents })),
      )
}

/** Whether a charge counts in what a flat rate is a rate of. In-kind contributions never do. */
export const isInBasis = (basis: Basis, { side, account }: { side: Side; account: string }): boolean =>
  side === 'charge' && !isInKind(account) && (basis === 'direct' || (basis === 'staff' ? isStaffCost(account) : !isService(account)))

export interface FlatCut {
  /** What the rate asks for each action. */
  asked: Cut[]
  askedCents: number
  /** What the lines hold less than that. */
  missingCents: number
  /** What of each line falls to which action; the rest of the lines is spread nowhere. */
  lines: Map<number, Cut[]>
}

/**
 * A flat rate: each action takes rate × basis out of the lines that follow the key, from each in proportion. If they hold less than is asked, all is given out
 * in the proportion of what was asked. Each action gets its part to the cent, and no line gives more than it has.
 */
export function cutFlat(rateBp: number, bases: readonly Cut[], lines: readonly { id: number; amountCents: number }[]): FlatCut {
  const asked = bases
    .toSorted(byItem)
    .map(({ itemId, amountCents }) => ({ itemId, amountCents: rateOf(amountCents, rateBp) }))
    .filter(({ amountCents }) => amountCents > 0)
  const askedCents = sumOf(asked)
  const heldCents = sumOf(lines)
  const given = askedCents <= heldCents ? asked : fitAmounts(heldCents, asked)
  const left = lines.toSorted((one, other) => one.id - other.id).map(({ amountCents }) => amountCents)
  const ids = lines.map(({ id }) => id).toSorted((one, other) => one - other)
  const cuts = new Map<number, Cut[]>(ids.map((id) => [id, []]))
  for (const { itemId, amountCents } of given) {
    const taken = cutByWeights(amountCents, left)
    for (const [place, cents] of taken.entries()) {
      left[place]! -= cents
      if (cents > 0) cuts.get(ids[place]!)!.push({ itemId, amountCents: cents })
    }
  }
  return { asked, askedCents, missingCents: Math.max(0, askedCents - heldCents), lines: cuts }
}
