/** The languages of the house, French first, and texts that exist in one or both. */

export const LANGS = ['fr', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** A text as people wrote it: one language may be missing, never both. */
export interface Localized {
  fr: string | null
  en: string | null
}

/** What is said in each language of the house. */
export const inBoth = (say: (lang: Lang) => string): Record<Lang, string> => ({ fr: say('fr'), en: say('en') })
/** A name, or whatever else no language changes. */
export const sameInBoth = (text: string): Record<Lang, string> => ({ fr: text, en: text })

/** The text in the reader's language, else in the other one: better the wrong language than nothing. */
export const inLang = (text: Localized, lang: Lang): string => text[lang] || text[lang === 'fr' ? 'en' : 'fr'] || ''

/** The language that `inLang` really gave, for the `lang` attribute of a fallback. */
export const langOf = (text: Localized, lang: Lang): Lang => (text[lang] ? lang : lang === 'fr' ? 'en' : 'fr')

export const isLang = (text: unknown): text is Lang => LANGS.includes(text as Lang)
