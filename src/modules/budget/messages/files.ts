/** What is said of lines in and out as files. */
import { formatEuros } from '#kernel/money.ts'
import { messages } from '#kernel/values/typography.ts'
import { en } from './files-en.ts'
import { fr } from './files-fr.ts'
import { told } from './told.ts'

export { filesRefusals } from './files-refusals.ts'

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
