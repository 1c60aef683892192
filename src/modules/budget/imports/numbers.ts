/** Amounts as the cells of files hold them. */
import { type AmountTrouble, readCents } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'

const TROUBLES = {
  not_an_amount: 'kernel.not_an_amount',
  negative: 'kernel.negative_amount',
  too_large: 'kernel.amount_too_large',
} as const satisfies Record<AmountTrouble, string>

/** What a formula makes: 33.3333333333. */
const MANY_DECIMALS = /^\d+[.,]\d{4,}$/
/** A thousand and more as a text, or thousandths as a number: nobody can tell. */
const THREE_DECIMALS = /^\d{1,3}[.]\d{3}$/

export type ReadAmount = { cents: number; rounded: boolean } | Objection

/** To the nearest cent, halves up, without a float. */
function rounded(text: string): string {
  const [whole = '0', decimals = ''] = text.split(/[.,]/)
  const cents = BigInt(whole) * 100n + BigInt(decimals.slice(0, 2)) + (Number(decimals[2]) >= 5 ? 1n : 0n)
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
}

/** `sheet`: the cell comes from a workbook, where a number may hold more than two decimals. */
export function readAmount(cell: string, sheet: boolean, field: string): ReadAmount {
  const text = cell.trim()
  if (sheet && THREE_DECIMALS.test(text)) return objection('budget.file_three_decimals', { text }, field)
  const many = MANY_DECIMALS.test(text)
  const read = readCents(many ? rounded(text) : text)
  return typeof read === 'number' ? { cents: read, rounded: many } : objection(TROUBLES[read], { text: text.slice(0, 40) }, field)
}
