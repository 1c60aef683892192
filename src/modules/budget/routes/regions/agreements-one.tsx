/** One agreement: its page, its schedule, its payments and acknowledgements, and its end. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { addDays, type Day } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  type FormError,
  field,
  optionalDay,
  optionalWhole,
  parseForm,
  requiredCents,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { typedEuros } from '#kernel/money.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import {
  acknowledgeInstalment,
  addPaper,
  endAgreement,
  payInstalment,
  planInstalment,
  planInstalments,
  removeInstalment,
  unpayInstalment,
} from '../../commands.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { AgreementPage } from '../../pages/regions/agreement.tsx'
import { PayPage } from '../../pages/regions/agreement-pay.tsx'
import type { AgreementView } from '../../pages/regions/agreement-schedule.tsx'
import { agreementPath, instalmentPath, statementPath } from '../../paths.ts'
import { papersOf } from '../../queries/grants/papers.ts'
import { type Agreement, agreementById, agreementOfInstalment } from '../../queries/regions/agreements.ts'
import { mayAcknowledge, mayEditBudget, mayReadDraftBudget } from '../../rules/rights.ts'
import { paperInput, paperTyped } from '../grants/papers.tsx'

const ID = ':id{[0-9]{1,15}}'
const NOTHING: Refused = { typed: {}, errors: [], refused: null }

export function agreementRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(`/agreements/${ID}`, async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return agreementPage(c, await agreementAsked(c), NOTHING)
  })
  app.post(`/agreements/${ID}/instalments`, planned)
  app.post(`/agreements/${ID}/ending`, ended)
  app.post(`/agreements/${ID}/documents`, papered)
  app.get(`/instalments/${ID}`, async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    const at = await instalmentAsked(c)
    return payPage(c, at, { paid_on: c.var.house.clock.today(), amount: typedEuros(c.var.lang, at.instalment.amountCents) }, [])
  })
  app.post(`/instalments/${ID}/payment`, paid)
  app.post(`/instalments/${ID}/payment-withdrawal`, (c) => small(c, unpayInstalment, agreementWords(c.var.lang).unpaid))
  app.post(`/instalments/${ID}/removal`, (c) => small(c, removeInstalment, agreementWords(c.var.lang).removed))
  app.post(`/instalments/${ID}/acknowledgement`, (c) => small(c, acknowledgeInstalment, agreementWords(c.var.lang).acknowledgedDone))
  return app
}

const agreementAsked = async (c: Ctx): Promise<Agreement> =>
  found(await agreementById(c.var.house.reader, c.var.actor, Number(c.req.param('id'))))

/** The instalment of the address, for who keeps the budget. */
async function instalmentAsked(c: Ctx) {
  const at = found(await agreementOfInstalment(c.var.house.reader, c.var.actor, Number(c.req.param('id'))))
  if (!mayEditBudget(c.var.actor, at.agreement.budget.owner)) throw notYours()
  return at
}

type Refused = Pick<AgreementView, 'typed' | 'errors' | 'refused'> & { paper?: AgreementView['paper'] }

async function agreementPage(c: Ctx, agreement: Agreement, refused: Refused, status: 200 | 422 = 200): Promise<Response> {
  const { house, actor } = c.var
  const { owner } = agreement.budget
  const today = house.clock.today()
  const view: AgreementView = {
    agreement,
    papers: await papersOf(house.reader, { agreementId: agreement.id }),
    may: {
      edit: mayEditBudget(actor, owner),
      acknowledge: mayAcknowledge(actor, agreement.recipient.id),
      readBudget: mayReadDraftBudget(actor, owner),
    },
    ...refused,
    typed: { usualDay: agreement.signedOn && agreement.signedOn > today ? agreement.signedOn : addDays(today, 30), ...refused.typed },
    paper: refused.paper,
  }
  const viewing = await viewingOf(c, [{ kind: 'agreement', id: agreement.id }])
  return sendPage(c, <AgreementPage viewing={viewing} view={view} />, status)
}

const requiredDay = () =>
  field<Day>((text) => {
    const read = optionalDay().safeParse([text])
    return read.success && read.data !== null ? read.data : (objection('kernel.not_a_day', { text }) as never)
  })
const whole = (min: number, max: number) => optionalWhole(min, max).transform((value) => value ?? 0)

const SCHEDULE = z.object({ parts: whole(1, 24), first_on: requiredDay(), every_months: whole(1, 24) })
const ONE = z.object({ due_on: requiredDay(), amount: requiredCents() })
const ENDING = z.object({ ended_on: requiredDay() })
const PAYMENT = z.object({ paid_on: requiredDay(), amount: requiredCents() })

const asTyped = (typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.keys(typed).map((name) => [name, typedOne(typed, name)]))

const formOn = async (c: Ctx): Promise<{ agreement: Agreement; typed: Typed } | Response> => {
  const agreement = await keptAgreement(c)
  return agreement instanceof Response ? agreement : { agreement, typed: await typedForm(c) }
}

/** The agreement of the address for who keeps its budget; a stranger is led to the sign-in. */
async function keptAgreement(c: Ctx): Promise<Agreement | Response> {
  if (!c.var.actor) return c.redirect(signInPath(agreementPath(Number(c.req.param('id')))), 303)
  const agreement = await agreementAsked(c)
  if (!mayEditBudget(c.var.actor, agreement.budget.owner)) throw notYours()
  return agreement
}

async function papered(c: Ctx): Promise<Response> {
  const agreement = await keptAgreement(c)
  if (agreement instanceof Response) return agreement
  const actor = found(c.var.actor)
  const place = { organisationId: agreement.budget.owner.organisationId, grantId: null, agreementId: agreement.id }
  return attempt(
    c,
    async () => {
      const paper = await paperInput(c)
      await change(c.var.house, (tx) => addPaper(tx, actor, { ...place, ...paper }), c.req.header('x-turbo-request-id') ?? null)
      return redirectWith(c, `${agreementPath(agreement.id)}#papers`, { text: agreementWords(c.var.lang).paperAdded })
    },
    async (errors) => agreementPage(c, agreement, { ...NOTHING, paper: { typed: await paperTyped(c), errors } }, 422),
  )
}

async function planned(c: Ctx): Promise<Response> {
  const at = await formOn(c)
  if (at instanceof Response) return at
  const { agreement, typed } = at
  const actor = found(c.var.actor)
  const refused = 'parts' in typed ? 'schedule' : 'one'
  return attempt(
    c,
    async () => {
      await change(
        c.var.house,
        async (tx) => {
          if (refused === 'one') {
            const { due_on, amount } = parseForm(ONE, typed)
            await planInstalment(tx, actor, agreement.id, { dueOn: due_on, amountCents: amount })
            return
          }
          const { parts, first_on, every_months } = parseForm(SCHEDULE, typed)
          await planInstalments(tx, actor, agreement.id, { parts, firstOn: first_on, everyMonths: every_months })
        },
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, agreementPath(agreement.id), { text: agreementWords(c.var.lang).plannedDone })
    },
    (errors) => agreementPage(c, agreement, { typed: asTyped(typed), errors, refused }, 422),
  )
}

async function ended(c: Ctx): Promise<Response> {
  const at = await formOn(c)
  if (at instanceof Response) return at
  const { agreement, typed } = at
  const actor = found(c.var.actor)
  return attempt(
    c,
    async () => {
      const { ended_on } = parseForm(ENDING, typed)
      await change(
        c.var.house,
        (tx) => endAgreement(tx, actor, agreement.id, { endedOn: ended_on }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, agreementPath(agreement.id), { text: agreementWords(c.var.lang).endDone })
    },
    (errors) => agreementPage(c, agreement, { typed: asTyped(typed), errors, refused: 'ending' }, 422),
  )
}

type InstalmentAt = Awaited<ReturnType<typeof instalmentAsked>>

const payPage = async (
  c: Ctx,
  { agreement, instalment }: InstalmentAt,
  typed: { paid_on: string; amount: string },
  errors: FormError[],
  status: 200 | 422 = 200,
): Promise<Response> => sendPage(c, <PayPage viewing={await viewingOf(c)} form={{ agreement, instalment, typed, errors }} />, status)

async function paid(c: Ctx): Promise<Response> {
  const id = Number(c.req.param('id'))
  if (!c.var.actor) return c.redirect(signInPath(instalmentPath(id)), 303)
  const at = await instalmentAsked(c)
  const actor = c.var.actor
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { paid_on, amount } = parseForm(PAYMENT, typed)
      await change(
        c.var.house,
        (tx) => payInstalment(tx, actor, id, { paidOn: paid_on, amountCents: amount }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, agreementPath(at.agreement.id), { text: agreementWords(c.var.lang).payDone })
    },
    (errors) => payPage(c, at, { paid_on: typedOne(typed, 'paid_on'), amount: typedOne(typed, 'amount') }, errors, 422),
  )
}

/** A deed by one button: back to where it was pressed, or the agreement with why not. */
async function small(c: Ctx, deed: typeof unpayInstalment, done: string): Promise<Response> {
  const { house, actor } = c.var
  const id = Number(c.req.param('id'))
  const { agreement } = actor ? found(await agreementOfInstalment(house.reader, actor, id)) : { agreement: null }
  if (!actor || !agreement) return c.redirect(signInPath('/me'), 303)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      await change(house, (tx) => deed(tx, actor, id), c.req.header('x-turbo-request-id') ?? null)
      const back = typedOne(typed, 'back') === 'statement' ? statementPath(agreement.recipient.id) : agreementPath(agreement.id)
      return redirectWith(c, back, { text: done })
    },
    async (errors) => agreementPage(c, agreement, { ...NOTHING, errors: [...errors] }, 422),
  )
}
