/** Amounts in the sheet, for the browser: read as they are typed and written as the server writes them. It has no other code that counts money. */

export type Lang = 'fr' | 'en'
const MOST_CENTS = 999_999_999_999
const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const

const GROUPED = /^(\d{1,3}(?:([ .,'])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d{1,2}))?$/
const PLAIN = /^(\d+)(?:[.,](\d{1,2}))?$/

/** Whole cents of an amount as people type it; null where it is none, or below nought, or too large: the server says which. */
export function centsOf(typed: string): number | null {
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
  if (!grouped && !plain) return null
  const whole = (grouped?.[1] ?? plain?.[1] ?? '').replace(/\D/g, '')
  const cents = BigInt(whole) * 100n + BigInt((grouped?.[3] ?? plain?.[2] ?? '').padEnd(2, '0'))
  return cents > BigInt(MOST_CENTS) || (negative && cents > 0n) ? null : Number(cents)
}

/** Cents of `12 × 350`, also of `=12*350`; null where no product is meant. */
export function productOf(typed: string): number | null {
  const [left = '', right = '', ...more] = typed.replace(/^\s*=/, '').split(/[x×*]/i)
  const quantity = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(left.replace(/[\s\u00a0\u202f]/g, ''))
  const unit = centsOf(right)
  if (!quantity || unit === null || more.length > 0) return null
  const thousandths = BigInt(quantity[1]!) * 1000n + BigInt((quantity[2] ?? '').padEnd(3, '0'))
  return Number((thousandths * BigInt(unit) + 500n) / 1000n)
}

export const euros = (lang: Lang, cents: number): string =>
  new Intl.NumberFormat(LOCALE[lang], {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  } as Intl.NumberFormatOptions)
    .format(`${cents}E-2` as unknown as number)
    .replace('\u00a0€', '\u202f€')

/** Below a heading that says euros. */
export const figure = (lang: Lang, cents: number): string => euros(lang, cents).replace(/[\s\u00a0\u202f]*€/, '')

/** To be edited: no thousands, no sign. */
export function typedEuros(lang: Lang, cents: number): string {
  const rest = cents % 100
  return rest === 0 ? String(cents / 100) : `${(cents - rest) / 100}${lang === 'fr' ? ',' : '.'}${String(rest).padStart(2, '0')}`
}

/** Basis points as a percentage. */
export function share(lang: Lang, basisPoints: number): string {
  const written = new Intl.NumberFormat(LOCALE[lang], { maximumFractionDigits: 2 }).format(`${basisPoints}E-2` as unknown as number)
  return lang === 'fr' ? `${written}\u202f%` : `${written}%`
}
