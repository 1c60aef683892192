/** A budget is begun; its settings are edited. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, parseForm, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { said } from '#kernel/values/typography.ts'
import { signInPath } from '#modules/people/index.ts'
import { planInForce, plans } from '#modules/plan/index.ts'
import { createBudget, editBudget } from '../../commands.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { BudgetEditPage, type BudgetForm } from '../../pages/sheet/budget-edit.tsx'
import { budgetPath, budgetsPath, sheetPath } from '../../paths.ts'
import { type Budget, ownersById, type Version, versionsOfBudget } from '../../queries.ts'
import { mayEditBudget } from '../../rules.ts'
import { requestOf } from './at.ts'
import { differing, ownTyped, SCHEMA, typedOf } from './budget-edit-form.ts'

export function budgetEditRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budgets/new', showNew)
  app.post(budgetsPath(), create)
  app.get('/budgets/:id{[0-9]{1,15}}/edit', showEdit)
  app.post('/budgets/:id{[0-9]{1,15}}', save)
  return app
}

/** The organisations whose budgets this person writes, the one that he or she acts for first. */
async function writtenBy(c: Ctx, actor: Actor): Promise<{ id: number; name: string }[]> {
  const owners = await ownersById(
    c.var.house.reader,
    actor.mandates.map(({ organisationId }) => organisationId),
  )
  const names = new Map(actor.mandates.map(({ organisationId, organisationName }) => [organisationId, organisationName]))
  const mine = [...owners.values()].filter((owner) => mayEditBudget(actor, owner))
  const first = actor.acting?.organisationId
  return mine
    .map(({ organisationId: id }) => ({ id, name: names.get(id) ?? '' }))
    .toSorted((one, other) => Number(other.id === first) - Number(one.id === first))
}

/** Plans of the organisation and of the network, as this person may read them; what is chosen stands there too. */
async function plansFor(c: Ctx, organisationIds: readonly number[], chosen: Budget['plan']): Promise<BudgetForm['plans']> {
  const { house, actor, lang } = c.var
  const all = (await plans(house.reader, actor)).filter(
    ({ responsibleId, ownerIsNetwork, state }) => (ownerIsNetwork || organisationIds.includes(responsibleId)) && state !== 'closed',
  )
  const offered = all.map(({ id, title, ownerName }) => ({
    value: String(id),
    label: said(lang, title),
    ...(ownerName ? { group: ownerName } : {}),
  }))
  const stands = chosen === null || offered.some(({ value }) => value === String(chosen.id))
  return stands ? offered : [...offered, { value: String(chosen.id), label: said(lang, chosen.title) }]
}

async function showNew(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path + new URL(c.req.url).search), 303)
  const organisations = await writtenBy(c, actor)
  const asked = Number(c.req.query('of'))
  const own = organisations.find(({ id }) => id === asked) ?? organisations[0]
  if (!own) throw notYours()
  const today = house.clock.today()
  const year = Number(today.slice(0, 4)) + 1
  const inForce = await planInForce(house.reader, actor, own.id, today)
  const typed: BudgetForm['typed'] = {
    organisation: String(own.id),
    title_fr: sheetWords('fr').budget.suggested(String(year)),
    title_en: sheetWords('en').budget.suggested(String(year)),
    plan_id: inForce ? String(inForce.plan.id) : '',
    year_from: String(year),
    year_to: String(year),
    target_share: '',
    target_source: '',
    opening_cash: '',
    shown: 'groups',
  }
  return newPage(c, organisations, typed, [], 200)
}

async function newPage(
  c: Ctx,
  organisations: { id: number; name: string }[],
  typed: BudgetForm['typed'],
  errors: FormError[],
  status: 200 | 422,
): Promise<Response> {
  const form: BudgetForm = {
    typed,
    errors,
    organisations: organisations.map(({ id, name }) => ({ value: String(id), label: name })),
    plans: await plansFor(
      c,
      organisations.map(({ id }) => id),
      null,
    ),
    budget: null,
    conflict: null,
  }
  return sendPage(c, <BudgetEditPage viewing={await viewingOf(c)} form={form} />, status)
}

async function create(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const actor = found(c.var.actor)
  const organisations = await writtenBy(c, actor)
  if (organisations.length === 0) throw notYours()
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { organisation, title_fr, title_en, ...facts } = parseForm(SCHEMA, typed)
      const input = {
        organisationId: organisation ?? organisations[0]!.id,
        planId: facts.plan_id,
        title: { fr: title_fr, en: title_en },
        yearFrom: facts.year_from,
        yearTo: facts.year_to,
        targetShareBp: facts.target_share,
        targetSource: facts.target_source,
        openingCashCents: facts.opening_cash,
        shown: facts.shown,
      }
      const { versionId } = await change(house, (tx) => createBudget(tx, actor, input), requestOf(c))
      return redirectWith(c, sheetPath(versionId, facts.year_from), { text: sheetWords(lang).budget.created })
    },
    (errors) => newPage(c, organisations, ownTyped(typed), errors, 422),
  )
}

/** The budget of the address for whoever writes it, with the version by which it is known. */
async function budgetAt(c: Ctx): Promise<{ budget: Budget; versions: Version[] }> {
  const versions = await versionsOfBudget(c.var.house.reader, c.var.actor, Number(c.req.param('id')))
  const { budget } = found(versions[0])
  if (!mayEditBudget(c.var.actor, budget.owner)) throw notYours()
  return { budget, versions }
}

async function showEdit(c: Ctx): Promise<Response> {
  if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
  const at = await budgetAt(c)
  return editPage(c, at, typedOf(c, at.budget), [], null, 200)
}

async function editPage(
  c: Ctx,
  { budget, versions }: { budget: Budget; versions: Version[] },
  typed: BudgetForm['typed'],
  errors: FormError[],
  conflict: BudgetForm['conflict'],
  status: 200 | 409 | 422,
): Promise<Response> {
  const form: BudgetForm = {
    typed,
    errors,
    conflict,
    organisations: [],
    plans: await plansFor(c, [budget.owner.organisationId], budget.plan),
    budget: {
      id: budget.id,
      revision: budget.revision,
      title: said(c.var.lang, budget.title),
      frozen: versions.some(({ state }) => state !== 'draft'),
    },
  }
  return sendPage(c, <BudgetEditPage viewing={await viewingOf(c)} form={form} />, status)
}

async function save(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const actor = found(c.var.actor)
  const { budget } = await budgetAt(c)
  const typed = await typedForm(c)
  const revision = Number(typedOne(typed, 'revision')) || 0
  return attempt(
    c,
    async () => {
      // Only what was on the form changes.
      const parsed = parseForm(SCHEMA.omit({ organisation: true }).partial(), typed)
      const told = Object.fromEntries(Object.entries(parsed).filter(([name]) => typed[name] !== undefined)) as typeof parsed
      const { target_share: target, opening_cash: opening, ...facts } = told
      const all = {
        ...facts,
        ...('target_share' in told ? { target_share_bp: target ?? null } : {}),
        ...('opening_cash' in told ? { opening_cash_cents: opening ?? null } : {}),
      }
      const entryId = await change(house, (tx) => editBudget(tx, actor, budget.id, { revision, facts: all }), requestOf(c))
      const { saved, unchanged } = sheetWords(lang).budget
      return redirectWith(c, budgetPath(budget.id), { text: entryId === null ? unchanged : saved })
    },
    async (errors, refusal) => {
      const now = await budgetAt(c)
      const theirs = typedOf(c, now.budget)
      const mine = { ...theirs, ...Object.fromEntries(Object.entries(ownTyped(typed)).filter(([name]) => typed[name] !== undefined)) }
      if (refusal.status !== 409) return editPage(c, { ...now, budget: { ...now.budget, revision } }, mine, errors, null, 422)
      return editPage(c, now, mine, errors, differing(c, theirs, mine), 409)
    },
  )
}
