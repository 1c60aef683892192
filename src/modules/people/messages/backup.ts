/** What is said of saving the network's data and bringing it back. */
import { messages } from '#kernel/values/typography.ts'

export const backupWords = messages({}, {})

/** How its deeds are told. */
export const backupDeeds = {} as const

export const backupRefusals = { fr: {}, en: {} }
