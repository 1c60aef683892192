/** The words of the plan's pages, set in type once. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './words-en.ts'
import { fr, type PlanWords } from './words-fr.ts'

/** The words in a language. */
export const words = messages<PlanWords>(fr, en)
