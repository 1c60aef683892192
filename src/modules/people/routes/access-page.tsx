/** One's keys and sessions on one page, with what a refused key has to say. */
import type { Ctx } from '#kernel/env.ts'
import type { FormError } from '#kernel/form.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { AccessPage } from '../pages.tsx'
import type { Me } from './as-me.ts'

const MOST_ENDED = 20

export async function showAccess(
  c: Ctx,
  me: Me,
  currentId: string,
  errors: FormError[] = [],
  status: 200 | Refusal['status'] = 200,
): Promise<Response> {
  const { sessions } = c.var.house
  const [passkeys, open, ended] = await Promise.all([
    sessions.passkeys.list(me.personId),
    sessions.list(me.personId),
    sessions.ended(me.personId, MOST_ENDED),
  ])
  const shown = { origin: sessions.passkeys.origin, passkeys, open, ended, currentId, errors }
  return sendPage(c, <AccessPage viewing={await viewingOf(c)} {...shown} />, status)
}
