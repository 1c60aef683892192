/** What every address of the session asks first: who is there, which meeting, and which page to go back to. */
import type { Ctx } from '#kernel/env.ts'
import { type Typed, typedOne } from '#kernel/form.ts'
import { found, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { signInPath } from '#modules/people/index.ts'
import { meetingPath } from '../paths.ts'
import { type Meeting, meeting } from '../queries.ts'

/** A stranger is led to the sign-in and back; what a stranger sends is not his or hers to do. */
export const asSignedIn = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  if (c.var.actor) return work(c, c.var.actor)
  if (c.req.method !== 'GET') throw notYours()
  return c.redirect(signInPath(c.req.path), 303)
}

export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** The meeting in the address, as far as this reader may know of it. */
export async function meetingAt(c: Ctx, actor: Actor): Promise<Meeting> {
  const { reader, clock } = c.var.house
  return found(await meeting(reader, actor, Number(c.req.param('id')), clock.today()))
}

/** The page of this meeting from which the form was sent: other modules lead a session too, and their addresses are theirs. */
export function backTo(id: number, typed: Typed): string {
  const asked = typedOne(typed, 'back')
  return new RegExp(`^${meetingPath(id)}/[a-z]+$`).test(asked) ? asked : meetingPath(id)
}
