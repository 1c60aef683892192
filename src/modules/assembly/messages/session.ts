/** What is said of the session: opening, items, speakers, closing. */
import { messages } from '#kernel/values/typography.ts'

export const sessionWords = messages({}, {})

/** How its deeds are told. */
export const sessionDeeds = {} as const

export const sessionRefusals = { fr: {}, en: {} }
