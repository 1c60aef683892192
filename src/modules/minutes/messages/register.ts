/** What is said of the register of decisions. */
import { messages } from '#kernel/values/typography.ts'

export const registerWords = messages({}, {})

/** How its deeds are told. */
export const registerDeeds = {} as const

export const registerRefusals = { fr: {}, en: {} }
