/** What is said of the network's own settings and its legal pages. */
import { messages } from '#kernel/values/typography.ts'

export const settingsWords = messages({}, {})

/** How its deeds are told. */
export const settingsDeeds = {} as const

export const settingsRefusals = { fr: {}, en: {} }
