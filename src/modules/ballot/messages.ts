/** Every sentence that ballot says. */

import { castingDeeds, castingRefusals } from './messages/casting.ts'
import { roomDeeds, roomRefusals } from './messages/room.ts'
import { votesDeeds, votesRefusals } from './messages/votes.ts'

export * from './messages/awaited.ts'
export * from './messages/casting.ts'
export * from './messages/results.ts'
export * from './messages/room.ts'
export * from './messages/votes.ts'

export const deeds = { ...votesDeeds, ...castingDeeds, ...roomDeeds } as const

export const refusals = {
  fr: { ...votesRefusals.fr, ...castingRefusals.fr, ...roomRefusals.fr },
  en: { ...votesRefusals.en, ...castingRefusals.en, ...roomRefusals.en },
}
