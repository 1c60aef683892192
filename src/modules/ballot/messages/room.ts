/** What is said of the chair's page, the voters' page and the room's screen. */
import type { Lang } from '#kernel/values/lang.ts'
import { messages } from '#kernel/values/typography.ts'
import type { RoomObjections } from '../rules/room.ts'
import { en } from './room-en.ts'
import { fr } from './room-fr.ts'

export const roomWords = messages(fr, en)

/** The room has no deeds of its own: those of the session and of the votes are told by theirs. */
export const roomDeeds = {} as const

type Sentences = { [Code in keyof RoomObjections]: (facts: RoomObjections[Code]) => string }

const FR: Sentences = {
  'ballot.vote_before_item': ({ number }) =>
    `Le vote de la résolution ${number} est en cours : terminez-le ou annulez-le, puis passez à un autre point.`,
}
const EN: Sentences = {
  'ballot.vote_before_item': ({ number }) => `The vote on resolution ${number} is going on: close it or annul it, then go to another item.`,
}
const sentences = messages(FR, EN)

export const roomRefusals: Record<Lang, Sentences> = { fr: sentences('fr'), en: sentences('en') }
