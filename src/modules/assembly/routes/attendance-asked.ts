/** What every address of attendance asks first: who is there, which meeting, whether he or she holds its desk. */
import type { Ctx } from '#kernel/env.ts'
import { found, notFound, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { signInPath } from '#modules/people/index.ts'
import { type Meeting, meeting } from '../queries.ts'
import { mayHoldDesk } from '../rules.ts'

/** A number in the address, or 404. */
export function numberIn(c: Ctx, name: string): number {
  const id = Number(c.req.param(name))
  if (!Number.isSafeInteger(id) || id < 1) throw notFound()
  return id
}

/** The browser that did it need not be told of it again. */
export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** A stranger is led to the sign-in and back; what a stranger sends is not his or hers to do. */
export const asSignedIn = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  if (c.var.actor) return work(c, c.var.actor)
  if (c.req.method !== 'GET') throw notYours()
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(signInPath(pathname + search), 303)
}

/** The meeting as far as this reader may know of it. */
export const inMeeting = (work: (c: Ctx, actor: Actor, meeting: Meeting) => Promise<Response>) =>
  asSignedIn(async (c, actor) => {
    const { reader, clock } = c.var.house
    return work(c, actor, found(await meeting(reader, actor, numberIn(c, 'id'), clock.today())))
  })

/** For those who hold its desk; a draft has no desk yet. */
export const atDesk = (work: (c: Ctx, actor: Actor, meeting: Meeting) => Promise<Response>) =>
  inMeeting(async (c, actor, at) => {
    if (!mayHoldDesk(actor, at)) throw notYours()
    if (at.state === 'draft') throw notFound()
    return work(c, actor, at)
  })
