/** What is said of attendance: the desk, the code in the room, cards, sheets, quorum. */
import { messages } from '#kernel/values/typography.ts'

export const attendanceWords = messages({}, {})

/** How its deeds are told. */
export const attendanceDeeds = {} as const

export const attendanceRefusals = { fr: {}, en: {} }
