/** The steps of a version's life: looked at, then taken; each leads back to the versions, and says how to undo it where that can be. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, optionalId, optionalPartialDay, optionalText, parseForm, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { said } from '#kernel/values/typography.ts'
import { bodiesOf, signInPath } from '#modules/people/index.ts'
import { draftVersion, giveUp, proposeVersion, recordDecision, withdrawVersion } from '../../commands.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { type DecisionForm, DecisionPage, DraftingPage, GivingUpPage, ProposalPage } from '../../pages/versions/life.tsx'
import { givingUpPath, proposalPath, sheetPath, versionsPath, withdrawalPath } from '../../paths.ts'
import { objectionsToText } from '../../queries/versions/versions.ts'
import { type Standing, versionById, versionsOfBudget } from '../../queries.ts'
import { mayEditBudget, mayProposeBudget, mayRecordBudgetDecision, type OwnerRef } from '../../rules/rights.ts'
import { isOpenDraft, objectionToGivingUp, objectionToProposing, objectionToVoting } from '../../rules/versions/versions.ts'
import { standingAt, watchedOf } from '../at.ts'
import { consequencesOf } from './decidable.ts'

const MOST_LINE = 500
const DECISION = z.object({
  body: optionalId(),
  body_text: optionalText(MOST_LINE),
  decided_on: optionalPartialDay(),
  reference: optionalText(MOST_LINE),
  source: optionalText(MOST_LINE),
})
const DRAFTING = z.object({ instead: optionalId() })
const NOTHING_TYPED = { body: '', body_text: '', decided_on: '', reference: '', source: '' }

export function versionsLifeRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const at = '/budget-versions/:id{[0-9]{1,15}}'
  app.get(`${at}/proposal`, (c) => looked(c, mayProposeBudget, proposalPage))
  app.post(`${at}/proposal`, (c) => step(c, proposeVersion, 'proposedFlash', withdrawalPath, mayProposeBudget))
  app.post(`${at}/withdrawal`, (c) => step(c, withdrawVersion, 'withdrawnFlash', proposalPath, mayProposeBudget))
  app.get(`${at}/giving-up`, (c) => looked(c, mayEditBudget, givingUpPage))
  app.post(`${at}/giving-up`, (c) => step(c, giveUp, 'givenUpFlash', null, mayEditBudget))
  app.get(`${at}/amendment`, (c) => looked(c, mayEditBudget, (standing) => draftingPage(c, standing, [])))
  app.post(`${at}/amendment`, draft)
  app.get(`${at}/decision`, (c) => looked(c, mayRecordBudgetDecision, (standing) => emptyDecisionPage(c, standing)))
  app.post(`${at}/decision`, decide)
  return app
}

type May = (actor: Actor | null, owner: OwnerRef) => boolean
const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** The version, for who may take the step; a stranger is led to sign in, as on every page that asks for it. */
async function allowed(c: Ctx, may: May): Promise<Standing> {
  const at = await standingAt(c)
  if (!may(c.var.actor, at.version.budget.owner)) throw notYours()
  return at
}

async function looked(c: Ctx, may: May, page: (at: Standing, c: Ctx) => Promise<Response>): Promise<Response> {
  if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
  return page(await allowed(c, may), c)
}

/** The step was taken meanwhile, or is not the next one: where the version stands now is told there. */
const backToVersions = (c: Ctx, { version }: Standing): Response => c.redirect(`${versionsPath(version.budget.id)}#v${version.number}`, 303)

type Flash = 'proposedFlash' | 'withdrawnFlash' | 'givenUpFlash'

/** Takes the step and leads to the versions; a refusal is told on a page of its own. */
async function step(
  c: Ctx,
  command: (tx: Writer, actor: Actor, id: number) => Promise<unknown>,
  flash: Flash,
  undo: ((id: number) => string) | null,
  may: May,
): Promise<Response> {
  const { version } = await allowed(c, may)
  await change(c.var.house, (tx) => command(tx, found(c.var.actor), version.id), requestOf(c))
  return redirectWith(c, `${versionsPath(version.budget.id)}#v${version.number}`, {
    text: versionsWords(c.var.lang)[flash],
    ...(undo ? { undoPath: undo(version.id) } : {}),
  })
}

async function proposalPage(at: Standing, c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  if (objectionToProposing(at.version)) return backToVersions(c, at)
  const objections = await objectionsToText(house.reader, at.version)
  return sendPage(
    c,
    <ProposalPage
      viewing={await viewingOf(c, watchedOf(at))}
      at={at}
      objections={objections.map((each) => sayObjection(house, lang, each))}
      consequences={await consequencesOf(house.reader, at.version, lang)}
    />,
  )
}

async function givingUpPage(at: Standing, c: Ctx): Promise<Response> {
  if (objectionToGivingUp(at.version)) return backToVersions(c, at)
  return sendPage(c, <GivingUpPage viewing={await viewingOf(c, watchedOf(at))} at={at} />)
}

/** The draft that a new one takes the place of. */
const openDraft = async (c: Ctx, { version }: Standing) =>
  (await versionsOfBudget(c.var.house.reader, c.var.actor, version.budget.id)).find(isOpenDraft) ?? null

async function draftingPage(c: Ctx, at: Standing, errors: FormError[]): Promise<Response> {
  const instead = await openDraft(c, at)
  const viewing = await viewingOf(c, watchedOf(at))
  return sendPage(c, <DraftingPage viewing={viewing} at={at} instead={instead} errors={errors} />, errors.length > 0 ? 422 : 200)
}

async function draft(c: Ctx): Promise<Response> {
  const at = await allowed(c, mayEditBudget)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { instead } = parseForm(DRAFTING, typed)
      const { house, lang } = c.var
      const actor = found(c.var.actor)
      const id = await change(house, (tx) => draftVersion(tx, actor, at.version.id, instead), requestOf(c))
      const { number } = found(await versionById(house.reader, actor, id))
      return redirectWith(c, sheetPath(id), { text: versionsWords(lang).draftedFlash(number), undoPath: givingUpPath(id) })
    },
    (errors) => draftingPage(c, at, errors),
  )
}

async function decisionPage(c: Ctx, at: Standing, typed: DecisionForm['typed'], errors: FormError[]): Promise<Response> {
  const { house, actor, lang } = c.var
  const { owner, id } = at.version.budget
  const [bodies, versions] = await Promise.all([
    bodiesOf(house.reader, owner.organisationId, house.clock.today()),
    versionsOfBudget(house.reader, actor, id),
  ])
  const form: DecisionForm = {
    bodies: bodies.map((body) => ({ value: String(body.id), label: said(lang, body.name) })),
    typed,
    errors,
    replaces: versions.find(({ state }) => state === 'voted') ?? null,
  }
  return sendPage(c, <DecisionPage viewing={await viewingOf(c, watchedOf(at))} at={at} form={form} />, errors.length > 0 ? 422 : 200)
}

const emptyDecisionPage = async (c: Ctx, at: Standing): Promise<Response> =>
  objectionToVoting(at.version) ? backToVersions(c, at) : decisionPage(c, at, NOTHING_TYPED, [])

async function decide(c: Ctx): Promise<Response> {
  const at = await allowed(c, mayRecordBudgetDecision)
  const { version } = at
  const typed = await typedForm(c)
  const names = Object.keys(NOTHING_TYPED) as (keyof DecisionForm['typed'])[]
  const again = Object.fromEntries(names.map((name) => [name, typedOne(typed, name)])) as DecisionForm['typed']
  return attempt(
    c,
    async () => {
      const { body, body_text, decided_on, reference, source } = parseForm(DECISION, typed)
      const decision = { bodyId: body, bodyText: body === null ? body_text : null, decidedOn: decided_on, reference, source }
      await change(c.var.house, (tx) => recordDecision(tx, found(c.var.actor), version.id, decision), requestOf(c))
      return redirectWith(c, `${versionsPath(version.budget.id)}#v${version.number}`, { text: versionsWords(c.var.lang).votedFlash })
    },
    (errors) => decisionPage(c, at, again, errors),
  )
}
