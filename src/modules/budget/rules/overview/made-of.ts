/** What one figure is made of: which lines, and how much of each. */
import type { Recipient, Side, Transfer } from '../../tables.ts'
import { isInKind } from '../accounts.ts'

/** What an address asks for; null: anything. */
export interface FigureAsked {
  side: Side | null
  /** Accounts by how they begin, or exactly. */
  accounts: string[]
  exact: boolean
  /** An item of the plan with all below it; `none`: what is spread nowhere. */
  item: number | 'none' | null
  funder: number | 'none' | null
  grant: number | null
  recipient: Recipient | 'none' | null
  transfer: Transfer | null
}

interface LineOf {
  id: number
  side: Side
  account: string
  amount_cents: number
  recipient: Recipient | null
  transfer: Transfer | null
  grant: { id: number; funderId: number } | null
}

/** Of a line so much. */
export interface FigureLine<Line> {
  line: Line
  cents: number
}

function matches(asked: FigureAsked, line: LineOf): boolean {
  const { accounts, exact, funder, recipient } = asked
  if (asked.side !== null && line.side !== asked.side) return false
  if (accounts.length > 0 && !accounts.some((account) => (exact ? line.account === account : line.account.startsWith(account))))
    return false
  if (funder === 'none' ? line.grant !== null : funder !== null && line.grant?.funderId !== funder) return false
  if (asked.grant !== null && line.grant?.id !== asked.grant) return false
  if (recipient === 'none' ? line.recipient !== null : recipient !== null && line.recipient !== recipient) return false
  return asked.transfer === null || line.transfer === asked.transfer
}

/**
 * The lines behind a figure. Of a part of the plan (`branch`: its actions) each bears what of it is spread there; of nowhere, what is spread nowhere.
 * In-kind contributions are told only where their account is asked for: they stand apart (R17).
 */
export function figureLines<Line extends LineOf>(
  lines: readonly Line[],
  shares: readonly { lineId: number; itemId: number; amountCents: number }[],
  asked: FigureAsked,
  branch: ReadonlySet<number>,
): FigureLine<Line>[] {
  const inKindAsked = asked.accounts.some(isInKind)
  const here = lines.filter((line) => matches(asked, line) && (inKindAsked || !isInKind(line.account)))
  if (asked.item === null) return here.map((line) => ({ line, cents: line.amount_cents }))
  const spread = new Map<number, number>()
  for (const { lineId, itemId, amountCents } of shares) if (branch.has(itemId)) spread.set(lineId, (spread.get(lineId) ?? 0) + amountCents)
  return here
    .map((line) => ({ line, cents: asked.item === 'none' ? line.amount_cents - (spread.get(line.id) ?? 0) : (spread.get(line.id) ?? 0) }))
    .filter(({ cents }) => cents > 0)
}
