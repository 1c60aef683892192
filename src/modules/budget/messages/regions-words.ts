/** The words of the pages on what goes to the regions and actors. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './regions-en.ts'
import { fr } from './regions-fr.ts'

export const regionsWords = messages(fr, en)
