/** What is said of proxies: given, replaced, revoked, from paper. */
import { messages } from '#kernel/values/typography.ts'

export const proxiesWords = messages({}, {})

/** How its deeds are told. */
export const proxiesDeeds = {} as const

export const proxiesRefusals = { fr: {}, en: {} }
