/** Amounts, differences and formulas as the pages on the regions' share say them. */
import type { DifferenceProps } from '#design/before-after.tsx'
import { formatEuros, typedEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { nameWords } from '../../messages/names.ts'
import { formulaTold, termWords } from '../../messages/regions/region-terms.ts'
import { regionsWords } from '../../messages/regions/words.ts'
import type { RegionKey } from '../../queries/regions/regions.ts'
import type { Held } from '../../queries/regions/sharing.ts'
import type { RegionTerm } from '../../tables/regions.ts'

/** In a column that is headed « (€) ». */
export const bareAmount = (lang: Lang, cents: number): string => formatEuros(lang, cents).replace(/[\s\u00a0\u202f]*€/, '')

/** « +1 234 », « −1 234 », « = » */
export const differenceTold = (lang: Lang, cents: number): DifferenceProps =>
  cents === 0
    ? { way: 'same', text: '=' }
    : { way: cents > 0 ? 'up' : 'down', text: `${cents > 0 ? '+' : '\u2212'}${bareAmount(lang, Math.abs(cents))}` }

/** « budget en vigueur (version 1) » */
export const heldTold = (lang: Lang, { kind, version }: Held): string =>
  typographic(lang, regionsWords(lang).held[kind](version ? nameWords(lang).version(version.number) : ''))

/** The formula with the year of its figures, where it counts with any. */
export function keyTold(lang: Lang, terms: readonly RegionTerm[], figuresYear: number | null): { formula: string; year: string | null } {
  const counts = terms.some(({ by }) => by !== 'fixed' && by !== 'equal')
  return { formula: formulaTold(lang, terms), year: counts && figuresYear !== null ? termWords(lang).figures(figuresYear) : null }
}

export const heldKeyTold = (lang: Lang, key: RegionKey | null) =>
  key ? keyTold(lang, key.terms, key.figuresYear) : { formula: regionsWords(lang).equalParts, year: null }

/** A formula as the fields of its form hold it. Hundredths of a percent are typed as cents of a euro are. */
export const typedTerms = (lang: Lang, terms: readonly RegionTerm[]): Partial<Record<RegionTerm['by'], string>> =>
  Object.fromEntries(terms.map((term) => [term.by, typedEuros(lang, term.by === 'fixed' ? term.amountCents : term.shareBp)]))
