/** What is said of planning a meeting: agenda, resolutions, documents. */
import { messages } from '#kernel/values/typography.ts'

export const planningWords = messages({}, {})

/** How its deeds are told. */
export const planningDeeds = {} as const

export const planningRefusals = { fr: {}, en: {} }
