/** The addresses of what is done with a version as a whole: begun, proposed, withdrawn, brought into force by a decision of the past. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { parseDay } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  type FormError,
  field,
  optionalPartialDay,
  optionalText,
  parseForm,
  requiredText,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { adoptStatutes, draftStatutes, proposeStatutes, withdrawStatutes } from '../commands.ts'
import { editingWords } from '../messages/editing.ts'
import { modelText } from '../messages/model.ts'
import {
  ADOPTION_FIELDS,
  type AdoptionForm,
  AdoptionPage,
  NEW_FIELDS,
  type NewForm,
  NewStatutesPage,
  ProposalPage,
  WithdrawalPage,
} from '../pages/edit-deeds.tsx'
import { partName } from '../pages/edit-parts.tsx'
import { statutesEditPath, statutesVersionPath } from '../paths.ts'
import { type Statutes, statutesById, statutesInForce } from '../queries.ts'
import { mayRecordDecision, mayWriteStatutes } from '../rules/rights.ts'
import { objectionToProposing } from '../rules/text.ts'
import { asSignedIn, bodiesKnown, partsShown, requestOf, versionAt, versionToWrite } from './editing-asked.ts'

type Status = 200 | 409 | 422 | 429

async function networkToWrite(c: Ctx, actor: Actor): Promise<number> {
  const { id } = found(await networkOrganisation(c.var.house.reader))
  if (!mayWriteStatutes(actor, id)) throw notYours()
  return id
}

const typedFields = <Name extends string>(names: readonly Name[], typed: Record<string, string[]>) =>
  Object.fromEntries(names.map((name) => [name, typedOne(typed, name)])) as Record<Name, string>

async function newPage(c: Ctx, organisationId: number, form: Partial<NewForm> = {}, status: Status = 200): Promise<Response> {
  const { reader, clock } = c.var.house
  const inForce = await statutesInForce(reader, organisationId, clock.today())
  const typed = { title: '', from: inForce ? 'force' : 'model', ...form.typed }
  return sendPage(c, <NewStatutesPage viewing={await viewingOf(c)} form={{ typed, errors: form.errors ?? [] }} inForce={inForce} />, status)
}

const NEW = z.object({ title: requiredText(200) })

async function begin(c: Ctx, actor: Actor): Promise<Response> {
  const organisationId = await networkToWrite(c, actor)
  const { house, lang } = c.var
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { title } = parseForm(NEW, typed)
      const from = typedOne(typed, 'from')
      const inForce = from === 'force' ? await statutesInForce(house.reader, organisationId, house.clock.today()) : null
      if (!inForce && from !== 'model' && from !== 'nothing') refuse(objection('kernel.not_a_choice', { text: from }, 'from'))
      const input = { organisationId, title, from: inForce?.id ?? null, ...(from === 'model' ? { text: modelText } : {}) }
      const id = await change(house, (tx) => draftStatutes(tx, actor, input), requestOf(c))
      const { number } = found(await statutesById(house.reader, id))
      return redirectWith(c, statutesEditPath(number, inForce ? 'facts' : 'articles'), { text: editingWords(lang).begun(number) })
    },
    (errors, refusal) => newPage(c, organisationId, { typed: typedFields(NEW_FIELDS, typed), errors }, refusal.status as Status),
  )
}

async function proposalPage(c: Ctx, statutes: Statutes, errors: FormError[] = [], status: Status = 200): Promise<Response> {
  const bodies = await bodiesKnown(c, statutes)
  const page = {
    viewing: await viewingOf(c),
    statutes,
    errors,
    parts: partsShown(c, statutes, bodies),
    nameOf: (part: string) => partName(c.var.lang, { bodies }, part),
  }
  return sendPage(c, <ProposalPage {...page} />, status)
}

async function propose(c: Ctx, actor: Actor): Promise<Response> {
  const statutes = await versionToWrite(c, actor)
  return attempt(
    c,
    async () => {
      await change(c.var.house, (tx) => proposeStatutes(tx, actor, statutes.id), requestOf(c))
      return redirectWith(c, statutesVersionPath(statutes.number), { text: editingWords(c.var.lang).proposed(statutes.number) })
    },
    (errors, refusal) => proposalPage(c, statutes, errors, refusal.status as Status),
  )
}

/** A version for those who may record that it is in force. */
async function versionToAdopt(c: Ctx, actor: Actor): Promise<Statutes> {
  const statutes = await versionAt(c)
  if (!mayRecordDecision(actor, statutes.organisationId)) throw notYours()
  return statutes
}

async function adoptionPage(c: Ctx, statutes: Statutes, form: Partial<AdoptionForm> = {}, status: Status = 200): Promise<Response> {
  const bodies = (await bodiesKnown(c, statutes)).map(({ name }) => inLang(name, 'fr'))
  const typed = { body: '', decided_on: '', reference: '', source: '', in_force_from: '', ...form.typed }
  const page = { viewing: await viewingOf(c), statutes, bodies, form: { typed, errors: form.errors ?? [] } }
  return sendPage(c, <AdoptionPage {...page} />, status)
}

/** '' where none was typed: the rule then says what is missing. */
const dayOrNothing = () =>
  field<string>((text) => (text === '' ? '' : (parseDay(text) ?? (objection('kernel.not_a_day', { text }) as never))))

const ADOPTION = z.object({
  body: optionalText(200),
  decided_on: optionalPartialDay(),
  reference: optionalText(200),
  source: optionalText(500),
  in_force_from: dayOrNothing(),
})

async function adopt(c: Ctx, actor: Actor): Promise<Response> {
  const statutes = await versionToAdopt(c, actor)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { body, decided_on: decidedOn, reference, source, in_force_from: inForceFrom } = parseForm(ADOPTION, typed)
      const decision = { body: body === null ? null : { fr: body, en: null }, decidedOn, reference, source }
      await change(c.var.house, (tx) => adoptStatutes(tx, actor, statutes.id, { inForceFrom, decision }), requestOf(c))
      return redirectWith(c, statutesVersionPath(statutes.number), { text: editingWords(c.var.lang).adopted(statutes.number) })
    },
    (errors, refusal) => adoptionPage(c, statutes, { typed: typedFields(ADOPTION_FIELDS, typed), errors }, refusal.status as Status),
  )
}

async function withdrawalPage(c: Ctx, actor: Actor): Promise<Response> {
  const statutes = await versionToWrite(c, actor)
  if (statutes.state !== 'proposed') refuse(objection('statutes.not_proposed', {}))
  return sendPage(c, <WithdrawalPage viewing={await viewingOf(c)} statutes={statutes} />)
}

async function withdraw(c: Ctx, actor: Actor): Promise<Response> {
  const statutes = await versionToWrite(c, actor)
  await change(c.var.house, (tx) => withdrawStatutes(tx, actor, statutes.id), requestOf(c))
  return redirectWith(c, statutesVersionPath(statutes.number), { text: editingWords(c.var.lang).withdrawn(statutes.number) })
}

const OF = '/statutes/:number{[0-9]{1,9}}'

export function deedRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/statutes/new',
    asSignedIn(async (c, actor) => newPage(c, await networkToWrite(c, actor))),
  )
  app.post('/statutes/new', asSignedIn(begin))
  app.get(
    `${OF}/proposal`,
    asSignedIn(async (c, actor) => {
      const statutes = await versionToWrite(c, actor)
      refuse(objectionToProposing(statutes.state))
      return proposalPage(c, statutes)
    }),
  )
  app.post(`${OF}/proposal`, asSignedIn(propose))
  app.get(`${OF}/withdrawal`, asSignedIn(withdrawalPage))
  app.post(`${OF}/withdrawal`, asSignedIn(withdraw))
  app.get(
    `${OF}/adoption`,
    asSignedIn(async (c, actor) => adoptionPage(c, await versionToAdopt(c, actor))),
  )
  app.post(`${OF}/adoption`, asSignedIn(adopt))
  return app
}
