/** What is said of the chair's page, the voters' page and the room's screen. */
import { messages } from '#kernel/values/typography.ts'

export const roomWords = messages({}, {})

/** How its deeds are told. */
export const roomDeeds = {} as const

export const roomRefusals = { fr: {}, en: {} }
