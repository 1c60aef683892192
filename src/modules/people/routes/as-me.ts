/** Who asks for his or her own pages; a stranger is led to the sign-in, and back. */
import type { Ctx } from '#kernel/env.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { mePath, signInPath } from '../paths.ts'

export type Me = Actor & { personId: number }

/** `back`: where the sign-in leads to afterwards. */
export const asMe =
  (work: (c: Ctx, me: Me, sessionId: string) => Promise<Response>, back = mePath()) =>
  async (c: Ctx) => {
    const { actor, sessionId } = c.var
    if (!actor || actor.personId === null || sessionId === null) return c.redirect(signInPath(back), 303)
    return work(c, actor as Me, sessionId)
  }
