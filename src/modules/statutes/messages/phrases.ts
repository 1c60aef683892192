/** The turns of phrase that told rules and reasons share: parts of a whole, numbers of votes, what a majority is measured against. */
import type { Lang } from '#kernel/values/lang.ts'
import { messages } from '#kernel/values/typography.ts'
import { type Fraction, fractionText } from '../rules/fraction.ts'
import type { Majority } from '../rules/voting.ts'

const PARTS: Record<Lang, Record<string, string>> = {
  fr: {
    '1': 'la totalité',
    '1/2': 'la moitié',
    '1/3': 'un tiers',
    '2/3': 'deux tiers',
    '1/4': 'un quart',
    '3/4': 'trois quarts',
    '1/5': 'un cinquième',
    '2/5': 'deux cinquièmes',
    '3/5': 'trois cinquièmes',
    '4/5': 'quatre cinquièmes',
    '1/10': 'un dixième',
    '1/20': 'un vingtième',
  },
  en: {
    '1': 'all',
    '1/2': 'half',
    '1/3': 'a third',
    '2/3': 'two thirds',
    '1/4': 'a quarter',
    '3/4': 'three quarters',
    '1/5': 'a fifth',
    '2/5': 'two fifths',
    '3/5': 'three fifths',
    '4/5': 'four fifths',
    '1/10': 'a tenth',
    '1/20': 'a twentieth',
  },
}
/** `un quart`, `deux tiers`; what has no name of its own stays a fraction. */
export const partOf = (lang: Lang, fraction: Fraction): string => PARTS[lang][fractionText(fraction)] ?? fractionText(fraction)

const FEW: Record<Lang, string[]> = {
  fr: ['aucune', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
}
/** `deux`, and beyond ten `12`; in French of the gender of « voix ». */
export const fewWord = (lang: Lang, count: number): string => FEW[lang][count] ?? String(count)

/** `d’un quart`, `de deux tiers`. */
export const ofPart = (part: string): string => (/^[aeiouh]/.test(part) ? `d'${part}` : `de ${part}`)

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Base = Majority['base']

export const phrases = messages(
  {
    votes: (count: string, _one: boolean) => `${count} voix`,
    bases: {
      votes_cast: 'des suffrages exprimés',
      present: 'des voix des présents',
      present_or_represented: 'des voix présentes ou représentées',
      roll: 'de toutes les voix inscrites',
    } satisfies Record<Base, string>,
    part: (part: string, base: string) => `${part} ${base}`,
    moreThanHalf: (base: string) => `plus de la moitié ${base}`,
    simple: 'plus de voix pour que de voix contre',
    article: (number: string) => `Article ${number}`,
    and: (items: string[]) => new Intl.ListFormat('fr', { type: 'conjunction' }).format(items),
  },
  {
    votes: (count: string, one: boolean) => (one ? `${count} vote` : `${count} votes`),
    bases: {
      votes_cast: 'of the votes cast',
      present: 'of the votes of those present',
      present_or_represented: 'of the votes present or represented',
      roll: 'of all the votes on the roll',
    } satisfies Record<Base, string>,
    part: (part: string, base: string) => `${part} ${base}`,
    moreThanHalf: (base: string) => `more than half ${base}`,
    simple: 'more votes for than against',
    article: (number: string) => `Article ${number}`,
    and: (items: string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items),
  },
)

/** `une voix`, `deux voix`, `12 voix`. */
export const votesPhrase = (lang: Lang, count: number): string => phrases(lang).votes(fewWord(lang, count), count === 1)

/** `deux tiers des suffrages exprimés`. */
export function thresholdPhrase(lang: Lang, { threshold, base }: Pick<Majority, 'threshold' | 'base'>): string {
  const say = phrases(lang)
  if (threshold === 'simple') return say.simple
  return threshold === 'absolute' ? say.moreThanHalf(say.bases[base]) : say.part(partOf(lang, threshold), say.bases[base])
}
