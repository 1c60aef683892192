/** What is said of convening: the roll, the notice, a second convening. */
import { messages } from '#kernel/values/typography.ts'

export const noticeWords = messages({}, {})

/** How its deeds are told. */
export const noticeDeeds = {} as const

export const noticeRefusals = { fr: {}, en: {} }
