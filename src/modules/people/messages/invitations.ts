/** What is said of invitations: prepared, sent, opened, accepted. */
import { messages } from '#kernel/values/typography.ts'

export const invitationsWords = messages({}, {})

/** How its deeds are told. */
export const invitationsDeeds = {} as const

export const invitationsRefusals = { fr: {}, en: {} }
