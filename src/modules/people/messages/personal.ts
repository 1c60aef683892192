/** What is said of personal data: taken away, erased, kept for a time. */
import { messages } from '#kernel/values/typography.ts'

export const personalWords = messages({}, {})

/** How its deeds are told. */
export const personalDeeds = {} as const

export const personalRefusals = { fr: {}, en: {} }
