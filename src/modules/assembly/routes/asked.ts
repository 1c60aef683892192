/** What every address of a meeting asks first: who is there, which meeting, and whether he or she may. */
import type { Ctx } from '#kernel/env.ts'
import { found, notFound, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { signInPath } from '#modules/people/index.ts'
import { type Meeting, meeting } from '../queries.ts'
import { mayConvene, mayHoldDesk, mayPrepare } from '../rules.ts'

/** A number in the address: the routes let nothing else through. */
export const numberIn = (c: Ctx, name: string): number => Number(c.req.param(name))

/** The browser that did it need not be told of it again. */
export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** A stranger is led to the sign-in and back, with all that was asked; what a stranger sends is not his or hers to do. */
export const asSignedIn = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  if (c.var.actor) return work(c, c.var.actor)
  if (c.req.method !== 'GET') throw notYours()
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(signInPath(pathname + search), 303)
}

/** The meeting in the address, as far as this reader may know of it. */
export async function meetingAt(c: Ctx, actor: Actor): Promise<Meeting> {
  const { reader, clock } = c.var.house
  return found(await meeting(reader, actor, numberIn(c, 'id'), clock.today()))
}

type Work = (c: Ctx, actor: Actor, meeting: Meeting) => Promise<Response>

export const inMeeting = (work: Work) => asSignedIn(async (c, actor) => work(c, actor, await meetingAt(c, actor)))

const whoMay = (may: (actor: Actor, meeting: Meeting) => boolean) => (work: Work) =>
  inMeeting(async (c, actor, at) => {
    if (!may(actor, at)) throw notYours()
    return work(c, actor, at)
  })

/** For those who prepare the agenda: who convenes, and the permanents. */
export const asPreparer = whoMay(mayPrepare)
/** For those who plan and convene. */
export const asConvener = whoMay(mayConvene)
/** For those who hold its desk; a draft has no desk yet. */
export const atDesk = (work: Work) =>
  whoMay(mayHoldDesk)(async (c, actor, at) => {
    if (at.state === 'draft') throw notFound()
    return work(c, actor, at)
  })
