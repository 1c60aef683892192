/** Money is integer cents; these functions write it as people read it. */
import type { Lang } from './values/lang.ts'

const LOCALE = { fr: 'fr-FR', en: 'en-GB' } as const

/** `1 620 000 €`, `12,50 €`; `€1,620,000`: cents are shown only where there are some. The amount is handed on as a decimal text, never as a float. */
export const formatEuros = (lang: Lang, amountCents: number): string =>
  new Intl.NumberFormat(LOCALE[lang], { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' })
    .format(`${amountCents}E-2` as Intl.StringNumericLiteral)
    .replace('\u00a0€', '\u202f€')

/** Made once: making a formatter costs a hundred times what using it costs. */
const NUMBERS = {
  fr: new Intl.NumberFormat(LOCALE.fr, { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(LOCALE.en, { maximumFractionDigits: 2 }),
}

/** `1 620`, `36 000` with the language's own thousands. */
export const formatNumber = (lang: Lang, value: number): string => NUMBERS[lang].format(value)

/** A whole percentage, `42 %` / `42%`. */
export const formatPercent = (lang: Lang, percent: number): string => (lang === 'fr' ? `${percent}\u202f%` : `${percent}%`)
