/** One's own page: for which mandate one acts, and the language. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, type FormError, optionalId, parseForm, typedForm } from '#kernel/form.ts'
import { Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { LANGS } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { chooseLanguage } from '../commands/persons.ts'
import { officeName } from '../messages/names.ts'
import { meWords } from '../messages.ts'
import { MePage } from '../pages.tsx'
import { mePath } from '../paths.ts'
import { asMe, type Me } from './as-me.ts'

async function page(c: Ctx, me: Me, errors: FormError[] = [], status: Refusal['status'] | 200 = 200): Promise<Response> {
  return sendPage(c, <MePage viewing={await viewingOf(c)} actor={me} errors={errors} />, status)
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
    (errors, refusal) => page(c, me, errors, refusal.status),
  )
}

export function meRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/me',
    asMe((c, me) => page(c, me)),
  )
  app.post('/me/acting', asMe(act))
  app.post(
    '/me/language',
    asMe(async (c, me) => {
      const { lang } = parseForm(z.object({ lang: choice(LANGS) }), await typedForm(c))
      await change(c.var.house, (tx) => chooseLanguage(tx, me, lang))
      return redirectWith(c, `${mePath()}?lang=${lang}`, { text: meWords(lang).languageSaved })
    }),
  )
  return app
}
