/** What is said of casting a ballot. */
import { messages } from '#kernel/values/typography.ts'

export const castingWords = messages({}, {})

/** How its deeds are told. */
export const castingDeeds = {} as const

export const castingRefusals = { fr: {}, en: {} }
