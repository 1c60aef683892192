/** What is said of passkeys, devices and sessions. */
import { messages } from '#kernel/values/typography.ts'

export const accessWords = messages({}, {})

/** How its deeds are told. */
export const accessDeeds = {} as const

export const accessRefusals = { fr: {}, en: {} }
