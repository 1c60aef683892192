/** Moving a plan through its life: publication, withdrawal, adoption by a past decision, closing. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, optionalId, optionalPartialDay, optionalText, parseForm, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang } from '#kernel/values/lang.ts'
import { bodiesOf } from '#modules/people/index.ts'
import { adoptPlan, closePlan, publishPlan, withdrawPlan } from '../commands.ts'
import { versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import { type AdoptionForm, AdoptionPage } from '../pages.tsx'
import { planPath, undoPath } from '../paths.ts'
import { changesOfNextText, type Plan, planBySlug } from '../queries.ts'
import { mayMoveOn, objectionToAdopting } from '../rules.ts'

const MOST_LINE = 500
const SCHEMA = z.object({
  body: optionalId(),
  body_text: optionalText(MOST_LINE),
  decided_on: optionalPartialDay(),
  reference: optionalText(MOST_LINE),
  source: optionalText(MOST_LINE),
})

export function lifeRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/plans/:slug{[a-z0-9-]+}/publication', (c) => moveOn(c, c.req.param('slug'), publishPlan, 'publishedFlash'))
  app.post('/plans/:slug{[a-z0-9-]+}/withdrawal', (c) => moveOn(c, c.req.param('slug'), withdrawPlan, 'withdrawnFlash'))
  app.post('/plans/:slug{[a-z0-9-]+}/closing', (c) => moveOn(c, c.req.param('slug'), closePlan, 'closedFlash'))
  app.get('/plans/:slug{[a-z0-9-]+}/adoption', async (c) => {
    const plan = await movablePlan(c, c.req.param('slug'))
    const known = { bodyId: null, bodyText: null, decidedOn: null, reference: null, source: '' }
    refuse(objectionToAdopting(plan, known, c.var.house.clock.today()))
    return adoptionPage(c, plan, { body: '', body_text: '', decided_on: '', reference: '', source: '' }, [])
  })
  app.post('/plans/:slug{[a-z0-9-]+}/adoption', (c) => adopt(c, c.req.param('slug')))
  return app
}

/** The plan, if it exists for this actor, and only for who may move it on. */
async function movablePlan(c: Ctx, slug: string): Promise<Plan> {
  const plan = found(await planBySlug(c.var.house.reader, c.var.actor, slug))
  if (!mayMoveOn(c.var.actor, plan)) throw notYours()
  return plan
}

type LifeCommand = (tx: Writer, actor: Actor, slug: string) => Promise<number>
type LifeFlash = 'publishedFlash' | 'withdrawnFlash' | 'closedFlash'

async function moveOn(c: Ctx, slug: string, command: LifeCommand, flash: LifeFlash): Promise<Response> {
  const { revises } = await movablePlan(c, slug)
  const entryId = await change(c.var.house, (tx) => command(tx, found(c.var.actor), slug), c.req.header('x-turbo-request-id') ?? null)
  const text = revises && flash === 'closedFlash' ? versionWords(c.var.lang).givenUp : words(c.var.lang)[flash]
  return redirectWith(c, planPath(slug), { text, undoPath: undoPath(entryId) })
}

async function adopt(c: Ctx, slug: string): Promise<Response> {
  const plan = await movablePlan(c, slug)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { body, body_text, decided_on, reference, source } = parseForm(SCHEMA, typed)
      const decision = { bodyId: body, bodyText: body === null ? body_text : null, decidedOn: decided_on, reference, source }
      const entryId = await change(
        c.var.house,
        (tx) => adoptPlan(tx, found(c.var.actor), { slug, decision }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      if (plan.revises) return redirectWith(c, planPath(plan.revises.slug), { text: versionWords(c.var.lang).nextAdopted })
      return redirectWith(c, planPath(slug), { text: words(c.var.lang).adoptedFlash, undoPath: undoPath(entryId) })
    },
    (errors) => {
      const again = {
        body: typedOne(typed, 'body'),
        body_text: typedOne(typed, 'body_text'),
        decided_on: typedOne(typed, 'decided_on'),
        reference: typedOne(typed, 'reference'),
        source: typedOne(typed, 'source'),
      }
      return adoptionPage(c, plan, again, errors)
    },
  )
}

async function adoptionPage(c: Ctx, plan: Plan, typed: AdoptionForm['typed'], errors: AdoptionForm['errors']): Promise<Response> {
  const { house, lang } = c.var
  const bodies = (await bodiesOf(house.reader, plan.responsibleId, house.clock.today())).map((body) => ({
    value: String(body.id),
    label: inLang(body.name, lang),
  }))
  const changes = plan.revises ? await changesOfNextText(house.reader, { id: plan.id, revisedId: plan.revises.id }) : null
  return sendPage(
    c,
    <AdoptionPage viewing={await viewingOf(c)} plan={plan} form={{ bodies, typed, errors, changes }} />,
    errors.length > 0 ? 422 : 200,
  )
}
