/** The agreements of a budget: read, made, edited, ended. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { formatDay } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  choice,
  type FormError,
  field,
  optionalDay,
  optionalId,
  optionalText,
  parseForm,
  requiredCents,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { formatEuros, typedEuros } from '#kernel/money.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { editAgreement, makeAgreement } from '../../commands.ts'
import { nameWords } from '../../messages/names.ts'
import { agreementWords } from '../../messages/regions/agreements.ts'
import { AgreementEditPage, type AgreementField, type AgreementForm } from '../../pages/regions/agreement-edit.tsx'
import { AgreementsPage } from '../../pages/regions/agreements.tsx'
import { agreementPath } from '../../paths.ts'
import { grantsOnFile } from '../../queries/grants-on-file.ts'
import { type Agreement, agreementById, agreementsOfBudget, recipientsOffered } from '../../queries/regions/agreements.ts'
import { sharingOf } from '../../queries/regions/sharing.ts'
import { type Budget, mainVersion, standing, versionsOfBudget } from '../../queries.ts'
import { againstShares } from '../../rules/regions/agreements-sums.ts'
import { mayEditBudget, mayReadDraftBudget } from '../../rules/rights.ts'
import { TRANSFERS } from '../../tables.ts'
import { agreementRoutes } from './agreements-one.tsx'

const ID = ':id{[0-9]{1,15}}'

export function agreementsRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(`/budgets/${ID}/agreements`, listPage)
  app.get(`/budgets/${ID}/agreements/new`, async (c) => {
    const at = await budgetAsked(c)
    if (at instanceof Response) return at
    const asked = c.req.query('recipient') ?? ''
    return editPage(c, at.budget, null, { typed: { recipient: /^\d{1,15}$/.test(asked) ? asked : '', transfer: 'own' }, errors: [] })
  })
  app.post(`/budgets/${ID}/agreements`, saveNew)
  app.get(`/agreements/${ID}/edit`, async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    const agreement = await editable(c)
    return editPage(c, agreement.budget, agreement, { typed: typedOf(c, agreement), errors: [] })
  })
  app.post(`/agreements/${ID}`, saveEdit)
  app.route('/', agreementRoutes())
  return app
}

/** The budget as who reads its drafts knows it; a stranger is led to the sign-in. `edit`: only for who keeps it. */
async function budgetAsked(
  c: Ctx,
  { edit } = { edit: true },
): Promise<{ budget: Budget; versions: Awaited<ReturnType<typeof versionsOfBudget>> } | Response> {
  const { house, actor } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  const versions = await versionsOfBudget(house.reader, actor, Number(c.req.param('id')))
  const budget = found(versions[0]).budget
  if (!mayReadDraftBudget(actor, budget.owner)) found(null)
  if (edit && !mayEditBudget(actor, budget.owner)) throw notYours()
  return { budget, versions }
}

async function listPage(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const at = await budgetAsked(c, { edit: false })
  if (at instanceof Response) return at
  const { budget, versions } = at
  const version = mainVersion(versions)
  const stands = version ? await standing(house.reader, actor, version.id, null) : null
  const agreements = await agreementsOfBudget(house.reader, actor, budget.id)
  const sharing = stands ? await sharingOf(house.reader, actor, stands) : null
  const shown = sharing && (stands!.totals.regionsCents > 0 || agreements.some(({ recipient }) => recipient.kind === 'regional'))
  const viewing = await viewingOf(c, [{ kind: 'budget', id: budget.id }])
  return sendPage(
    c,
    <AgreementsPage
      viewing={viewing}
      view={{
        budget,
        version,
        regions: shown ? againstShares(sharing.rows, agreements) : [],
        regionsCents: stands?.totals.regionsCents ?? 0,
        actorsCents: stands?.totals.actorsCents ?? 0,
        agreements,
        edit: mayEditBudget(actor, budget.owner),
      }}
    />,
  )
}

const SCHEMA = z.object({
  recipient: optionalId(),
  title: field((text) => (text.length > 200 ? objection('kernel.too_long', { max: 200 }) : text)),
  transfer: choice(TRANSFERS),
  grant_id: optionalId(),
  amount: requiredCents(),
  signed_on: optionalDay(),
  note: optionalText(2000),
})

function inputOf(typed: Typed) {
  const { recipient, grant_id, amount, signed_on, ...facts } = parseForm(SCHEMA, typed)
  return { recipientId: recipient, facts: { ...facts, grantId: grant_id, amountCents: amount, signedOn: signed_on } }
}

const typedOf = (c: Ctx, agreement: Agreement): AgreementForm['typed'] => ({
  title: agreement.title,
  transfer: agreement.transfer,
  grant_id: agreement.grant ? String(agreement.grant.id) : '',
  amount: typedEuros(c.var.lang, agreement.amountCents),
  signed_on: agreement.signedOn ?? '',
  note: agreement.note ?? '',
})

const FIELDS: AgreementField[] = ['recipient', 'title', 'transfer', 'grant_id', 'amount', 'signed_on', 'note']
const asTyped = (typed: Typed): AgreementForm['typed'] => Object.fromEntries(FIELDS.map((name) => [name, typedOne(typed, name)]))

/** « Part selon la clé : 34 560 € ; déjà promis : 10 000 € », for the region that was chosen. */
async function shareTold(c: Ctx, budgetId: number, recipientId: number): Promise<string | null> {
  const { house, actor, lang } = c.var
  const version = mainVersion(await versionsOfBudget(house.reader, actor, budgetId))
  const at = version ? await standing(house.reader, actor, version.id, null) : null
  const row = at ? (await sharingOf(house.reader, actor, at)).rows.find(({ region }) => region.id === recipientId) : undefined
  if (!row) return null
  const promised = againstShares([row], await agreementsOfBudget(house.reader, actor, budgetId)).find(({ id }) => id === recipientId)
  return agreementWords(lang).shareHint(formatEuros(lang, row.cents), formatEuros(lang, promised?.promisedCents ?? 0))
}

interface Standing {
  typed: AgreementForm['typed']
  errors: FormError[]
  revision?: number
  conflict?: boolean
}

/** What is saved now, in words, where two people wrote at once. */
const storedTold = (c: Ctx, agreement: Agreement): AgreementForm['stored'] => {
  const { lang } = c.var
  const say = agreementWords(lang)
  return [
    { label: say.object, value: agreement.title },
    { label: say.amountField, value: formatEuros(lang, agreement.amountCents) },
    { label: say.titleOf, value: nameWords(lang).transfers[agreement.transfer] },
    { label: say.signed, value: agreement.signedOn ? formatDay(lang, agreement.signedOn) : say.unsigned },
  ]
}

async function editPage(
  c: Ctx,
  budget: Pick<Budget, 'id' | 'title'> & { owner: Budget['owner'] | Agreement['budget']['owner'] },
  agreement: Agreement | null,
  { typed, errors, revision, conflict }: Standing,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { house } = c.var
  const { organisationId } = budget.owner
  const recipientId = Number(typed.recipient) || agreement?.recipient.id
  const form: AgreementForm = {
    budget: { id: budget.id, title: budget.title, example: agreement?.example ?? false },
    agreementId: agreement?.id ?? null,
    recipient: agreement?.recipient.name ?? null,
    typed,
    revision: conflict || revision === undefined ? (agreement?.revision ?? 0) : revision,
    errors,
    recipients: agreement ? [] : await recipientsOffered(house.reader, organisationId, house.clock.today()),
    grants: [...(await grantsOnFile(house.reader, organisationId)).values()],
    share: recipientId ? await shareTold(c, budget.id, recipientId) : null,
    stored: conflict && agreement ? storedTold(c, agreement) : null,
  }
  return sendPage(c, <AgreementEditPage viewing={await viewingOf(c)} form={form} />, status)
}

async function saveNew(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const at = await budgetAsked(c)
  if (at instanceof Response) return at
  const actor = found(c.var.actor)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { recipientId, facts } = inputOf(typed)
      const id = await change(
        house,
        (tx) => makeAgreement(tx, actor, { ...facts, budgetId: at.budget.id, recipientId: recipientId ?? -1 }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, agreementPath(id), { text: agreementWords(lang).made })
    },
    (errors) => editPage(c, at.budget, null, { typed: asTyped(typed), errors }, 422),
  )
}

/** The agreement of the address, for who keeps its budget. */
async function editable(c: Ctx): Promise<Agreement> {
  const agreement = found(await agreementById(c.var.house.reader, c.var.actor, Number(c.req.param('id'))))
  if (!mayEditBudget(c.var.actor, agreement.budget.owner)) throw notYours()
  return agreement
}

async function saveEdit(c: Ctx): Promise<Response> {
  const { house, actor, lang } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  const agreement = await editable(c)
  const typed = await typedForm(c)
  const revision = Number(typedOne(typed, 'revision')) || 0
  return attempt(
    c,
    async () => {
      await change(
        house,
        (tx) => editAgreement(tx, actor, agreement.id, { ...inputOf(typed).facts, revision }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, agreementPath(agreement.id), { text: agreementWords(lang).saved })
    },
    async (errors, { status }) => {
      const conflict = status === 409
      const now = conflict ? await editable(c) : agreement
      return editPage(c, now.budget, now, { typed: asTyped(typed), errors, revision, conflict }, conflict ? 409 : 422)
    },
  )
}
