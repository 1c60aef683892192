/** The rows of a sheet on their way to items. */
import type { Lang, Localized } from '#kernel/values/lang.ts'
import type { ItemDraft, LevelNames } from '../tables.ts'

export interface ReadItems {
  items: ItemDraft[]
  levelNames: LevelNames
}

/** A text that the file has in one language. */
export const localized = (lang: Lang, text: string): Localized => (lang === 'fr' ? { fr: text, en: null } : { fr: null, en: text })
