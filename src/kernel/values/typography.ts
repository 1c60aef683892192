/** French and English typography, so that nobody types a narrow no-break space by hand. */
import { inLang, type Lang, type Localized, langOf } from './lang.ts'

const NARROW = '\u202f'
const NO_BREAK = '\u00a0'

/** Lexique des règles typographiques en usage à l'Imprimerie nationale: thin spaces before ; ! ? and inside « », a full one before the colon. */
const french = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replace(/«[ \u00a0\u202f]*/g, `«${NARROW}`)
    .replace(/[ \u00a0\u202f]*»/g, `${NARROW}»`)
    .replace(/[ \u00a0\u202f]+([;!?])/g, `${NARROW}$1`)
    .replace(/[ \u00a0\u202f]+:(?=\s|$)/g, `${NO_BREAK}:`)
    .replace(/(\d)[ \u00a0\u202f]+([%€])/g, `$1${NARROW}$2`)

const english = (text: string): string => text.replaceAll("'", '’')

/** The same words with the spaces and apostrophes that the language wants. Idempotent; changes no letter. */
export const typographic = (lang: Lang, text: string): string => (lang === 'fr' ? french(text) : english(text))

/** What people wrote, in the reader's language as far as it exists, set in type. */
export const said = (lang: Lang, text: Localized): string => typographic(langOf(text, lang), inLang(text, lang))

/** How a deed is told in both languages, set in type. */
export const told = <Payload>(
  fr: (payload: Payload) => string,
  en: (payload: Payload) => string,
): Record<Lang, (payload: Payload) => string> => ({
  fr: (payload) => typographic('fr', fr(payload)),
  en: (payload) => typographic('en', en(payload)),
})

/** A quotation in the language's own marks. */
export const quoted = (lang: Lang, text: string): string => (lang === 'fr' ? `«${NARROW}${text}${NARROW}»` : `“${text}”`)

type Words = { readonly [key: string]: unknown }

const typeset = (lang: Lang, value: unknown): unknown => {
  if (typeof value === 'string') return typographic(lang, value)
  if (typeof value === 'function') return (...given: unknown[]) => typeset(lang, value(...given))
  if (Array.isArray(value)) return value.map((each) => typeset(lang, each))
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeset(lang, each)]))
  return value
}

/** A module's sentences in both languages, set in type once. `fr` is the type, so a sentence missing in English does not compile. */
export function messages<W extends Words>(fr: W, en: W): (lang: Lang) => W {
  const set = { fr: typeset('fr', fr) as W, en: typeset('en', en) as W }
  return (lang) => set[lang]
}

/** `1 action`, `3 actions`: French counts zero as singular, English does not. */
export const plural = (lang: Lang, count: number, one: string, many: string): string =>
  (lang === 'fr' ? count < 2 : count === 1) ? one : many
