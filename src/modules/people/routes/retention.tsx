/** How long what is kept, what is cleared at once, and who left long ago: for those who keep the network or its people. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, field, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { notYours, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { eraseLeavers, MOST_AT_ONCE } from '../commands/erasure.ts'
import { changeRetention, clearKept } from '../commands/retention.ts'
import { number, personalWords } from '../messages/personal.ts'
import { RetentionPage } from '../pages/retention.tsx'
import { retentionPath, signInPath } from '../paths.ts'
import { dueNow, leaversCount, leaversDue, lengths } from '../queries/retention.ts'
import { networkIdOf } from '../queries.ts'
import { CHANGEABLE, isCleared, type Kept } from '../rules/retention.ts'
import { mayEditNetwork, mayKeepPeople } from '../rules/rights.ts'

interface May {
  change: boolean
  erase: boolean
}

/** Those who keep the network or its people; a stranger is led to the sign-in and back here. */
const asKeeper = (work: (c: Ctx, actor: Actor, may: May) => Promise<Response>) => async (c: Ctx) => {
  const { actor, house } = c.var
  if (!actor) return c.redirect(signInPath(retentionPath()), 303)
  const networkId = await networkIdOf(house.reader)
  const may = { change: mayEditNetwork(actor, networkId), erase: mayKeepPeople(actor, networkId) }
  if (!may.change && !may.erase) throw notYours()
  return work(c, actor, may)
}

interface Refused {
  typed?: Typed
  errors?: FormError[]
  status?: Refusal['status']
}

async function show(c: Ctx, may: May, { typed = {}, errors = [], status }: Refused = {}): Promise<Response> {
  const { reader, clock } = c.var.house
  const chosen = await lengths(reader)
  const today = clock.today()
  const [due, shown, count] = await Promise.all([
    dueNow(reader, clock.now(), chosen),
    leaversDue(reader, today, chosen.leavers, MOST_AT_ONCE),
    leaversCount(reader, today, chosen.leavers),
  ])
  const view = {
    lengths: chosen,
    due,
    leavers: { shown, count },
    typed: Object.fromEntries(CHANGEABLE.flatMap((kind) => (typed[kind] ? [[kind, typedOne(typed, kind)]] : []))) as Partial<
      Record<Kept, string>
    >,
    chosen: typed.person ?? [],
    mayChange: may.change,
    mayErase: may.erase,
    errors,
  }
  return sendPage(c, <RetentionPage viewing={await viewingOf(c)} view={view} />, status)
}

const MOST = 1_000
/** A length that was not on the form stays. */
const length = () =>
  field<number | undefined>((text) => {
    if (text === '') return undefined
    return /^\d{1,4}$/.test(text) && Number(text) <= MOST ? Number(text) : (objection('kernel.not_a_number', { text }) as never)
  })
const LENGTHS = z.object(Object.fromEntries(CHANGEABLE.map((kind) => [kind, length()])) as Record<Kept, ReturnType<typeof length>>)

async function saveLengths(c: Ctx, actor: Actor, may: May): Promise<Response> {
  if (!may.change) throw notYours()
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const wished = parseForm(LENGTHS, typed)
      const kinds = await change(c.var.house, (tx) => changeRetention(tx, actor, wished as Partial<Record<Kept, number>>))
      const say = personalWords(c.var.lang)
      return redirectWith(c, retentionPath(), { text: kinds.length > 0 ? say.lengthsSaved : say.nothingChanged })
    },
    (errors, refusal) => show(c, may, { typed, errors, status: refusal.status }),
  )
}

async function clear(c: Ctx, actor: Actor, may: May): Promise<Response> {
  const kind = typedOne(await typedForm(c), 'kind')
  return attempt(
    c,
    async () => {
      if (!isCleared(kind)) throw new Refusal(objection('kernel.not_a_choice', { text: kind }))
      const count = await change(c.var.house, (tx) => clearKept(tx, actor, kind))
      const say = personalWords(c.var.lang)
      return redirectWith(c, retentionPath(), { text: count > 0 ? say.cleared(number(c.var.lang, count)) : say.clearedNone })
    },
    (errors, refusal) => show(c, may, { errors, status: refusal.status }),
  )
}

async function eraseChosen(c: Ctx, actor: Actor, may: May): Promise<Response> {
  if (!may.erase) throw notYours()
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const ids = (typed.person ?? []).filter((id) => /^\d{1,15}$/.test(id)).map(Number)
      const count = await change(c.var.house, (tx) => eraseLeavers(tx, actor, ids))
      return redirectWith(c, retentionPath(), { text: personalWords(c.var.lang).leaversErased(number(c.var.lang, count)) })
    },
    (errors, refusal) => show(c, may, { typed, errors, status: refusal.status }),
  )
}

export function retentionRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/network/retention',
    asKeeper((c, _actor, may) => show(c, may)),
  )
  app.post('/network/retention', asKeeper(saveLengths))
  app.post('/network/retention/clearing', asKeeper(clear))
  app.post('/network/retention/erasures', asKeeper(eraseChosen))
  return app
}
