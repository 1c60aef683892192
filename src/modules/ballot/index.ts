/** Ballots: open votes by the statutes, cast once each, counted with their reason. */
import type { Capability } from '#kernel/capability.ts'
import { refuseLeavingItem, refuseWhileVoting } from './commands.ts'
import { deeds, refusals } from './messages.ts'
import { roomPanel } from './routes/room-panel.tsx'
import { routes } from './routes.tsx'

export { annulVote, castBallots, closeVote, countPapers, openVote, resumeVote, suspendVote } from './commands.ts'
export * from './paths.ts'
export * from './queries.ts'

export const capability: Capability = {
  name: 'ballot',
  routes,
  deeds,
  refusals,
  panels: { meeting: roomPanel },
  reactions: {
    // A session is not closed over a vote that nobody has counted.
    'meeting.closed': (tx, _actor, _payload, [meeting]) => refuseWhileVoting(tx, meeting?.id ?? -1),
    // While a resolution is voted on, its item is the current one.
    'meeting.item_begun': (tx, _actor, _payload, [meeting]) => refuseLeavingItem(tx, meeting?.id ?? -1),
    'meeting.item_ended': (tx, _actor, _payload, [meeting]) => refuseLeavingItem(tx, meeting?.id ?? -1),
  },
}
