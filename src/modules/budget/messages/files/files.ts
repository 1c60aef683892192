/** What is said of lines in and out as files. */
import { formatEuros } from '#kernel/money.ts'
import { messages, told } from '#kernel/values/typography.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export { filesRefusals } from './refusals.ts'

export const fileWords = messages(fr, en)

export const filesDeeds = {
  'budget.lines_imported': {
    sentence: told<{ lineIds: number[]; amountCents: number }>(
      ({ lineIds, amountCents }) =>
        `a repris ${lineIds.length} ligne${lineIds.length > 1 ? 's' : ''} d'un fichier, ${formatEuros('fr', amountCents)} en tout`,
      ({ lineIds, amountCents }) =>
        `took over ${lineIds.length} line${lineIds.length === 1 ? '' : 's'} from a file, ${formatEuros('en', amountCents)} in all`,
    ),
    glyph: 'import',
    tone: 'ink',
  },
} as const
