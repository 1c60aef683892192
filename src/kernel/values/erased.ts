/** A person who was erased: nothing is left to name him or her by, so each language says it. */
import type { Lang } from './lang.ts'

export const erasedName: Record<Lang, string> = { fr: 'Personne effacée', en: 'Erased person' }

/** The name as pages show it: the database keeps none of whoever was erased. */
export const personName = (lang: Lang, name: string): string => name || erasedName[lang]
