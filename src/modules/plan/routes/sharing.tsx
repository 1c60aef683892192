/** A draft shared with a committee, and what changed since one last looked. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { said } from '#kernel/values/typography.ts'
import { body, signInPath } from '#modules/people/index.ts'
import { shareDraft, unshareDraft } from '../commands.ts'
import { sharingWords } from '../messages/sharing.ts'
import { SharingPage } from '../pages.tsx'
import { planSharingPath, undoPath } from '../paths.ts'
import { draftReaders, type Plan, planBySlug } from '../queries.ts'
import { mayShare } from '../rules.ts'
import { changesPage, readAll } from './changes.tsx'

export function sharingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:slug{[a-z0-9-]+}/changes', (c) => changesPage(c, c.req.param('slug')))
  app.post('/plans/:slug{[a-z0-9-]+}/changes', (c) => readAll(c, c.req.param('slug')))
  app.get('/plans/:slug{[a-z0-9-]+}/sharing', async (c) => {
    const slug = c.req.param('slug')
    const plan = found(await planBySlug(c.var.house.reader, c.var.actor, slug))
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return sendPage(c, await sharingPage(c, c.var.actor, plan, []))
  })
  app.post('/plans/:slug{[a-z0-9-]+}/sharing', (c) => changeSharing(c, c.req.param('slug')))
  return app
}

async function sharingPage(c: Ctx, actor: Actor, plan: Plan, errors: FormError[]) {
  if (!mayShare(actor, plan)) throw notYours()
  const { house } = c.var
  return (
    <SharingPage
      viewing={await viewingOf(c, [{ kind: 'plan', id: plan.id }])}
      plan={plan}
      readers={await draftReaders(house.reader, actor, plan, house.clock.today())}
      errors={errors}
    />
  )
}

const idIn = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : -1)

async function changeSharing(c: Ctx, slug: string): Promise<Response> {
  const { house, lang, actor } = c.var
  const plan = found(await planBySlug(house.reader, actor, slug))
  if (!actor || !mayShare(actor, plan)) throw notYours()
  const typed = await typedForm(c)
  const unshared = typedOne(typed, 'unshare')
  const bodyId = idIn(unshared || typedOne(typed, 'body'))
  const say = sharingWords(lang)
  return attempt(
    c,
    async () => {
      const command = unshared ? unshareDraft : shareDraft
      const entryId = await change(house, (tx) => command(tx, actor, { slug, bodyId }), c.req.header('x-turbo-request-id') ?? null)
      const facts = await body(house.reader, bodyId, house.clock.today())
      const name = facts ? said(lang, facts.name) : ''
      const text = unshared ? say.unsharedFlash(name) : say.sharedFlash(name)
      return redirectWith(c, planSharingPath(slug), { text, undoPath: undoPath(entryId) })
    },
    async (errors, { status }) =>
      sendPage(c, await sharingPage(c, actor, found(await planBySlug(house.reader, actor, slug)), errors), status),
  )
}
