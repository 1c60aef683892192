/** The addresses of a grant's payments: planned, mended, taken out, received. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, type FormError, optionalText, parseForm, requiredCents, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { typedEuros } from '#kernel/money.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { editPayment, planPayment, planUsualPayments, receivePayment, removePayment, takeBackReceipt } from '../../commands.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { PaymentPage } from '../../pages/grants/grant-payments.tsx'
import { grantPath } from '../../paths.ts'
import { paymentById } from '../../queries.ts'
import { PAYMENT_KINDS } from '../../tables.ts'
import { asReader, idIn, refuseUnlessKeeper, requestOf, statusOf } from './at.ts'
import { requiredDay, typedAgain } from './form.ts'
import { grantAt, grantPage } from './grant.tsx'

const ID = ':id{[0-9]{1,15}}'

export function paymentRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.post(`/grants/${ID}/payments`, asReader(planned))
  app.get(
    `/grant-payments/${ID}`,
    asReader(async (c) => sendPage(c, await paymentPage(c))),
  )
  app.post(`/grant-payments/${ID}`, asReader(edited))
  app.post(`/grant-payments/${ID}/removal`, asReader(removed))
  app.post(`/grant-payments/${ID}/receipt`, asReader(received))
  app.post(`/grant-payments/${ID}/receipt-removal`, asReader(takenBack))
  return app
}

const back = (id: number): string => `${grantPath(id)}#payments`

const PLANNED = z.object({
  kind: choice(PAYMENT_KINDS),
  expected_on: requiredDay(),
  amount: requiredCents(),
  note: optionalText(300),
})

function plannedInput(typed: Typed) {
  const { kind, expected_on: expectedOn, amount: amountCents, note } = parseForm(PLANNED, typed)
  return { kind, expectedOn, amountCents, note }
}

async function planned(c: Ctx, actor: Actor): Promise<Response> {
  const grant = await grantAt(c)
  await refuseUnlessKeeper(c, grant.organisationId)
  const typed = await typedForm(c)
  const { house, lang } = c.var
  return attempt(
    c,
    async () => {
      if (typedOne(typed, 'usual') !== '') {
        const ids = await change(house, (tx) => planUsualPayments(tx, actor, grant.id), requestOf(c))
        return redirectWith(c, back(grant.id), { text: grantWords(lang).usualDone(ids.length) })
      }
      await change(house, (tx) => planPayment(tx, actor, grant.id, plannedInput(typed)), requestOf(c))
      return redirectWith(c, back(grant.id), { text: grantWords(lang).planned })
    },
    async (errors, refusal) =>
      sendPage(c, await grantPage(c, await grantAt(c), { payment: { typed: typedAgain(typed), errors } }), statusOf(refusal)),
  )
}

/** The payment with its grant, for who keeps it. */
async function paymentAt(c: Ctx) {
  const placed = found(await paymentById(c.var.house.reader, c.var.actor, idIn(c)))
  await refuseUnlessKeeper(c, placed.grant.organisationId)
  return placed
}

interface Again {
  typed: Record<string, string>
  errors: FormError[]
}

async function paymentPage(c: Ctx, { receipt, edit }: { receipt?: Again; edit?: Again } = {}) {
  const { payment, grant } = await paymentAt(c)
  const euros = typedEuros(c.var.lang, payment.amountCents)
  const view = {
    viewing: await viewingOf(c, [{ kind: 'grant', id: grant.id }]),
    grant,
    payment,
    receipt: receipt ?? { typed: { received_on: c.var.house.clock.today(), received_amount: euros }, errors: [] },
    edit: edit ?? {
      typed: { kind: payment.kind, expected_on: payment.expectedOn, amount: euros, note: payment.note ?? '' },
      errors: [],
    },
  }
  return <PaymentPage view={view} />
}

async function edited(c: Ctx, actor: Actor): Promise<Response> {
  const { payment, grant } = await paymentAt(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => editPayment(tx, actor, payment.id, plannedInput(typed)), requestOf(c))
      return redirectWith(c, back(grant.id), { text: grantWords(c.var.lang).saved })
    },
    async (errors, refusal) => sendPage(c, await paymentPage(c, { edit: { typed: typedAgain(typed), errors } }), statusOf(refusal)),
  )
}

const RECEIVED = z.object({ received_on: requiredDay(), received_amount: requiredCents() })

async function received(c: Ctx, actor: Actor): Promise<Response> {
  const { payment, grant } = await paymentAt(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { received_on: receivedOn, received_amount: receivedCents } = parseForm(RECEIVED, typed)
      await change(c.var.house, (tx) => receivePayment(tx, actor, payment.id, { receivedOn, receivedCents }), requestOf(c))
      return redirectWith(c, back(grant.id), { text: grantWords(c.var.lang).receivedSaid })
    },
    async (errors, refusal) => sendPage(c, await paymentPage(c, { receipt: { typed: typedAgain(typed), errors } }), statusOf(refusal)),
  )
}

async function removed(c: Ctx, actor: Actor): Promise<Response> {
  const { payment } = await paymentAt(c)
  const grantId = await change(c.var.house, (tx) => removePayment(tx, actor, payment.id), requestOf(c))
  return redirectWith(c, back(grantId), { text: grantWords(c.var.lang).paymentRemoved })
}

async function takenBack(c: Ctx, actor: Actor): Promise<Response> {
  const { payment } = await paymentAt(c)
  const grantId = await change(c.var.house, (tx) => takeBackReceipt(tx, actor, payment.id), requestOf(c))
  return redirectWith(c, back(grantId), { text: grantWords(c.var.lang).takenBack })
}
