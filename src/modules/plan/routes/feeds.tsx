/** What leaves for other readers: Atom feeds, and the pictures beside shared links. */
import { Hono } from 'hono'
import type { Subject } from '#kernel/capability.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { atomFeed } from '#kernel/feed.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { history, journalScope } from '#kernel/history.ts'
import { pngOf } from '#kernel/picture.ts'
import { found } from '#kernel/refusal.ts'
import { renderPart } from '#kernel/render.ts'
import { inLang } from '#kernel/values/lang.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { viewWords } from '../messages/views.ts'
import { SharedItem, SharedPlan } from '../pages.tsx'
import { itemFeedPath, itemPath, planFeedPath, planPath } from '../paths.ts'
import { itemWithPlace, planBySlug, planItems } from '../queries.ts'
import { nest } from '../rules.ts'

const MOST_ENTRIES = 50
/** Whose names change, the picture changes. */
const NAMES = ['body', 'organisation', 'network']

export function feedRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:slug{[a-z0-9-]+}/feed.atom', async (c) => {
    const plan = found(await planBySlug(c.var.house.reader, c.var.actor, c.req.param('slug')))
    const addresses = { page: planPath(plan.slug), address: planFeedPath(plan.slug) }
    return sendFeed(c, { kind: 'plan', id: plan.id }, inLang(plan.title, c.var.lang), addresses)
  })
  app.get('/items/:id{[0-9]{1,15}}/feed.atom', async (c) => {
    const { item } = await placedItem(c)
    const addresses = { page: itemPath(item.id), address: itemFeedPath(item.id) }
    return sendFeed(c, { kind: 'item', id: item.id }, `${item.code} ${inLang(item.title, c.var.lang)}`, addresses)
  })
  app.get('/plans/:slug{[a-z0-9-]+}/picture.png', async (c) => {
    const { house, actor, lang } = c.var
    const plan = found(await planBySlug(house.reader, actor, c.req.param('slug')))
    const today = house.clock.today()
    return sendPicture(c, `plan ${plan.id}`, plan.id, async (network) => {
      const tree = nest(await planItems(house.reader, actor, [plan.id], today))
      return renderPart(<SharedPlan lang={lang} plan={plan} tree={tree} network={network} today={today} />)
    })
  })
  app.get('/items/:id{[0-9]{1,15}}/picture.png', async (c) => {
    const placed = await placedItem(c)
    return sendPicture(c, `item ${placed.item.id}`, placed.plan.id, async (network) =>
      renderPart(<SharedItem lang={c.var.lang} placed={placed} network={network} />),
    )
  })
  return app
}

const placedItem = async (c: Ctx) =>
  found(await itemWithPlace(c.var.house.reader, c.var.actor, Number(c.req.param('id')), c.var.house.clock.today()))

/** Answers with these bytes, or that they are the ones that the reader has. */
function sendBytes(c: Ctx, bytes: Uint8Array, type: string): Response {
  const etag = `"${sha256(bytes).slice(0, 27)}"`
  c.header('etag', etag)
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  return c.body(new Uint8Array(bytes), 200, { 'content-type': type })
}

async function sendFeed(c: Ctx, subject: Subject, title: string, { page, address }: { page: string; address: string }): Promise<Response> {
  const { house, actor, lang } = c.var
  const network = await networkOrganisation(house.reader)
  const entries = await history(house, actor, lang, { scope: journalScope(actor, network?.id ?? null), subject, limit: MOST_ENTRIES })
  const origin = house.baseUrl.replace(/\/$/, '')
  const facts = {
    title: viewWords(lang).feed(title),
    page: `${origin}${page}`,
    address: `${origin}${address}`,
    lang,
    now: house.clock.now(),
  }
  return sendBytes(c, Buffer.from(atomFeed(facts, entries)), 'application/atom+xml; charset=UTF-8')
}

async function sendPicture(c: Ctx, what: string, planId: number, draw: (network: string) => Promise<string>): Promise<Response> {
  const { house, lang } = c.var
  const png = await house.kept.part(`picture ${what} ${lang} ${house.clock.today()}`, [`plan:${planId}`, ...NAMES], async () =>
    pngOf(await draw((await house.network())?.name ?? 'Gouvernail')),
  )
  return sendBytes(c, png, 'image/png')
}
