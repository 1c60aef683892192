/** Erasing a person: oneself, or for the permanents anyone. */
import { Hono } from 'hono'
import type { Found } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { type House, sayObjection } from '#kernel/house.ts'
import { found, notFound, notYours, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { erasePerson } from '../commands/erasure.ts'
import { personalWords } from '../messages/personal.ts'
import { ErasurePage } from '../pages/erasure.tsx'
import { myErasurePath, personErasurePath, personsPath, signInPath } from '../paths.ts'
import { erasureFacts } from '../queries/personal.ts'
import { networkIdOf } from '../queries.ts'
import { objectionToErasure } from '../rules/erasure.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { asMe } from './my-data.tsx'
import { withCookies } from './sign-in.tsx'

const MOST_MENTIONS = 30

/** Where every module finds this name in texts that people wrote. */
async function mentionsOf(house: House, name: string): Promise<{ found: Found[]; more: boolean }> {
  const all = await Promise.all(house.capabilities.map((each) => each.mentions?.(house.reader, name, MOST_MENTIONS) ?? []))
  return { found: all.flat().slice(0, MOST_MENTIONS), more: all.flat().length > MOST_MENTIONS }
}

/** Whom one may erase: oneself, or anyone for those who keep people. Others may know the person, and not do this. */
async function erasable(c: Ctx, personId: number) {
  const { house, actor } = c.var
  const keeper = mayKeepPeople(actor, await networkIdOf(house.reader))
  const facts = found(await erasureFacts(house.reader, personId, house.clock.today()))
  if (!keeper && actor?.personId !== personId) throw notYours()
  return { facts, keeper }
}

async function showErasure(
  c: Ctx,
  personId: number,
  typed = '',
  errors: FormError[] = [],
  status: Refusal['status'] | 200 = 200,
): Promise<Response> {
  const { house, lang, actor } = c.var
  const { facts, keeper } = await erasable(c, personId)
  if (facts.erased) throw notFound()
  const mine = c.req.path === myErasurePath()
  const inTheWay = objectionToErasure(facts)
  const view = {
    person: { id: personId, name: facts.name, example: facts.example },
    mine,
    action: mine ? myErasurePath() : personErasurePath(personId),
    objection: inTheWay && sayObjection(house, lang, inTheWay),
    mentions: keeper && actor ? await mentionsOf(house, facts.name) : null,
    typed,
    errors,
  }
  return sendPage(c, <ErasurePage viewing={await viewingOf(c)} view={view} />, status)
}

async function erase(c: Ctx, personId: number): Promise<Response> {
  const { house, lang } = c.var
  const actor = c.var.actor
  if (!actor) throw notYours()
  await erasable(c, personId)
  const name = typedOne(await typedForm(c), 'name')
  return attempt(
    c,
    async () => {
      await change(house, (tx) => erasePerson(tx, actor, personId, name))
      if (actor.personId !== personId) return redirectWith(c, personsPath(), { text: personalWords(lang).erased })
      withCookies(c, await house.sessions.signOut(c.req.raw))
      return redirectWith(c, '/', { text: personalWords(lang).erasedMe })
    },
    (errors, refusal) => showErasure(c, personId, name, errors, refusal.status),
  )
}

const personOf = (c: Ctx): number => Number(c.req.param('id'))

export function erasureRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/persons/:id{[0-9]{1,15}}/erasure', async (c): Promise<Response> => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return showErasure(c, personOf(c))
  })
  app.post('/persons/:id{[0-9]{1,15}}/erasure', (c) => erase(c, personOf(c)))
  app.get(
    '/me/erasure',
    asMe((c, me) => showErasure(c, me.personId)),
  )
  app.post(
    '/me/erasure',
    asMe((c, me) => erase(c, me.personId)),
  )
  return app
}
