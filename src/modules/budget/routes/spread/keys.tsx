/** The keys of a version: listed, made, changed, taken away. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { signInPath } from '#modules/people/index.ts'
import { addKey, editKey, removeKey } from '../../commands.ts'
import { keyWords } from '../../messages/spread/words.ts'
import { KeyRemovalPage, KeysPage, toldKey } from '../../pages/spread/keys.tsx'
import { type KeyForm, KeyPage } from '../../pages/spread/keys-form.tsx'
import { budgetEditPath, keysPath } from '../../paths.ts'
import { costsOf, type Key, keyById, keysOf, keyUses, type Standing, standing } from '../../queries.ts'
import { type PlanRow, weightsByDirectCost } from '../../rules.ts'
import type { KeyKind } from '../../tables.ts'
import { standingAt, watchedOf } from '../at.ts'
import { mayWrite, requestOf } from '../sheet/at.ts'
import { rowsAt, searched, stopped } from './at.ts'
import { draftIn, formOfKey, newKeyForm, typedKey } from './keys-form.ts'

interface KeyAt {
  at: Standing
  rows: PlanRow[]
  /** Null: a new one. */
  key: Key | null
}

/** The version of the address for who writes its keys; where the budget has no plan, its settings come first. */
async function placeAt(c: Ctx, at: Standing, key: Key | null): Promise<KeyAt | Response> {
  const stop = stopped(c, at)
  if (stop) return stop
  const rows = await rowsAt(c, at)
  return rows === null ? c.redirect(budgetEditPath(at.version.budget.id), 303) : { at, rows, key }
}

async function newAt(c: Ctx): Promise<KeyAt | Response> {
  if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
  return placeAt(c, await standingAt(c, 'all'), null)
}

async function keyAt(c: Ctx): Promise<KeyAt | Response> {
  const { house, actor } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  const key = found(await keyById(house.reader, Number(c.req.param('id'))))
  const at = found(await standing(house.reader, actor, key.versionId, null))
  found(at.version.sight === 'all' ? at : null)
  return placeAt(c, at, key)
}

interface Shown {
  form: KeyForm
  errors?: FormError[]
  stored?: string | null
  status?: 200 | 409 | 422
}

async function page(c: Ctx, { at, rows, key }: KeyAt, { form, errors = [], stored = null, status = 200 }: Shown): Promise<Response> {
  const words = c.req.query('words') ?? ''
  const shownRows = searched(rows, words, new Set([...form.ticked, ...form.weights.keys()]))
  const view = { viewing: await viewingOf(c), at, keyId: key?.id ?? null, rows, shownRows, words, form, errors, stored }
  return sendPage(c, <KeyPage view={view} />, status)
}

/** The form with weights in proportion to what the actions cost directly, over all years. */
async function byDirectCost(c: Ctx, { at, rows }: KeyAt, form: KeyForm): Promise<KeyForm> {
  const actions = rows.filter(({ action }) => action).map(({ id }) => id)
  const weights = weightsByDirectCost(await costsOf(c.var.house.reader, at.version.id), actions)
  return { ...form, weights: new Map(weights.map(({ itemId, weight }) => [itemId, String(weight)])) }
}

async function save(c: Ctx, placed: KeyAt, typed: Typed): Promise<Response> {
  const { house, lang } = c.var
  const actor = found(c.var.actor)
  const { at, key } = placed
  const form = { ...typedKey(typed), ...(key ? { kind: key.kind } : {}) }
  if (typedOne(typed, 'fill') === 'direct') return page(c, placed, { form: await byDirectCost(c, placed, form), status: 422 })
  return attempt(
    c,
    async () => {
      const draft = draftIn(form)
      await change(
        house,
        async (tx) => {
          if (key) await editKey(tx, actor, key.id, { revision: Number(form.revision) || 0, draft })
          else await addKey(tx, actor, at.version.id, draft)
        },
        requestOf(c),
      )
      return redirectWith(c, keysPath(at.version.id), { text: keyWords(lang).saved(draft.name) })
    },
    async (errors, { status }) => {
      if (status !== 409 || !key) return page(c, placed, { form, errors, status: 422 })
      const now = found(await keyById(house.reader, key.id))
      const stored = `${now.name}, ${toldKey(lang, now)}`
      return page(c, placed, { form: { ...form, revision: String(now.revision) }, errors, stored, status: 409 })
    },
  )
}

const kindAsked = (c: Ctx): KeyKind => (c.req.query('kind') === 'flat' ? 'flat' : 'weights')

async function list(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const at = await standingAt(c, 'lines')
  const keys = await keysOf(house.reader, at.version.id)
  const uses = await keyUses(house.reader, at.version.id, keys)
  return sendPage(c, <KeysPage view={{ viewing: await viewingOf(c, watchedOf(at)), at, keys, uses, editable: mayWrite(actor, at) }} />)
}

export function keyRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const ofVersion = '/budget-versions/:id{[0-9]{1,15}}/keys'
  const ofKey = '/budget-keys/:id{[0-9]{1,15}}'
  const or = async (placed: KeyAt | Response, answer: (at: KeyAt) => Response | Promise<Response>) =>
    placed instanceof Response ? placed : answer(placed)
  app.get(ofVersion, list)
  app.get(`${ofVersion}/new`, async (c) => or(await newAt(c), (at) => page(c, at, { form: newKeyForm(kindAsked(c)) })))
  app.post(ofVersion, async (c) => or(await newAt(c), async (at) => save(c, at, await typedForm(c))))
  app.get(ofKey, async (c) => or(await keyAt(c), (at) => page(c, at, { form: formOfKey(c.var.lang, at.key!) })))
  app.post(ofKey, async (c) => or(await keyAt(c), async (at) => save(c, at, await typedForm(c))))
  app.get(`${ofKey}/removal`, async (c) =>
    or(await keyAt(c), async ({ at, key }) => {
      const use = (await keyUses(c.var.house.reader, at.version.id, [key!])).get(key!.id)
      return sendPage(c, <KeyRemovalPage viewing={await viewingOf(c)} at={at} removed={key!} use={use} />)
    }),
  )
  app.post(`${ofKey}/removal`, async (c) =>
    or(await keyAt(c), async ({ at, key }) => {
      await change(c.var.house, (tx) => removeKey(tx, found(c.var.actor), key!.id), requestOf(c))
      return redirectWith(c, keysPath(at.version.id), { text: keyWords(c.var.lang).removed(key!.name) })
    }),
  )
  return app
}
