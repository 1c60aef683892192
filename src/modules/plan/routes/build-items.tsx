/** Moving an item, taking it out of its plan, and bringing it back. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { said } from '#kernel/values/typography.ts'
import { signInPath } from '#modules/people/index.ts'
import { moveItem } from '../commands/build-move.ts'
import { removeItem, restoreItem } from '../commands/build-removal.ts'
import { buildWords } from '../messages/build.ts'
import { BuildPage } from '../pages/build.tsx'
import { MovePage, RemovalPage } from '../pages/build-move.tsx'
import { treePath, treeUndoPath } from '../paths/build.ts'
import { hangingOn, lastTreeDeed, referringItems, type TreeItem } from '../queries/build.ts'
import { itemWithPlace, type Plan } from '../queries.ts'
import { branchIn, objectionToBuilding, placesFor, readPlace, type Tree, type TreePlace } from '../rules/build.ts'
import { followsScheme, schemeExample, schemeOf } from '../rules/numbering.ts'
import { codesNamed, mayWrite } from '../rules.ts'
import { buildView, requestOf, treeOfPlan } from './build-view.ts'

/** Beyond that many items a list of every possible place would be of no use. */
const MOST_OFFERED = 400
const MOST_LISTED = 30

export function buildItemRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/items/:id{[0-9]{1,15}}/move', (c) => openForm(c, (on) => movePage(c, on)))
  app.post('/items/:id{[0-9]{1,15}}/move', (c) => move(c))
  app.get('/items/:id{[0-9]{1,15}}/removal', (c) => openForm(c, (on) => removalPage(c, on)))
  app.post('/items/:id{[0-9]{1,15}}/removal', (c) => remove(c))
  app.post('/items/:id{[0-9]{1,15}}/restoration', (c) => restore(c))
  return app
}

interface OnTree {
  plan: Plan
  tree: Tree<TreeItem>
  itemId: number
  /** As this reader reads it. */
  title: string
  seen: number
}

/** The item in a tree that this actor may change now; it may have been taken out of it. */
async function onTree(c: Ctx): Promise<OnTree> {
  const { house, actor } = c.var
  const itemId = Number(c.req.param('id'))
  const { plan, item } = found(await itemWithPlace(house.reader, actor, itemId, house.clock.today()))
  if (!mayWrite(actor, plan)) throw notYours()
  refuse(objectionToBuilding(plan))
  const seen = (await lastTreeDeed(house.reader, plan.id))?.id ?? 0
  return { plan, tree: await treeOfPlan(c, plan), itemId, title: said(c.var.lang, item.title), seen }
}

async function openForm(c: Ctx, page: (on: OnTree) => Promise<Response>): Promise<Response> {
  const { house, actor } = c.var
  found(await itemWithPlace(house.reader, actor, Number(c.req.param('id')), house.clock.today()))
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  const on = await onTree(c)
  if (!on.tree.byId.has(on.itemId)) throw new Refusal(objection('plan.item_is_removed', {}), 409)
  return page(on)
}

interface Again {
  errors: FormError[]
  status: 200 | 409 | 422 | 429
  typed?: Typed
}
const FRESH: Again = { errors: [], status: 200 }
const again = (errors: FormError[], { status }: Refusal, typed: Typed): Again => ({ errors, status: status as 409 | 422 | 429, typed })

async function movePage(c: Ctx, { plan, tree, itemId, seen }: OnTree, { errors, status, typed }: Again = FRESH): Promise<Response> {
  const few = tree.all.length > MOST_OFFERED
  const view = {
    viewing: await viewingOf(c),
    plan,
    item: tree.byId.get(itemId)!,
    below: branchIn(tree, itemId).length - 1,
    seen,
    errors,
    places: placesFor(tree, itemId, plan.lastLevel, few),
    few,
    scheme: schemeExample(schemeOf(tree, plan.lastLevel)).join(', '),
    typed: typed
      ? { place: typedOne(typed, 'place'), renumber: typed.renumber !== undefined }
      : { place: '', renumber: followsScheme(tree, plan.lastLevel) },
  }
  return sendPage(c, <MovePage view={view} />, status)
}

const seenOf = (typed: Typed): number | null => (/^\d{1,15}$/.test(typedOne(typed, 'seen')) ? Number(typedOne(typed, 'seen')) : null)

function placeTyped(typed: Typed): TreePlace {
  const place = readPlace(typedOne(typed, 'place'))
  if (!place) throw new Refusal(objection('plan.unknown_choice', {}, 'place'))
  return place
}

async function move(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const { itemId, title } = await onTree(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const input = { itemId, place: placeTyped(typed), seen: seenOf(typed), renumber: typed.renumber !== undefined }
      const { slug, entryId, code } = await change(house, (tx) => moveItem(tx, found(c.var.actor), input), requestOf(c))
      const say = buildWords(lang)
      const there = treePath(slug, { at: itemId })
      if (entryId === null) return redirectWith(c, there, { text: say.sameFlash })
      const text = code.from === code.to ? say.movedFlash(`${code.to} ${title}`) : say.renamedFlash(code.from, code.to)
      return redirectWith(c, there, { text, undoPath: treeUndoPath(slug, entryId) })
    },
    // The tree is shown as it is by now, so that one sees what happened.
    async (errors, refusal) => {
      const on = await onTree(c)
      const there = on.tree.byId.has(itemId)
      if (there && typedOne(typed, 'from') !== 'tree') return movePage(c, on, again(errors, refusal, typed))
      const view = await buildView(c, on.plan, { mode: there ? { kind: 'tools', id: itemId } : { kind: 'none' }, refused: errors })
      return sendPage(c, <BuildPage view={view} />, refusal.status)
    },
  )
}

async function removalPage(c: Ctx, { plan, tree, itemId, seen }: OnTree, { errors, status }: Again = FRESH): Promise<Response> {
  const { reader } = c.var.house
  const [item, ...below] = branchIn(tree, itemId)
  const ids = new Set([itemId, ...below.map(({ id }) => id)])
  const codes = new Set([...ids].map((id) => tree.byId.get(id)!.code))
  const outside = (await referringItems(reader, plan.id)).filter(({ id, removed }) => !removed && !ids.has(id))
  const named = outside.flatMap(({ text_fr, text_en }) => [...codesNamed(text_fr), ...codesNamed(text_en)])
  const view = {
    viewing: await viewingOf(c),
    plan,
    item: item!,
    below: below.length,
    seen,
    errors,
    shown: below.slice(0, MOST_LISTED),
    hanging: await hangingOn(reader, [...ids]),
    references: [...new Set(named.filter((code) => codes.has(code)))],
  }
  return sendPage(c, <RemovalPage view={view} />, status)
}

async function remove(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const { itemId, title } = await onTree(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const done = await change(house, (tx) => removeItem(tx, found(c.var.actor), { itemId, seen: seenOf(typed) }), requestOf(c))
      return redirectWith(c, treePath(done.slug), {
        text: buildWords(lang).removedFlash(`${done.code} ${title}`, done.count - 1),
        undoPath: treeUndoPath(done.slug, done.entryId),
      })
    },
    async (errors, refusal) => {
      const on = await onTree(c)
      if (on.tree.byId.has(itemId)) return removalPage(c, on, again(errors, refusal, typed))
      return sendPage(c, <BuildPage view={await buildView(c, on.plan, { mode: { kind: 'none' }, refused: errors })} />, refusal.status)
    },
  )
}

async function restore(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const { itemId, title } = await onTree(c)
  return attempt(
    c,
    async () => {
      const done = await change(house, (tx) => restoreItem(tx, found(c.var.actor), itemId), requestOf(c))
      const say = buildWords(lang)
      const renamed = done.codes.map(({ from, to }) => say.becomes(from, to)).join(', ')
      const text = [say.restoredFlash(`${done.code} ${title}`), renamed ? say.restoredAs(renamed) : ''].filter(Boolean).join(' ')
      return redirectWith(c, treePath(done.slug, { at: itemId }), { text, undoPath: treeUndoPath(done.slug, done.entryId) })
    },
    async (errors, refusal) => {
      const { plan } = await onTree(c)
      return sendPage(c, <BuildPage view={await buildView(c, plan, { mode: { kind: 'none' }, refused: errors })} />, refusal.status)
    },
  )
}
