/** The words of the pages of funders, grants, payments and papers. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './words-en.ts'
import { fr } from './words-fr.ts'

export const grantWords = messages(fr, en)
