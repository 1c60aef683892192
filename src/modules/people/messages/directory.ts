/** The words of the directory, and how its one deed is told. */
import { formatNumber } from '#kernel/money.ts'
import { messages } from '#kernel/values/typography.ts'
import { en } from './directory-en.ts'
import { fr } from './directory-fr.ts'

export const listWords = messages(fr, en)

type Filled = { organisations: number; persons: number }
/** How its deeds are told. */
export const directoryDeeds = {
  'network.filled': {
    sentence: {
      fr: ({ organisations, persons }: Filled) => listWords('fr').filled(formatNumber('fr', organisations), formatNumber('fr', persons)),
      en: ({ organisations, persons }: Filled) => listWords('en').filled(formatNumber('en', organisations), formatNumber('en', persons)),
    },
    glyph: 'organisation',
    tone: 'deed',
  },
} as const
