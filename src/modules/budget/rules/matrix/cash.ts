/** Cash by month: when what the lines say comes in and goes out, where it is lowest, and how much is missing until when. */
import { addMonths, type Day } from '#kernel/dates.ts'
import { cutByWeights } from '#kernel/money.ts'
import type { Side } from '../../tables.ts'
import { groupOf, isInKind } from '../accounts.ts'
import { type GrantCash, type Receipt, receiptsOf } from './cash-grants.ts'

export interface CashLine {
  year: number
  side: Side
  account: string
  amountCents: number
  /** 1 to 12; null: a twelfth each month. */
  cashMonth: number | null
  grantId: number | null
}

/** What is planned for even later than so many years after the budget stands in the last month of them. */
const FURTHEST_YEARS = 10

/** `2018-03` */
export type Month = string

export interface CashMonth {
  month: Month
  incomeCents: number
  chargesCents: number
  /** At the end of the month. */
  balanceCents: number
}

export interface Shortfall {
  from: Month
  /** The last month that ends below nought; null: it is never made up for. */
  until: Month | null
  deepest: Month
  cents: number
}

export interface Cash {
  openingCents: number
  months: CashMonth[]
  /** Of the income, what came in before the first month: it stands in the opening cash. */
  earlyCents: number
  /** Of the income and of the charges, what moves no cash: depreciation, provisions, dedicated funds (68, 78). */
  unmoved: { incomeCents: number; chargesCents: number }
  receipts: Receipt[]
  lowest: CashMonth | null
  shortfalls: Shortfall[]
}

/** Depreciation, provisions and dedicated funds are written in the accounts, and no money moves. */
export const movesNoCash = (account: string): boolean => groupOf(account) === '68' || groupOf(account) === '78'

export const monthOf = (day: Day): Month => day.slice(0, 7)
const firstDay = (month: Month): Day => `${month}-01`
const after = (month: Month): Month => monthOf(addMonths(firstDay(month), 1))

/** What a line moves in each month of its year; the parts sum to it (R18). */
export function monthlyParts({ amountCents, cashMonth }: Pick<CashLine, 'amountCents' | 'cashMonth'>): number[] {
  return cashMonth === null
    ? cutByWeights(amountCents, new Array(12).fill(1))
    : Array.from({ length: 12 }, (_, place) => (place + 1 === cashMonth ? amountCents : 0))
}

interface Moves {
  incomeCents: number
  chargesCents: number
}

/** Below nought from one month to another: each time how deep. */
function shortfallsOf(months: readonly CashMonth[]): Shortfall[] {
  const found: Shortfall[] = []
  let open: Shortfall | null = null
  for (const { month, balanceCents } of months) {
    if (balanceCents >= 0) {
      open = null
      continue
    }
    if (open === null) {
      open = { from: month, until: month, deepest: month, cents: -balanceCents }
      found.push(open)
    }
    open.until = month
    if (-balanceCents > open.cents) Object.assign(open, { deepest: month, cents: -balanceCents })
  }
  if (open) open.until = null
  return found
}

const lowestOf = (months: readonly CashMonth[]): CashMonth | null =>
  months.reduce<CashMonth | null>((low, month) => (low === null || month.balanceCents < low.balanceCents ? month : low), null)

function summedUp(openingCents: number, moves: ReadonlyMap<Month, Moves>, first: Month, last: Month): CashMonth[] {
  const months: CashMonth[] = []
  let balanceCents = openingCents
  for (let month = first; month <= last; month = after(month)) {
    const { incomeCents, chargesCents } = moves.get(month) ?? { incomeCents: 0, chargesCents: 0 }
    balanceCents += incomeCents - chargesCents
    months.push({ month, incomeCents, chargesCents, balanceCents })
  }
  return months
}

/** The whole span of the budget, and the months after it in which balances still come. `lateMonths`: what if European balances came so late. */
export function cashOf(
  span: { yearFrom: number; yearTo: number; openingCents: number },
  lines: readonly CashLine[],
  grants: ReadonlyMap<number, GrantCash>,
  lateMonths: number | null,
): Cash {
  const first = `${span.yearFrom}-01`
  const furthest = `${span.yearTo + FURTHEST_YEARS}-12`
  const moves = new Map<Month, Moves>()
  const unmoved = { incomeCents: 0, chargesCents: 0 }
  const add = (month: Month, side: Side, cents: number) => {
    const move = moves.get(month) ?? { incomeCents: 0, chargesCents: 0 }
    move[side === 'income' ? 'incomeCents' : 'chargesCents'] += cents
    moves.set(month, move)
  }
  const drawn = new Map<number, Map<number, number>>()
  for (const line of lines) {
    const { side, account, year, amountCents, grantId } = line
    if (isInKind(account)) continue
    if (movesNoCash(account)) unmoved[side === 'income' ? 'incomeCents' : 'chargesCents'] += amountCents
    else if (side === 'income' && grantId !== null && grants.has(grantId)) {
      const years = drawn.get(grantId) ?? new Map<number, number>()
      drawn.set(grantId, years.set(year, (years.get(year) ?? 0) + amountCents))
    } else for (const [place, cents] of monthlyParts(line).entries()) add(`${year}-${String(place + 1).padStart(2, '0')}`, side, cents)
  }
  const receipts = [...drawn].flatMap(([grantId, years]) => receiptsOf(grants.get(grantId)!, years, span.yearFrom, lateMonths))
  for (const { month, cents } of receipts) if (month >= first) add(month < furthest ? month : furthest, 'income', cents)
  const last = [`${span.yearTo}-12`, ...moves.keys()].reduce((one, other) => (one > other ? one : other))
  const months = summedUp(span.openingCents, moves, first, last)
  return {
    openingCents: span.openingCents,
    months,
    earlyCents: receipts.reduce((sum, { month, cents }) => sum + (month < first ? cents : 0), 0),
    unmoved,
    receipts,
    lowest: lowestOf(months),
    shortfalls: shortfallsOf(months),
  }
}

/** The same, of one year alone: it opens with what the months before it left. */
export function cashIn(cash: Cash, year: number): Cash {
  const place = cash.months.findIndex(({ month }) => month.startsWith(`${year}-`))
  if (place < 0) return cash
  const months = cash.months.filter(({ month }) => month.startsWith(`${year}-`))
  return {
    ...cash,
    openingCents: cash.months[place - 1]?.balanceCents ?? cash.openingCents,
    months,
    receipts: cash.receipts.filter(({ month }) => month.startsWith(`${year}-`)),
    earlyCents: place === 0 ? cash.earlyCents : 0,
    lowest: lowestOf(months),
    shortfalls: shortfallsOf(months),
  }
}
