/** How the deeds of statutes are told. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { told } from '#kernel/values/typography.ts'

const PARTS: Record<Lang, Record<string, string>> = {
  fr: {
    articles: 'les articles',
    roll: 'qui vote',
    colleges: 'les collèges et les voix',
    renewal: 'le renouvellement',
    facts: 'le titre ou la note',
  },
  en: {
    articles: 'the articles',
    roll: 'who votes',
    colleges: 'the colleges and votes',
    renewal: 'the renewal',
    facts: 'the title or the note',
  },
}
const partName = (lang: Lang, part: string): string =>
  part.startsWith('body:')
    ? lang === 'fr'
      ? `les règles de l'instance ${part.slice(5)}`
      : `the rules of the body ${part.slice(5)}`
    : (PARTS[lang][part] ?? part)
const listed = (lang: Lang, parts: string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(parts.map((part) => partName(lang, part)))

export const statutesDeeds = {
  'statutes.drafted': {
    sentence: told<{ number: number; from: number | null }>(
      ({ number, from }) => `a commencé la version ${number} des statuts${from === null ? '' : ` à partir de la version ${from}`}`,
      ({ number, from }) => `began version ${number} of the statutes${from === null ? '' : ` from version ${from}`}`,
    ),
    glyph: 'flag',
    tone: 'waiting',
  },
  'statutes.edited': {
    sentence: told<{ parts: string[] }>(
      ({ parts }) => `a modifié ${listed('fr', parts)}`,
      ({ parts }) => `edited ${listed('en', parts)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'statutes.proposed': {
    sentence: told<{ number: number }>(
      ({ number }) => `a proposé la version ${number} des statuts : son texte est figé`,
      ({ number }) => `proposed version ${number} of the statutes: its text is frozen`,
    ),
    glyph: 'flag',
    tone: 'deed',
  },
  'statutes.withdrawn': {
    sentence: told<{ number: number }>(
      ({ number }) => `a retiré la version ${number} des statuts pour la reprendre`,
      ({ number }) => `took version ${number} of the statutes back to mend it`,
    ),
    glyph: 'undo',
    tone: 'waiting',
  },
  'statutes.adopted': {
    sentence: told<{ number: number; inForceFrom: string }>(
      ({ number, inForceFrom }) => `a fait entrer la version ${number} des statuts en vigueur le ${formatDay('fr', inForceFrom)}`,
      ({ number, inForceFrom }) => `brought version ${number} of the statutes into force on ${formatDay('en', inForceFrom)}`,
    ),
    glyph: 'decision',
    tone: 'decision',
  },
} as const
