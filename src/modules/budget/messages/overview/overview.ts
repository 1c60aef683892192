/** What is said on the overview of budgets, each in one sentence. */
import { messages } from '#kernel/values/typography.ts'
import { overviewEn } from './en.ts'
import { overviewFr } from './fr.ts'

export const overviewWords = messages(overviewFr, overviewEn)

export const overviewDeeds = {} as const
export const overviewRefusals = { fr: {}, en: {} } as const
