/** What is against spreading a line as somebody says, and what the shares of a form sum to. */
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { KeyKind, Side } from '../../tables.ts'
import { isInKind } from '../accounts.ts'

/** How a line is to be spread. Wholly to one action: one share of 10 000. */
export type Spreading =
  | { kind: 'none' }
  | { kind: 'shares'; parts: { itemId: number; shareBp: number }[] }
  | { kind: 'amounts'; parts: { itemId: number; amountCents: number }[] }
  | { kind: 'key'; keyId: number }

type Told = Record<'fr' | 'en', string>

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.no_plan': Record<never, never>
    'budget.no_action_chosen': Record<never, never>
    'budget.not_an_action': Record<never, never>
    'budget.shares_short': { sum: Told; missing: Told }
    'budget.shares_beyond': { sum: Told; beyond: Told }
    'budget.amounts_beyond': { sum: Told; line: Told; beyond: Told }
    'budget.no_such_key': Record<never, never>
    'budget.flat_for_charges': { name: string }
    'budget.amounts_of_several': Record<never, never>
    'budget.lines_touched_since': Record<never, never>
    'budget.key_touched_since': Record<never, never>
    'budget.money_on_action': { code: string; amount: Told; budget: Localized | null; number: number; others: number }
  }
}

export const WHOLE_SHARE = 10_000

export const toldEuros = (cents: number): Told => ({ fr: formatEuros('fr', cents), en: formatEuros('en', cents) })
const toldShare = (bp: number): Told => ({ fr: formatShare('fr', bp), en: formatShare('en', bp) })

/** Shares say of the whole line who bears it: 100 %, neither more nor less. */
export function objectionToShares(shares: readonly number[]): Objection | null {
  const sum = shares.reduce((all, each) => all + each, 0)
  if (sum < WHOLE_SHARE) return objection('budget.shares_short', { sum: toldShare(sum), missing: toldShare(WHOLE_SHARE - sum) }, 'spread')
  if (sum > WHOLE_SHARE) return objection('budget.shares_beyond', { sum: toldShare(sum), beyond: toldShare(sum - WHOLE_SHARE) }, 'spread')
  return null
}

/** Amounts may leave something over, which is spread nowhere; they never give more than there is. */
export function objectionToAmounts(amounts: readonly number[], lineCents: number): Objection | null {
  const sum = amounts.reduce((all, each) => all + each, 0)
  if (sum <= lineCents) return null
  return objection(
    'budget.amounts_beyond',
    { sum: toldEuros(sum), line: toldEuros(lineCents), beyond: toldEuros(sum - lineCents) },
    'spread',
  )
}

/** A flat rate asks for indirect costs, in money. */
const objectionToKey = (key: { kind: KeyKind; name: string } | undefined, line: SpreadLineFacts): Objection | null => {
  if (!key) return objection('budget.no_such_key', {}, 'key')
  return key.kind === 'flat' && (line.side === 'income' || isInKind(line.account))
    ? objection('budget.flat_for_charges', { name: key.name }, 'key')
    : null
}

interface SpreadLineFacts {
  side: Side
  account: string
  amountCents: number
}

/** Everything against it. `actions`: those of the budget's plan, null where it has none; `keys`: those of the version. */
export function objectionsToSpreading(
  spread: Spreading,
  line: SpreadLineFacts,
  actions: ReadonlySet<number> | null,
  keys: ReadonlyMap<number, { kind: KeyKind; name: string }>,
): Objection[] {
  const against = (each: Objection | null) => (each ? [each] : [])
  if (spread.kind === 'none') return []
  if (actions === null) return [objection('budget.no_plan', {})]
  if (spread.kind === 'key') return against(objectionToKey(keys.get(spread.keyId), line))
  if (spread.parts.length === 0) return [objection('budget.no_action_chosen', {}, 'spread')]
  if (
    new Set(spread.parts.map(({ itemId }) => itemId)).size < spread.parts.length ||
    spread.parts.some(({ itemId }) => !actions.has(itemId))
  )
    return [objection('budget.not_an_action', {}, 'spread')]
  return against(
    spread.kind === 'shares'
      ? objectionToShares(spread.parts.map(({ shareBp }) => shareBp))
      : objectionToAmounts(
          spread.parts.map(({ amountCents }) => amountCents),
          line.amountCents,
        ),
  )
}
