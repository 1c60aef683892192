/** The addresses of the outbox: for those who keep the network's settings; in the demonstration, open to read. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { outboxCounts, outboxMailById, outboxPage } from '#kernel/mail/outbox.ts'
import { found, notFound, notYours, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { MAIL_STATES } from '#kernel/tables.ts'
import { markReturned, retryMail } from '../commands/mail.ts'
import { mailWords } from '../messages/mail.ts'
import { OutboxMailPage, OutboxPage } from '../pages.tsx'
import { mailPath, outboxPath, signInPath } from '../paths.ts'
import { networkIdOf } from '../queries.ts'
import { mayEditNetwork } from '../rules/rights.ts'

const MAILS_AT_ONCE = 50
const LONGEST_ADDRESS = 254

type Work = (c: Ctx, keeper: boolean) => Promise<Response>

/** What may not be read does not exist; a stranger is led to the sign-in. */
const asReader = (work: Work) => async (c: Ctx) => {
  const { actor, house } = c.var
  const keeper = actor !== null && mayEditNetwork(actor, await networkIdOf(house.reader))
  if (keeper || house.demo) return work(c, keeper)
  if (actor) throw notFound()
  return c.redirect(signInPath(c.req.method === 'GET' ? c.req.path : outboxPath()), 303)
}

const idOf = (c: Ctx): number => Number(c.req.param('id'))

async function list(c: Ctx, keeper: boolean, errors: FormError[] = [], status: 200 | Refusal['status'] = 200): Promise<Response> {
  const { house } = c.var
  const state = MAIL_STATES.find((each) => each === c.req.query('state')) ?? null
  const recipient = (c.req.query('recipient') ?? '').trim().slice(0, LONGEST_ADDRESS)
  const before = /^\d{1,15}$/.test(c.req.query('before') ?? '') ? { before: Number(c.req.query('before')) } : {}
  const filter = { limit: MAILS_AT_ONCE, ...before, ...(state ? { state } : {}), ...(recipient ? { recipient } : {}) }
  const [mails, counts] = await Promise.all([outboxPage(house.reader, filter, house.demo), outboxCounts(house.reader)])
  const next = mails.length === MAILS_AT_ONCE ? mails.at(-1)!.id : null
  const shown = { mails, counts, next, keeper, errors, asked: { state, recipient }, server: house.smtpUrl !== null }
  return sendPage(c, <OutboxPage viewing={await viewingOf(c)} {...shown} />, status)
}

async function one(c: Ctx, keeper: boolean, errors: FormError[] = [], status: 200 | Refusal['status'] = 200): Promise<Response> {
  const mail = found(await outboxMailById(c.var.house.reader, idOf(c), c.var.house.demo))
  return sendPage(c, <OutboxMailPage viewing={await viewingOf(c)} mail={mail} keeper={keeper} errors={errors} />, status)
}

const retryAll: Work = async (c) => {
  const count = await change(c.var.house, (tx) => retryMail(tx, c.var.actor!, null))
  return redirectWith(c, outboxPath(), { text: mailWords(c.var.lang).outbox.retried(count) })
}

const retryOne: Work = (c, keeper) =>
  attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => retryMail(tx, c.var.actor!, idOf(c)))
      return redirectWith(c, mailPath(idOf(c)), { text: mailWords(c.var.lang).outbox.retriedOne })
    },
    (errors, refusal) => one(c, keeper, errors, refusal.status),
  )

const returning: Work = async (c, keeper) => {
  const returned = typedOne(await typedForm(c), 'returned') !== 'no'
  return attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => markReturned(tx, c.var.actor!, idOf(c), returned))
      const say = mailWords(c.var.lang).outbox
      return redirectWith(c, mailPath(idOf(c)), { text: returned ? say.markedReturned : say.markedNotReturned })
    },
    (errors, refusal) => one(c, keeper, errors, refusal.status),
  )
}

/** The demonstration is open to read; what is done needs the mandate there too. */
const asKeeper = (work: Work) =>
  asReader((c, keeper) => {
    if (!keeper) throw notYours()
    return work(c, keeper)
  })

export function outboxRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/outbox',
    asReader((c, keeper) => list(c, keeper)),
  )
  app.post('/outbox/retry', asKeeper(retryAll))
  app.get(
    '/outbox/:id{\\d{1,15}}',
    asReader((c, keeper) => one(c, keeper)),
  )
  app.post('/outbox/:id{\\d{1,15}}/retry', asKeeper(retryOne))
  app.post('/outbox/:id{\\d{1,15}}/return', asKeeper(returning))
  return app
}
