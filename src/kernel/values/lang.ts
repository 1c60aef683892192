/** The languages of the house, French first, and texts that exist in one or both. */

export const LANGS = ['fr', 'en'] as const
export type Lang = (typeof LANGS)[number]

/** A text as people wrote it: one language may be missing, never both. */
export interface Localized {
  fr: string | null
  en: string | null
}

/** The text in the reader's language, else in the other one: better the wrong language than nothing. */
export const inLang = (text: Localized, lang: Lang): string => text[lang] || text[lang === 'fr' ? 'en' : 'fr'] || ''

/** The language that `inLang` really gave, for the `lang` attribute of a fallback. */
export const langOf = (text: Localized, lang: Lang): Lang => (text[lang] ? lang : lang === 'fr' ? 'en' : 'fr')

export const isLang = (text: unknown): text is Lang => LANGS.includes(text as Lang)
