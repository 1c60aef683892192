/** What is said of votes: opened, suspended, closed, annulled, counted by hand. */
import { messages } from '#kernel/values/typography.ts'

export const votesWords = messages({}, {})

/** How its deeds are told. */
export const votesDeeds = {} as const

export const votesRefusals = { fr: {}, en: {} }
