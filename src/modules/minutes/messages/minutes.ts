/** What is said of minutes: written, signed, corrected. */
import { messages } from '#kernel/values/typography.ts'

export const minutesWords = messages({}, {})

/** How its deeds are told. */
export const minutesDeeds = {} as const

export const minutesRefusals = { fr: {}, en: {} }
