/** Building a plan: its tree on one page, new items one by one or several at once. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, optionalText, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendKeptPage, sendPage } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { said } from '#kernel/values/typography.ts'
import { signInPath } from '#modules/people/index.ts'
import { addItem, addItems } from '../commands/build.ts'
import { undoDeed } from '../commands.ts'
import { buildWords } from '../messages/build.ts'
import { words } from '../messages.ts'
import { BuildPage } from '../pages/build.tsx'
import { treePath, treeUndoPath } from '../paths/build.ts'
import { planBySlug } from '../queries.ts'
import { objectionToBuilding, placeText, readPlace, type TreePlace } from '../rules/build.ts'
import { outlineLines } from '../rules/build-outline.ts'
import { LONGEST_TITLE } from '../rules/import-names.ts'
import { mayWrite } from '../rules.ts'
import { buildItemRoutes } from './build-items.tsx'
import { buildNumberingRoutes } from './build-numbering.tsx'
import { buildPlanRoutes } from './build-plan.tsx'
import { buildablePlan, buildView, requestOf } from './build-view.ts'

export function buildRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.route('/', buildPlanRoutes())
  app.route('/', buildNumberingRoutes())
  app.route('/', buildItemRoutes())
  app.get('/plans/:slug{[a-z0-9-]+}/build', async (c) => {
    const plan = found(await planBySlug(c.var.house.reader, c.var.actor, c.req.param('slug')))
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    if (!mayWrite(c.var.actor, plan)) throw notYours()
    refuse(objectionToBuilding(plan))
    // Only deeds change it; kept so, it travels compressed, and not at all when nothing moved.
    return sendKeptPage(c, [`plan:${plan.id}`], async () => <BuildPage view={await buildView(c, plan)} />)
  })
  app.post('/plans/:slug{[a-z0-9-]+}/items', (c) => addToTree(c, c.req.param('slug')))
  app.post('/plans/:slug{[a-z0-9-]+}/build/deeds/:id{[0-9]{1,15}}/undo', (c) => undoHere(c, c.req.param('slug'), Number(c.req.param('id'))))
  return app
}

const SCHEMA = z.object({ title: optionalText(LONGEST_TITLE), code: optionalText(LONGEST_TITLE) })

/** The place that a form names; the tree is another by now, or somebody else's form. */
export function placeOf(typed: Typed): TreePlace {
  const place = readPlace(typedOne(typed, 'place'))
  if (place === null) refuse(objection('plan.unknown_choice', {}, 'place'))
  return place!
}

async function addToTree(c: Ctx, slug: string): Promise<Response> {
  const plan = await buildablePlan(c, slug)
  const typed = await typedForm(c)
  const several = typed.lines !== undefined
  return attempt(
    c,
    () => (several ? addLines(c, slug, typed) : addOne(c, slug, typed)),
    async (errors, refusal) => {
      const place = readPlace(typedOne(typed, 'place')) ?? { how: 'in', id: 0 }
      const renumber = typed.renumber !== undefined
      const mode = several
        ? ({ kind: 'several', place, lines: typedOne(typed, 'lines'), renumber } as const)
        : ({ kind: 'add', place, title: typedOne(typed, 'title'), code: typedOne(typed, 'code'), renumber } as const)
      const view = await buildView(c, plan, { mode, errors })
      // The place is gone: what was typed stays, at the end of the first level.
      const lost = place.id !== 0 && !view.tree.byId.has(place.id)
      const shown = lost ? { ...view, mode: { ...mode, place: { how: 'in', id: 0 } as const } } : view
      return sendPage(c, <BuildPage view={shown} />, refusal.status)
    },
  )
}

async function addOne(c: Ctx, slug: string, typed: Typed): Promise<Response> {
  const { house, lang } = c.var
  const { title, code } = parseForm(SCHEMA, typed)
  const place = placeOf(typed)
  const renumber = typed.renumber !== undefined
  const titles = { fr: lang === 'fr' ? title : null, en: lang === 'en' ? title : null }
  const added = await change(house, (tx) => addItem(tx, found(c.var.actor), { slug, place, title: titles, code, renumber }), requestOf(c))
  return redirectWith(c, treePath(slug, { add: placeText({ how: 'after', id: added.itemId }) }), {
    text: buildWords(lang).addedFlash(`${added.code} ${said(lang, titles)}`),
    undoPath: treeUndoPath(slug, added.entryId),
  })
}

async function addLines(c: Ctx, slug: string, typed: Typed): Promise<Response> {
  const { house, lang } = c.var
  const place = placeOf(typed)
  const renumber = typed.renumber !== undefined
  const lines = outlineLines(typedOne(typed, 'lines'))
  const { entryId, ids } = await change(
    house,
    (tx) => addItems(tx, found(c.var.actor), { slug, place, lines, lang, renumber }),
    requestOf(c),
  )
  return redirectWith(c, treePath(slug, { at: ids[0] }), {
    text: buildWords(lang).addedManyFlash(ids.length),
    undoPath: treeUndoPath(slug, entryId),
  })
}

/** The same undo as elsewhere; who builds goes on building. */
async function undoHere(c: Ctx, slug: string, entryId: number): Promise<Response> {
  const plan = await buildablePlan(c, slug)
  return attempt(
    c,
    async () => {
      const { kind, id } = await change(c.var.house, (tx) => undoDeed(tx, found(c.var.actor), entryId), requestOf(c))
      return redirectWith(c, treePath(slug, kind === 'item' ? { at: id } : {}), { text: words(c.var.lang).undone })
    },
    async (errors, refusal) =>
      sendPage(c, <BuildPage view={await buildView(c, plan, { mode: { kind: 'none' }, refused: errors })} />, refusal.status),
  )
}
