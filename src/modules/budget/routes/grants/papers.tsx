/** The addresses of papers: sent in for a grant or an organisation, given out sealed, taken out. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, optionalDay, optionalText, optionalWhole, parseForm, type Typed } from '#kernel/form.ts'
import { found, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { sendSealed } from '#kernel/sealed.ts'
import { uploadedFile, uploadedForm } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { addPaper, removePaper } from '../../commands.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { type PaperForm, PapersPage } from '../../pages/grants/papers.tsx'
import { agreementPath, grantPath, organisationPapersPath } from '../../paths.ts'
import { dutiesOf, funderOrganisations, type Paper, paperById, paperPiece, papersOf } from '../../queries.ts'
import { MOST_PAPER_BYTES } from '../../rules.ts'
import { DOCUMENT_KINDS } from '../../tables.ts'
import { asReader, idIn, mayKeep, ownerAt, paperAsked, refuseUnlessKeeper, requestOf, statusOf } from './at.ts'
import { typedAgain } from './form.ts'
import { grantAt, grantPage } from './grant.tsx'

const ID = ':id{[0-9]{1,15}}'
const LIMITS = { mostBytes: MOST_PAPER_BYTES }

export function papersRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.post(`/grants/${ID}/documents`, asReader(ofGrant))
  app.get(
    `/organisations/${ID}/papers`,
    asReader(async (c) => sendPage(c, await papersPage(c))),
  )
  app.post(`/organisations/${ID}/papers`, asReader(ofOrganisation))
  app.get(`/budget-documents/${ID}`, asReader(sent))
  app.post(`/budget-documents/${ID}/removal`, asReader(removed))
  return app
}

const PAPER = z.object({
  kind: choice(DOCUMENT_KINDS),
  signed_on: optionalDay(),
  about_year: optionalWhole(1900, 2200),
  clause: optionalText(600),
})

/** What a form with a paper says; who may was asked before, since the file is read only here. */
export async function paperInput(c: Ctx) {
  const file = await uploadedFile(c, 'file', LIMITS)
  const { kind, signed_on: signedOn, about_year: aboutYear, clause } = parseForm(PAPER, await uploadedForm(c, LIMITS))
  if (!file) refuse(objection('budget.paper_missing', {}, 'file'))
  const { name, bytes } = found(file)
  return { kind, signedOn, aboutYear, clause, name, bytes }
}

/** What was typed beside a file, to be shown again; the file itself must be chosen anew. */
export const paperTyped = async (c: Ctx): Promise<Record<string, string>> =>
  typedAgain(await uploadedForm(c, LIMITS).catch((): Typed => ({})))

async function ofGrant(c: Ctx, actor: Actor): Promise<Response> {
  const grant = await grantAt(c)
  await refuseUnlessKeeper(c, grant.organisationId)
  return attempt(
    c,
    async () => {
      const paper = await paperInput(c)
      const place = { organisationId: grant.organisationId, grantId: grant.id, agreementId: null }
      await change(c.var.house, (tx) => addPaper(tx, actor, { ...place, ...paper }), requestOf(c))
      return redirectWith(c, `${grantPath(grant.id)}#papers`, { text: grantWords(c.var.lang).paperAdded })
    },
    async (errors, refusal) =>
      sendPage(c, await grantPage(c, await grantAt(c), { paper: { typed: await paperTyped(c), errors } }), statusOf(refusal)),
  )
}

async function papersPage(c: Ctx, form: PaperForm = paperAsked(c)) {
  const { reader, clock } = c.var.house
  const { organisationId } = await ownerAt(c, idIn(c))
  const organisation = found((await funderOrganisations(reader, [organisationId]))[0])
  const { duties } = await dutiesOf(reader, [organisationId], clock.today())
  const commitment = duties.find(({ deadline }) => deadline.rule === 'R38')
  return (
    <PapersPage
      view={{
        viewing: await viewingOf(c, [{ kind: 'organisation', id: organisationId }]),
        organisation,
        papers: await papersOf(reader, { organisationId }),
        duties: [...(commitment ? [commitment] : []), ...duties.filter(({ grant }) => grant === null)],
        mayEdit: await mayKeep(c, organisationId),
        form,
      }}
    />
  )
}

async function ofOrganisation(c: Ctx, actor: Actor): Promise<Response> {
  const { organisationId } = await ownerAt(c, idIn(c))
  await refuseUnlessKeeper(c, organisationId)
  return attempt(
    c,
    async () => {
      const paper = await paperInput(c)
      await change(c.var.house, (tx) => addPaper(tx, actor, { organisationId, grantId: null, agreementId: null, ...paper }), requestOf(c))
      return redirectWith(c, organisationPapersPath(organisationId), { text: grantWords(c.var.lang).paperAdded })
    },
    async (errors, refusal) => sendPage(c, await papersPage(c, { typed: await paperTyped(c), errors }), statusOf(refusal)),
  )
}

async function sent(c: Ctx, actor: Actor): Promise<Response> {
  const { reader } = c.var.house
  const { paper } = found(await paperById(reader, actor, idIn(c)))
  const { id, name, mediaType, sizeBytes: bytes, sha256 } = paper
  return sendSealed(c, { name, mediaType, bytes, sha256, piece: (from, length) => paperPiece(reader, id, from, length) })
}

const placeOf = ({ grantId, agreementId, organisationId }: Paper): string =>
  grantId !== null
    ? `${grantPath(grantId)}#papers`
    : agreementId !== null
      ? agreementPath(agreementId)
      : organisationPapersPath(organisationId)

async function removed(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const { paper } = found(await paperById(house.reader, actor, idIn(c)))
  await refuseUnlessKeeper(c, paper.organisationId)
  await change(house, (tx) => removePaper(tx, actor, paper.id), requestOf(c))
  return redirectWith(c, placeOf(paper), { text: grantWords(lang).paperRemoved })
}
