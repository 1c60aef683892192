/** How people write what stands in a line: an account with its name, a quantity, a product. */
import { MOST_CENTS, readCents } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.not_a_quantity': { text: string }
    'budget.not_a_product': { text: string }
  }
}

const MOST_THOUSANDTHS = 999_999_999_999

/** `613`, and `613 Locations` as the list of accounts proposes it: the digits alone. Anything else stays as it was typed. */
export const readAccount = (typed: string): string => /^\s*(\d{2,6})(?:[\s.:\-–—]+\D.*)?$/s.exec(typed)?.[1] ?? typed.trim()

/** Thousandths of a quantity as people type it: `12`, `1,5`, `1 200`; null where it is none. */
export function readQuantity(typed: string): number | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f]/g, '')
  const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text)
  if (!match) return null
  const thousandths = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
  return thousandths > 0 && thousandths <= MOST_THOUSANDTHS ? thousandths : null
}

/** As a form shows it to be edited: `1,5`. */
export function typedQuantity(lang: 'fr' | 'en', thousandths: number): string {
  const rest = thousandths % 1000
  const whole = String((thousandths - rest) / 1000)
  return rest === 0 ? whole : `${whole}${lang === 'fr' ? ',' : '.'}${String(rest).padStart(3, '0').replace(/0+$/, '')}`
}

export interface Product {
  quantity_thousandths: number
  unit_cents: number
}

/** `12 × 350`, `12 x 350,00 €`, `=12*350` as in a spreadsheet: a quantity and a unit price in one. Null: no product is meant. */
export function readProduct(typed: string): Product | Objection | null {
  const parts = typed.replace(/^\s*=/, '').split(/[x×*]/i)
  if (parts.length !== 2) return null
  const [quantity, unit] = [readQuantity(parts[0]!), readCents(parts[1]!)]
  const isProduct = quantity !== null && typeof unit === 'number' && unit <= MOST_CENTS
  return isProduct
    ? { quantity_thousandths: quantity, unit_cents: unit }
    : objection('budget.not_a_product', { text: typed.trim() }, 'product')
}

export const quantityIn = (text: string): number | Objection =>
  readQuantity(text) ?? objection('budget.not_a_quantity', { text }, 'quantity')
