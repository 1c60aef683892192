/** The words of the pages on what goes to the regions and actors. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const regionsWords = messages(fr, en)
