/** The sheet: lines by chapter with their sums, and the lines of one year carried to another. */
import { rateOf } from '#kernel/money.ts'
import type { LineDraft } from '../../tables/lines.ts'
import type { LineFacts, Side } from '../../tables.ts'
import { groupOf, isInKind } from '../accounts.ts'
import { timesUnit } from '../lines.ts'

export interface SheetGroup<Line> {
  /** The first two digits of its accounts. */
  group: string
  lines: Line[]
  cents: number
}

/** Charges, income; and the contributions in kind of both sides, which stand apart (R17). */
export interface SheetPart<Line> {
  side: Side
  inKind: boolean
  groups: SheetGroup<Line>[]
  cents: number
}

type Counted = Pick<LineFacts, 'account' | 'amount_cents'> & { side: Side }

const sum = (lines: readonly Counted[]): number => lines.reduce((cents, { amount_cents }) => cents + amount_cents, 0)

/** Charges and income always, contributions in kind where there are some; lines keep their order. */
export function sheetOf<Line extends Counted>(lines: readonly Line[]): SheetPart<Line>[] {
  const part = (side: Side, inKind: boolean): SheetPart<Line> => {
    const own = lines.filter((line) => line.side === side && isInKind(line.account) === inKind)
    const groups = [...Map.groupBy(own, ({ account }) => groupOf(account))].map(([group, of]) => ({ group, lines: of, cents: sum(of) }))
    return { side, inKind, groups: groups.toSorted((one, other) => (one.group < other.group ? -1 : 1)), cents: sum(own) }
  }
  const apart = [part('charge', true), part('income', true)].filter(({ groups }) => groups.length > 0)
  return [part('charge', false), part('income', false), ...apart]
}

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.not_a_change': { text: string }
    'budget.nothing_to_carry': { year: number }
  }
}

const WHOLE_BP = 10_000
const MOST_CHANGE_BP = 100_000

/** « +3 % », « -2,5 »: basis points by which amounts change, nothing as none; null where it is no percentage between -100 and 1 000. */
export function readChange(typed: string): number | null {
  const text = typed.replace(/[\s\u00a0\u202f%]/g, '').replace(/[\u2212\u2013]/g, '-')
  if (text === '') return 0
  const match = /^([+-]?)(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text)
  if (!match) return null
  const points = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  const signed = match[1] === '-' ? -points : points
  return signed < -WHOLE_BP || signed > MOST_CHANGE_BP ? null : signed
}

/** A line as it comes into another year, its amount changed by so much: of a product, its unit price. */
export function carried(line: LineFacts & { example?: boolean }, year: number, changeBp: number): LineDraft {
  const { account, label, note, cash_month, grant_id, recipient, transfer, quantity_thousandths: quantity } = line
  const changed = (cents: number) => rateOf(cents, WHOLE_BP + changeBp)
  const unit = line.unit_cents === null ? null : changed(line.unit_cents)
  const amount = quantity === null || unit === null ? changed(line.amount_cents) : timesUnit(quantity, unit)
  return {
    year,
    account,
    label,
    note,
    cash_month,
    grant_id,
    recipient,
    transfer,
    quantity_thousandths: quantity,
    unit_cents: unit,
    amount_cents: amount,
    ...(line.example === undefined ? {} : { example: line.example }),
  }
}
