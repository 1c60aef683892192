/** Money is integer cents; these functions write it as people read it. */
import type { Lang } from './values/lang.ts'

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const

/** Made once: making a formatter costs a hundred times what using it costs. */
const euros = (lang: Lang) =>
  new Intl.NumberFormat(LOCALE[lang], { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' })
const EUROS = { fr: euros('fr'), en: euros('en') }

/** `1 620 000 €`, `12,50 €`; `€1,620,000`: cents are shown only where there are some. The amount is handed on as a decimal text, never as a float. */
export const formatEuros = (lang: Lang, amountCents: number): string =>
  EUROS[lang].format(`${amountCents}E-2` as Intl.StringNumericLiteral).replace('\u00a0€', '\u202f€')

const MARKS = { fr: { group: '\u202f', decimal: ',' }, en: { group: ',', decimal: '.' } } as const

/**
 * The same without its sign, for the cells of a table that says once that it is in euros. Grouped by hand: a table of thousands of cells would wait
 * for the formatter longer than for all else.
 */
export function formatAmount(lang: Lang, amountCents: number): string {
  const { group, decimal } = MARKS[lang]
  const size = Math.abs(amountCents)
  const cents = size % 100
  let digits = String((size - cents) / 100)
  let grouped = ''
  for (; digits.length > 3; digits = digits.slice(0, -3)) grouped = `${group}${digits.slice(-3)}${grouped}`
  const whole = `${amountCents < 0 ? '-' : ''}${digits}${grouped}`
  return cents === 0 ? whole : `${whole}${decimal}${cents < 10 ? '0' : ''}${cents}`
}

const NUMBERS = {
  fr: new Intl.NumberFormat(LOCALE.fr, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 2 }),
}

/** `1 620`, `36 000` with the language's own thousands. */
export const formatNumber = (lang: Lang, value: number): string => NUMBERS[lang].format(value)

/** A whole percentage, `42 %` / `42%`. */
export const formatPercent = (lang: Lang, percent: number): string => (lang === 'fr' ? `${percent}\u202f%` : `${percent}%`)

/** `32 %`, `12,5 %`: hundredths of a percent (basis points) as people read them. */
export const formatShare = (lang: Lang, basisPoints: number): string => {
  const written = NUMBERS[lang].format(`${basisPoints}E-2` as Intl.StringNumericLiteral)
  return lang === 'fr' ? `${written}\u202f%` : `${written}%`
}

/** The largest amount that is taken: 9 999 999 999,99 EUR. */
export const MOST_CENTS = 999_999_999_999

export type AmountTrouble = 'not_an_amount' | 'negative' | 'too_large'

/** One number as people type or paste it: digits, maybe in groups of three, maybe with one or two decimals. */
const PLAIN = /^(\d+)(?:[.,](\d{1,2}))?$/
const GROUPED = /^(\d{1,3}(?:([ .,'])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,2}))?$/

/**
 * Cents of an amount as people type it or paste it from a sheet: `1 234,56`, `1.234,56`, `1,234.56`, `1234.5 €`. A lone separator before three
 * digits groups them (`1.234` is 1 234 EUR): no amount has thousandths.
 */
export function readCents(typed: string): number | AmountTrouble {
  const text = typed
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/\s*(€|eur(os?)?)\s*/i, '')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/\u2019/g, "'")
    .trim()
  const negative = /^-|^\(.*\)$/.test(text)
  const digits = text.replace(/^[-+]\s*|^\(|\)$/g, '')
  const grouped = GROUPED.exec(digits)
  const plain = grouped ? null : PLAIN.exec(digits)
  if (!grouped && !plain) return 'not_an_amount'
  const whole = (grouped?.[1] ?? plain?.[1] ?? '').replace(/\D/g, '')
  const decimals = (grouped?.[3] ?? plain?.[2] ?? '').padEnd(2, '0')
  const cents = BigInt(whole) * 100n + BigInt(decimals)
  if (negative && cents > 0n) return 'negative'
  return cents > BigInt(MOST_CENTS) ? 'too_large' : Number(cents)
}

/** Basis points of a percentage as people type it (`12,5 %`), from 0 to 100 with at most two decimals; else null. */
export function readShare(typed: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim())
  const points = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 10_001
  return points > 10_000 ? null : points
}

/** An amount as a form shows it to be edited: `1234,56`, no thousands and no sign; whole euros without decimals. */
export function typedEuros(lang: Lang, amountCents: number): string {
  const cents = Math.abs(amountCents) % 100
  const whole = `${amountCents < 0 ? '-' : ''}${(Math.abs(amountCents) - cents) / 100}`
  return cents === 0 ? whole : `${whole}${lang === 'fr' ? ',' : '.'}${String(cents).padStart(2, '0')}`
}

/**
 * An amount cut by weights, whole cents each, so that the parts sum to it exactly: each gets its share rounded down, and the cents that are left go
 * one by one to the largest remainders, the first of equals first (R18). Weights are whole numbers from 0 on; without any weight nobody gets anything.
 */
export function cutByWeights(amountCents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return weights.map(() => 0)
  const amount = BigInt(amountCents)
  const parts = weights.map((weight, place) => {
    const product = amount * BigInt(weight)
    return { place, cents: product / total, rest: product % total }
  })
  const missing = Number(amount - parts.reduce((sum, { cents }) => sum + cents, 0n))
  const first = parts.toSorted((one, other) => (one.rest === other.rest ? one.place - other.place : one.rest > other.rest ? -1 : 1))
  const lucky = new Set(first.slice(0, missing).map(({ place }) => place))
  return parts.map(({ place, cents }) => Number(cents) + (lucky.has(place) ? 1 : 0))
}

/** A rate of an amount, to the nearest cent, halves up. */
export const rateOf = (amountCents: number, basisPoints: number): number =>
  Number((BigInt(amountCents) * BigInt(basisPoints) + 5_000n) / 10_000n)
