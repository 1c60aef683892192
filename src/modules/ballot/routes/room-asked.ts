/** What every page of the room shows, asked once. */
import type { Subject } from '#kernel/capability.ts'
import type { Ctx } from '#kernel/env.ts'
import { sayObjection } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Meeting, mayChair, mayClose, meeting } from '#modules/assembly/index.ts'
import { signInPath } from '#modules/people/index.ts'
import type { Annulling } from '../pages/chair-annulment.tsx'
import type { RoomView } from '../pages/room-parts.tsx'
import { type Room, resultText, roomOf, type Vote } from '../queries.ts'
import { objectionToAnnulling, objectionToLeavingItem } from '../rules.ts'

/** A stranger is led to the sign-in and back. */
export const asSignedIn = (work: (c: Ctx, actor: Actor, at: Meeting) => Promise<Response>) => async (c: Ctx) => {
  const { actor, house } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  return work(c, actor, found(await meeting(house.reader, actor, Number(c.req.param('id')), house.clock.today())))
}

/** The sentences that are read out: of closed votes alone, since only they have a result. */
export const sentencesOf = (lang: Lang, votes: readonly Vote[]): Map<number, string> =>
  new Map(votes.map((vote) => [vote.id, resultText(lang, vote)]))

/** Whether this person sees the chair's page: the officers of the session, and those who convene. */
export const seesChair = (actor: Actor, at: Meeting, opens: boolean): boolean =>
  mayChair(actor, at) || mayClose(actor, at) || opens || at.officers.some(({ personId }) => personId === actor.personId)

/** `ticking`: the page follows the participation of an open vote, each second that there is some. */
export async function roomViewOf(c: Ctx, at: Meeting, ticking: boolean): Promise<RoomView> {
  const { house, lang } = c.var
  const room = await roomOf(house.reader, at)
  const watched: Subject[] = [{ kind: 'meeting', id: at.id }]
  if (ticking && room.vote) watched.push({ kind: 'vote', id: room.vote.id })
  return { viewing: await viewingOf(c, watched), meeting: at, room, now: house.clock.now(), sentences: sentencesOf(lang, room.results) }
}

/** The vote that the chair may annul, with what stands against it: asked with a reason, since that is written afterwards. */
export function annullingFor(c: Ctx, at: Meeting, { vote, last }: Room): Annulling | null {
  const which = vote ?? last
  if (!which || at.state !== 'open') return null
  const { id, state, outcome, resolution } = which
  const objection = objectionToAnnulling({ state, outcome, aboutSubject: resolution.subject !== null, meetingState: at.state }, '…')
  return { voteId: id, objection: objection && sayObjection(c.var.house, c.var.lang, objection) }
}

/** Why the chair stays with the current item, in words; null: nothing holds it. */
export function stayingFor(c: Ctx, { vote }: Room): string | null {
  const objection = objectionToLeavingItem(vote?.resolution ?? null)
  return objection && sayObjection(c.var.house, c.var.lang, objection)
}
