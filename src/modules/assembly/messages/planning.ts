/** What is said of planning a meeting: agenda, resolutions, documents. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './planning-en.ts'
import { fr } from './planning-fr.ts'

export { planningDeeds } from './planning-deeds.ts'
export { planningRefusals } from './planning-refusals.ts'

export const planningWords = messages(fr, en)
