/** What is said of keeping organisations, persons, bodies, mandates, fees and figures. */
import { messages } from '#kernel/values/typography.ts'

export const keepingWords = messages({}, {})

/** How its deeds are told. */
export const keepingDeeds = {} as const

export const keepingRefusals = { fr: {}, en: {} }
