/** What is said of mail: what one wants to be told, and the outbox. */
import { messages } from '#kernel/values/typography.ts'

export const mailWords = messages({}, {})

/** How its deeds are told. */
export const mailDeeds = {} as const

export const mailRefusals = { fr: {}, en: {} }
