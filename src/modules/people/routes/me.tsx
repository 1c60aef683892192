/** One's own page: for which mandate one acts, language, sessions. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, type FormError, optionalId, parseForm, typedForm } from '#kernel/form.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { LANGS } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { chooseLanguage } from '../commands/persons.ts'
import { officeName } from '../messages/names.ts'
import { meWords } from '../messages.ts'
import { MePage } from '../pages.tsx'
import { mePath, signInPath } from '../paths.ts'
import { withCookies } from './sign-in.tsx'

type Me = Actor & { personId: number }

/** Who is signed in; a stranger is led to the sign-in and back here. */
const asMe = (work: (c: Ctx, me: Me, sessionId: string) => Promise<Response>) => async (c: Ctx) => {
  const { actor, sessionId } = c.var
  if (!actor || actor.personId === null || sessionId === null) return c.redirect(signInPath(mePath()), 303)
  return work(c, actor as Me, sessionId)
}

async function page(c: Ctx, me: Me, sessionId: string, errors: FormError[] = [], status: Refusal['status'] | 200 = 200): Promise<Response> {
  const sessions = (await c.var.house.sessions.list(me.personId)).map((session) => ({ ...session, current: session.id === sessionId }))
  return sendPage(c, <MePage viewing={await viewingOf(c)} actor={me} sessions={sessions} errors={errors} />, status)
}

async function act(c: Ctx, me: Me, sessionId: string): Promise<Response> {
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { mandate: id } = parseForm(z.object({ mandate: optionalId() }), typed)
      const mandate = me.mandates.find((each) => each.id === id)
      if (!mandate) throw new Refusal(objection('kernel.not_a_choice', { text: id === null ? '' : String(id) }, 'mandate'))
      await c.var.house.sessions.act(sessionId, mandate.id)
      return redirectWith(c, mePath(), { text: meWords(c.var.lang).actingNow(officeName(c.var.lang, mandate)) })
    },
    (errors, refusal) => page(c, me, sessionId, errors, refusal.status),
  )
}

export function meRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/me', asMe(page))
  app.post('/me/acting', asMe(act))
  app.post(
    '/me/language',
    asMe(async (c, me) => {
      const { lang } = parseForm(z.object({ lang: choice(LANGS) }), await typedForm(c))
      await change(c.var.house, (tx) => chooseLanguage(tx, me, lang))
      return redirectWith(c, `${mePath()}?lang=${lang}`, { text: meWords(lang).languageSaved })
    }),
  )
  app.post(
    '/me/sessions/end',
    asMe(async (c, me) => {
      await c.var.house.sessions.endAll(me.personId)
      withCookies(c, await c.var.house.sessions.signOut(c.req.raw))
      return redirectWith(c, '/', { text: meWords(c.var.lang).sessionEnded })
    }),
  )
  app.post(
    '/me/sessions/:id{[A-Za-z0-9_-]{1,64}}/end',
    asMe(async (c, me) => {
      if (!(await c.var.house.sessions.end(c.req.param('id') ?? '', me.personId))) throw notFound()
      return redirectWith(c, mePath(), { text: meWords(c.var.lang).sessionEnded })
    }),
  )
  return app
}
