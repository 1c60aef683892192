/** The addresses of passkeys, devices and sessions. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { typedForm, typedOne } from '#kernel/form.ts'
import { toldEntries } from '#kernel/history.ts'
import { journalEntries } from '#kernel/journal.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { accessWords } from '../messages/access.ts'
import { SessionPage } from '../pages.tsx'
import { accessPath } from '../paths.ts'
import { showAccess } from './access-page.tsx'
import { asMe, type Me } from './as-me.ts'
import { passkeyRoutes } from './passkeys.tsx'
import { withCookies } from './sign-in.tsx'
import { signInPasskeyRoutes } from './sign-in-passkey.tsx'

const DEEDS_AT_ONCE = 50

const idOf = (c: Ctx): string => c.req.param('id') ?? ''

/** One's own deeds in one session: of what one may no longer read, only how many there are. */
async function one(c: Ctx, me: Me, currentId: string): Promise<Response> {
  const { house, lang } = c.var
  const session = found(await house.sessions.one(idOf(c), me.personId))
  const asked = c.req.query('before') ?? ''
  const before = /^\d{1,15}$/.test(asked) ? { before: Number(asked) } : {}
  const filter = { scope: { kind: 'all' as const }, sessionId: session.id, limit: DEEDS_AT_ONCE, ...before }
  const deeds = await journalEntries(house.reader, filter)
  const entries = await toldEntries(house, me, lang, deeds)
  const next = deeds.length === DEEDS_AT_ONCE ? deeds.at(-1)!.id : null
  const shown = { session, current: session.id === currentId, entries, notTold: deeds.length - entries.length, next }
  return sendPage(c, <SessionPage viewing={await viewingOf(c)} {...shown} />)
}

async function endAll(c: Ctx, me: Me, currentId: string): Promise<Response> {
  const { sessions } = c.var.house
  const say = accessWords(c.var.lang)
  if (typedOne(await typedForm(c), 'which') === 'others')
    return redirectWith(c, accessPath(), { text: say.othersEnded(await sessions.endAll(me.personId, currentId)) })
  await sessions.endAll(me.personId)
  withCookies(c, await sessions.signOut(c.req.raw))
  return redirectWith(c, '/', { text: say.allEnded })
}

async function end(c: Ctx, me: Me): Promise<Response> {
  if (!(await c.var.house.sessions.end(idOf(c), me.personId))) throw notFound()
  return redirectWith(c, accessPath(), { text: accessWords(c.var.lang).sessionEnded })
}

export function accessRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/me/access',
    asMe((c, me, sessionId) => showAccess(c, me, sessionId), accessPath()),
  )
  app.post('/me/sessions/end', asMe(endAll))
  app.get('/me/sessions/:id{[A-Za-z0-9_-]{1,64}}', asMe(one, accessPath()))
  app.post('/me/sessions/:id{[A-Za-z0-9_-]{1,64}}/end', asMe(end))
  return app.route('/', passkeyRoutes()).route('/', signInPasskeyRoutes())
}
