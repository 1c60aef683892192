/** What is said of members brought in from files and taken away as files. */
import { messages } from '#kernel/values/typography.ts'

export const membersWords = messages({}, {})

/** How its deeds are told. */
export const membersDeeds = {} as const

export const membersRefusals = { fr: {}, en: {} }
