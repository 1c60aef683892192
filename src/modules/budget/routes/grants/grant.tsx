/** The addresses of a grant: its page, its form, its removal. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { addGrant, editGrant, removeGrant } from '../../commands.ts'
import { grantWords } from '../../messages/grants/words.ts'
import type { FormShown } from '../../pages/grants/funder.tsx'
import { GrantPage, type GrantView } from '../../pages/grants/grant.tsx'
import { GrantEditPage } from '../../pages/grants/grant-edit.tsx'
import { funderPath, grantPath } from '../../paths.ts'
import { dutiesOf, eligibleActions, type Funder, funderById, type Grant, grantById, papersOf, usesOfGrant } from '../../queries.ts'
import { asReader, idIn, mayKeep, paperAsked, refuseUnlessKeeper, requestOf, statusOf, toldOf } from './at.ts'
import { grantInput, grantSides, grantTyped, typedAgain, yearsShown } from './form.ts'

const ID = ':id{[0-9]{1,15}}'

export function grantRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(`/funders/${ID}/grants/new`, asReader(newPage))
  app.post(`/funders/${ID}/grants`, asReader(added))
  app.get(
    `/grants/${ID}`,
    asReader(async (c) => sendPage(c, await grantPage(c, await grantAt(c)))),
  )
  app.post(`/grants/${ID}`, asReader(edited))
  app.get(`/grants/${ID}/edit`, asReader(editPage))
  app.post(`/grants/${ID}/removal`, asReader(removed))
  return app
}

export const grantAt = async (c: Ctx): Promise<Grant> => found(await grantById(c.var.house.reader, c.var.actor, idIn(c)))

/** The page of a grant. `refused`: what a form on it could not do, with what was typed. */
export async function grantPage(c: Ctx, grant: Grant, refused: Partial<GrantView['refused']> = {}) {
  const { house, actor } = c.var
  const { reader } = house
  const { id, organisationId } = grant
  const { duties } = await dutiesOf(reader, [organisationId], house.clock.today())
  const [papers, uses, actions] = await Promise.all([
    papersOf(reader, { grantId: id }),
    usesOfGrant(reader, actor, id),
    grant.all_items ? [] : eligibleActions(reader, organisationId),
  ])
  const view: GrantView = {
    viewing: await viewingOf(c, [{ kind: 'grant', id }]),
    grant,
    duties: duties.filter((duty) => duty.grant?.id === id),
    papers,
    uses,
    eligible: actions.filter((action) => grant.itemIds.includes(action.id)),
    mayEdit: await mayKeep(c, organisationId),
    entries: await toldOf(c, { kind: 'grant', id }),
    refused: { paper: paperAsked(c), ...refused },
  }
  return <GrantPage view={view} />
}

interface Shown {
  funder: Funder
  grant: Grant | null
  form: FormShown<string>
  items: readonly string[]
}

async function formPage(c: Ctx, { funder, grant, form, items }: Shown) {
  const actions = await eligibleActions(c.var.house.reader, funder.organisationId)
  const view = { viewing: await viewingOf(c), funder, grant, form, items, years: yearsShown(grant), actions }
  return <GrantEditPage view={view} />
}

async function funderAt(c: Ctx): Promise<Funder> {
  const { thing } = found(await funderById(c.var.house.reader, c.var.actor, idIn(c)))
  await refuseUnlessKeeper(c, thing.organisationId)
  return thing
}

async function newPage(c: Ctx): Promise<Response> {
  const funder = await funderAt(c)
  const year = c.var.house.clock.today().slice(0, 4)
  const typed = { period_from: `${year}-01-01`, period_to: `${year}-12-31` }
  return sendPage(c, await formPage(c, { funder, grant: null, form: { typed, errors: [], revision: 1 }, items: [] }))
}

const again = (typed: Typed, errors: FormError[], revision: number): FormShown<string> => ({ typed: typedAgain(typed), errors, revision })

async function added(c: Ctx, actor: Actor): Promise<Response> {
  const funder = await funderAt(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { facts, years, itemIds } = grantInput(typed)
      const id = await change(c.var.house, (tx) => addGrant(tx, actor, { funderId: funder.id, ...facts, years, itemIds }), requestOf(c))
      return redirectWith(c, grantPath(id), { text: grantWords(c.var.lang).added(facts.title) })
    },
    async (errors, refusal) =>
      sendPage(c, await formPage(c, { funder, grant: null, form: again(typed, errors, 1), items: typed.items ?? [] }), statusOf(refusal)),
  )
}

async function keptGrant(c: Ctx): Promise<Grant> {
  const grant = await grantAt(c)
  await refuseUnlessKeeper(c, grant.organisationId)
  return grant
}

async function editPage(c: Ctx): Promise<Response> {
  const grant = await keptGrant(c)
  const form = { typed: grantTyped(c.var.lang, grant), errors: [], revision: grant.revision }
  return sendPage(c, await formPage(c, { funder: grant.funder, grant, form, items: grant.itemIds.map(String) }))
}

async function edited(c: Ctx, actor: Actor): Promise<Response> {
  const { id } = await keptGrant(c)
  const typed = await typedForm(c)
  const { lang, house } = c.var
  const revision = Number(typedOne(typed, 'revision')) || 0
  return attempt(
    c,
    async () => {
      const fields = await change(house, (tx) => editGrant(tx, actor, id, { revision, ...grantInput(typed) }), requestOf(c))
      return redirectWith(c, grantPath(id), { text: fields.length > 0 ? grantWords(lang).saved : grantWords(lang).nothingChanged })
    },
    async (errors, refusal) => {
      const grant = await keptGrant(c)
      const form = again(typed, errors, revision)
      // After a conflict the form is sent on top of what is stored now: both have been shown.
      if (refusal.status === 409)
        Object.assign(form, { revision: grant.revision, stored: grantSides(lang, grant, form.typed as Record<string, string>) })
      return sendPage(c, await formPage(c, { funder: grant.funder, grant, form, items: typed.items ?? [] }), statusOf(refusal))
    },
  )
}

async function removed(c: Ctx, actor: Actor): Promise<Response> {
  const grant = await keptGrant(c)
  await change(c.var.house, (tx) => removeGrant(tx, actor, grant.id), requestOf(c))
  return redirectWith(c, funderPath(grant.funder.id), { text: grantWords(c.var.lang).removed(grant.title) })
}
