/** Codes: the renumbering of a plan, shown before it is done, and one code by hand. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, checked, type FormError, parseForm, requiredText, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { signInPath } from '#modules/people/index.ts'
import { giveCode, renumberPlan, shownNumbering } from '../commands/build-codes.ts'
import { buildWords } from '../messages/build.ts'
import { BuildPage } from '../pages/build.tsx'
import { NumberingPage } from '../pages/build-numbering.tsx'
import type { Mode } from '../pages/build-told.ts'
import { treePath, treeUndoPath } from '../paths/build.ts'
import { planNumberingPath } from '../paths.ts'
import { referringItems } from '../queries/build.ts'
import { type Plan, planBySlug } from '../queries.ts'
import { branchIn } from '../rules/build.ts'
import { byPlace, renumbered, schemeExample, schemeOf } from '../rules/numbering.ts'
import { codesNamed } from '../rules.ts'
import { buildablePlan, buildView, requestOf, treeOfPlan } from './build-view.ts'

const MOST_TYPED = 100
const SCHEMA = z.object({ code: requiredText(MOST_TYPED), below: checked() })

export function buildNumberingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:slug{[a-z0-9-]+}/numbering', async (c) => {
    const slug = c.req.param('slug')
    found(await planBySlug(c.var.house.reader, c.var.actor, slug))
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return numberingPage(c, await buildablePlan(c, slug), c.req.query('scheme') === 'place' ? 'place' : 'own', [])
  })
  app.post('/plans/:slug{[a-z0-9-]+}/numbering', async (c) => {
    const plan = await buildablePlan(c, c.req.param('slug'))
    const typed = await typedForm(c)
    return typed.item === undefined ? renumberAll(c, plan, typed) : renumberOne(c, plan, typed)
  })
  return app
}

async function numberingPage(c: Ctx, plan: Plan, scheme: 'own' | 'place', errors: FormError[], status: 200 | 409 = 200): Promise<Response> {
  const tree = await treeOfPlan(c, plan)
  const own = schemeOf(tree, plan.lastLevel)
  const place = byPlace(plan.lastLevel)
  const codes = renumbered(tree, scheme === 'own' ? own : place)
  const changing = new Set([...codes.keys()].map((id) => tree.byId.get(id)!.code))
  const texts = codes.size === 0 ? [] : await referringItems(c.var.house.reader, plan.id)
  const view = {
    viewing: await viewingOf(c),
    plan,
    scheme,
    examples: { own: schemeExample(own).join(', '), place: schemeExample(place).join(', ') },
    changes: branchIn(tree, null).flatMap((item) => {
      const to = codes.get(item.id)
      return to === undefined ? [] : [{ item, to }]
    }),
    referring: texts.filter(({ text_fr, text_en }) => [...codesNamed(text_fr), ...codesNamed(text_en)].some((code) => changing.has(code)))
      .length,
    shown: shownNumbering(codes),
    errors,
  }
  return sendPage(c, <NumberingPage view={view} />, status)
}

/** Without what was shown nothing is done: it is shown first. */
async function renumberAll(c: Ctx, plan: Plan, typed: Typed): Promise<Response> {
  const scheme = typedOne(typed, 'scheme') === 'place' ? 'place' : 'own'
  const shown = typedOne(typed, 'shown')
  if (shown === '') return c.redirect(`${planNumberingPath(plan.slug)}${scheme === 'place' ? '?scheme=place' : ''}`, 303)
  return attempt(
    c,
    async () => {
      const done = await change(c.var.house, (tx) => renumberPlan(tx, found(c.var.actor), { slug: plan.slug, scheme, shown }), requestOf(c))
      const say = buildWords(c.var.lang)
      if (!done) return redirectWith(c, treePath(plan.slug), { text: say.nothingFlash })
      return redirectWith(c, treePath(plan.slug), {
        text: say.renumberedFlash(done.count),
        undoPath: treeUndoPath(plan.slug, done.entryId),
      })
    },
    (errors) => numberingPage(c, plan, scheme, errors, 409),
  )
}

async function renumberOne(c: Ctx, plan: Plan, typed: Typed): Promise<Response> {
  const itemId = Number(typedOne(typed, 'item')) || 0
  const shown = typedOne(typed, 'shown')
  return attempt(
    c,
    async () => {
      const { code, below } = parseForm(SCHEMA, typed)
      const done = await change(c.var.house, (tx) => giveCode(tx, found(c.var.actor), { itemId, code, shown, below }), requestOf(c))
      const say = buildWords(c.var.lang)
      const there = treePath(done.slug, { at: itemId })
      if (done.entryId === null) return redirectWith(c, there, { text: say.nothingFlash })
      return redirectWith(c, there, { text: say.codedFlash(shown, code), undoPath: treeUndoPath(done.slug, done.entryId) })
    },
    async (errors, refusal) => {
      const now = (await treeOfPlan(c, plan)).byId.get(itemId)
      const mode: Mode = now
        ? { kind: 'code', id: itemId, code: typedOne(typed, 'code'), shown: now.code, below: typed.below !== undefined }
        : { kind: 'none' }
      const view = await buildView(c, plan, now ? { mode, errors } : { mode, refused: errors })
      return sendPage(c, <BuildPage view={view} />, refusal.status)
    },
  )
}
