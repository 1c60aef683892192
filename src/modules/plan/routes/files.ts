/** The files that take a plan away. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { found } from '#kernel/refusal.ts'
import { PLAN_TEMPLATE, planData } from '../documents.ts'
import { planJson } from '../exports.ts'
import { decisionText, ownerText, periodText } from '../pages/told.tsx'
import { type Item, planBySlug, planDraft, planItems } from '../queries.ts'
import { nest } from '../rules.ts'

/** Whose names change, the file changes. */
const NAMES = ['person', 'mandate', 'body', 'organisation', 'network']

export function fileRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:file{[a-z0-9-]+\\.pdf}', (c) => planPdf(c, c.req.param('file').replace(/\.pdf$/, '')))
  app.get('/plans/:file{[a-z0-9-]+\\.json}', (c) => planFile(c, c.req.param('file').replace(/\.json$/, '')))
  return app
}

async function planFile(c: Ctx, slug: string): Promise<Response> {
  const { house, actor } = c.var
  const plan = found(await planBySlug(house.reader, actor, slug))
  const items = await planItems(house.reader, actor, [plan.id], house.clock.today())
  const persons = new Map(items.flatMap(({ owner }) => (owner?.kind === 'person' ? [[owner.id, owner.name ?? '']] : [])))
  const text = planJson(await planDraft(house.reader, plan.id, (id) => persons.get(id) ?? ''))
  c.header('content-disposition', `attachment; filename="${slug}.json"`)
  c.header('cache-control', 'private, no-cache')
  return c.body(text, 200, { 'content-type': 'application/json; charset=UTF-8' })
}

async function planPdf(c: Ctx, slug: string): Promise<Response> {
  const { house, actor, lang } = c.var
  const plan = found(await planBySlug(house.reader, actor, slug))
  const today = house.clock.today()
  const key = `plan pdf ${plan.id} ${lang} ${today} ${actor !== null}`
  const pdf = await house.kept.part(key, [`plan:${plan.id}`, ...NAMES], async () => {
    const items = await planItems(house.reader, actor, [plan.id], today)
    const document = {
      lang,
      plan,
      items,
      tree: nest(items),
      today,
      network: (await house.network())?.name ?? '',
      period: periodText(lang, plan),
      decision: decisionText(lang, plan),
      ownerText: (item: Item) => (item.owner ? ownerText(lang, item.owner) : ''),
    }
    return house.typeset(PLAN_TEMPLATE, planData(document))
  })
  c.header('content-disposition', `inline; filename="${slug}.pdf"`)
  c.header('cache-control', 'private, no-cache')
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' })
}
