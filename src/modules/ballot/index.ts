/** Ballots: open votes by the statutes, cast once each, counted with their reason. */
import type { Capability } from '#kernel/capability.ts'
import { said } from '#kernel/values/typography.ts'
import { refuseLeavingItem, refuseWhileVoting } from './commands.ts'
import { awaitedVote, deeds, refusals } from './messages.ts'
import { votePath } from './paths.ts'
import { personal, voteNames, votesAwaiting, votingNow } from './queries.ts'
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
  objects: { vote: voteNames },
  personal,
  panels: { meeting: roomPanel },
  async expected(reader, actor, today) {
    const awaited = await votesAwaiting(reader, actor, today)
    return awaited.map(({ vote, meeting }) => ({
      title: awaitedVote(actor.lang, vote.resolution.number, said(actor.lang, vote.resolution.title)),
      detail: said(actor.lang, meeting.title),
      path: votePath(vote.id),
      due: meeting.day,
      late: false,
      example: meeting.example,
    }))
  },
  expectant: async (reader, personIds) => [...new Set((await votingNow(reader, personIds)).map(({ personId }) => personId))],
  reactions: {
    // A session is not closed over a vote that nobody has counted.
    'meeting.closed': (tx, _actor, _payload, [meeting]) => refuseWhileVoting(tx, meeting?.id ?? -1),
    // While a resolution is voted on, its item is the current one.
    'meeting.item_begun': (tx, _actor, _payload, [meeting]) => refuseLeavingItem(tx, meeting?.id ?? -1),
    'meeting.item_ended': (tx, _actor, _payload, [meeting]) => refuseLeavingItem(tx, meeting?.id ?? -1),
  },
}
