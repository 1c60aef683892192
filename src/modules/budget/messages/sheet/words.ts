/** What is said on the sheet, on the pages of its lines, and on a budget's settings. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export const sheetWords = messages(fr, en)
