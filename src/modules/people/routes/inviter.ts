/** Who asks for pages of invitations, and the texts that a form gives a batch. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Ctx, Env } from '#kernel/env.ts'
import { optionalText } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { invitationsPath, signInPath } from '../paths.ts'
import { networkIdOf } from '../queries.ts'
import { invitingScope } from '../rules/invitations.ts'
import type { InvitingScope } from '../tables/invitations.ts'

export interface Inviter {
  actor: Actor
  scope: InvitingScope
  networkId: number
}

/** Whoever may invite somebody today; for others there are no invitations. */
export const asInviter = (work: (c: Ctx, inviter: Inviter) => Promise<Response>) => async (c: Context<Env>) => {
  const { actor, house } = c.var
  const back = c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : invitationsPath()
  if (!actor) return c.redirect(signInPath(back), 303)
  const networkId = await networkIdOf(house.reader)
  return work(c, { actor, networkId, scope: found(invitingScope(actor, networkId)) })
}

const TEXT = { subject_fr: optionalText(150), subject_en: optionalText(150), word_fr: optionalText(2000), word_en: optionalText(2000) }
/** The texts of a batch as the form has them; a subject is one line. */
export const textsSchema = z.object(TEXT)
export const textsOf = (given: z.infer<typeof textsSchema>) => ({
  subject: { fr: given.subject_fr?.replaceAll(/\s+/g, ' ') ?? null, en: given.subject_en?.replaceAll(/\s+/g, ' ') ?? null },
  word: { fr: given.word_fr, en: given.word_en },
})
