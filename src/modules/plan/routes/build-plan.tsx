/** A new plan, and a plan's own facts: the plain forms, and the conflict of two edits. */
import { Hono } from 'hono'
import type { Deeds } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { formatDay, isDay } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { journalEntries } from '#kernel/journal.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { said } from '#kernel/values/typography.ts'
import { signInPath } from '#modules/people/index.ts'
import { createPlan, editPlanFacts, shownFacts } from '../commands/build-plan.ts'
import { formWords } from '../messages/build-forms.ts'
import { words } from '../messages.ts'
import { EditPlanPage, type EditPlanView, NewPlanPage, type PlanForm, type PlanFormField } from '../pages/build-plan.tsx'
import { treePath } from '../paths/build.ts'
import { planPath, undoPath } from '../paths.ts'
import { planOwnFacts } from '../queries/build-plan.ts'
import { type Plan, planBySlug, plans } from '../queries.ts'
import { writesFor } from '../rules/build.ts'
import { factsTakenBack, LEVEL_PRESETS, objectionToEditingPlan } from '../rules/build-plan.ts'
import { mayWrite } from '../rules.ts'
import type { PlanOwnFacts } from '../tables/build.ts'
import type { PlanKind } from '../tables.ts'
import { mergePlanEdits, ownerTyped, planFactsTyped, planFieldsOf, planFieldsTyped } from './build-plan-form.ts'
import { requestOf } from './build-view.ts'

const MOST_EDITS = 100
const NEW_FACTS: PlanOwnFacts = {
  title_fr: null,
  title_en: null,
  lead_fr: null,
  lead_en: null,
  kind: 'strategic',
  level_names: LEVEL_PRESETS.pillars!,
  period_from: null,
  period_to: null,
  predecessor_id: null,
  predecessor_text: null,
}

export function buildPlanRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/new', async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return newPage(c, planFieldsOf(NEW_FACTS), [], 200)
  })
  app.post('/plans/new', (c) => create(c))
  app.get('/plans/:slug{[a-z0-9-]+}/edit', async (c) => {
    const plan = found(await planBySlug(c.var.house.reader, c.var.actor, c.req.param('slug')))
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return editPage(c, await editablePlan(c, plan.slug), {})
  })
  app.post('/plans/:slug{[a-z0-9-]+}/edit', (c) => edit(c, c.req.param('slug')))
  return app
}

/** The plans that may come before one: those that this reader sees, no drafts of next texts. */
async function predecessorsOffered(c: Ctx, own: Plan | null): Promise<{ value: string; label: string }[]> {
  const all = await plans(c.var.house.reader, c.var.actor)
  return all
    .filter((plan) => plan.id !== own?.id && plan.revises === null && plan.id !== own?.revises?.id)
    .map((plan) => ({ value: String(plan.id), label: said(c.var.lang, plan.title) }))
}

async function newPage(c: Ctx, typed: PlanForm['typed'], errors: FormError[], status: 200 | 409 | 422 | 429): Promise<Response> {
  const owners = writesFor(c.var.actor).map(({ id, name }) => ({ value: String(id), label: name }))
  if (owners.length === 0) throw notYours()
  const form = { typed: { owner: owners[0]!.value, ...typed }, errors, owners, predecessors: await predecessorsOffered(c, null) }
  return sendPage(c, <NewPlanPage viewing={await viewingOf(c)} form={form} />, status)
}

async function create(c: Ctx): Promise<Response> {
  const { actor } = c.var
  if (!actor || writesFor(actor).length === 0) throw notYours()
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const offered = (await predecessorsOffered(c, null)).map(({ value }) => value)
      const facts = { ...NEW_FACTS, ...planFactsTyped(typed, null, offered) }
      const { slug } = await change(c.var.house, (tx) => createPlan(tx, actor, { ownerId: ownerTyped(typed), facts }), requestOf(c))
      return redirectWith(c, treePath(slug, { add: 'in:0' }), { text: formWords(c.var.lang).created })
    },
    (errors, refusal) => newPage(c, planFieldsTyped(typed), errors, refusal.status as 409 | 422 | 429),
  )
}

/** The plan whose facts this actor may edit; a closed one is whole. */
async function editablePlan(c: Ctx, slug: string): Promise<Plan> {
  const plan = found(await planBySlug(c.var.house.reader, c.var.actor, slug))
  if (!mayWrite(c.var.actor, plan)) throw notYours()
  refuse(objectionToEditingPlan(plan, []))
  return plan
}

interface Again {
  typed?: PlanForm['typed']
  shown?: string
  errors?: FormError[]
  conflict?: EditPlanView['conflict']
  status?: 200 | 409 | 422 | 429
}

/** What stands in the list although it cannot be chosen anew: a predecessor that is only named. */
async function optionsFor(c: Ctx, plan: Plan, facts: PlanOwnFacts): Promise<PlanForm['predecessors']> {
  const offered = await predecessorsOffered(c, plan)
  const text = facts.predecessor_text
  return text === null ? offered : [{ value: 'text', label: formWords(c.var.lang).keepText(text) }, ...offered]
}

async function editPage(c: Ctx, plan: Plan, { typed, shown, errors = [], conflict = null, status = 200 }: Again): Promise<Response> {
  const facts = await planOwnFacts(c.var.house.reader, plan.id)
  const predecessors = await optionsFor(c, plan, facts)
  const fields = planFieldsOf(facts)
  const hidden = !predecessors.some(({ value }) => value === fields.predecessor)
  const form = { typed: typed ?? { ...fields, ...(hidden ? { predecessor: '' } : {}) }, errors, predecessors, owners: [] }
  const view = { viewing: await viewingOf(c), plan, form, shown: shown ?? shownFacts(facts), frozen: plan.state === 'adopted', conflict }
  return sendPage(c, <EditPlanPage view={view} />, status)
}

async function edit(c: Ctx, slug: string): Promise<Response> {
  const { house, lang } = c.var
  const plan = await editablePlan(c, slug)
  const typed = await typedForm(c)
  const shown = typedOne(typed, 'shown')
  return attempt(
    c,
    async () => {
      const offered = (await predecessorsOffered(c, plan)).map(({ value }) => value)
      const facts = planFactsTyped(typed, await planOwnFacts(house.reader, plan.id), offered)
      const entryId = await change(house, (tx) => editPlanFacts(tx, found(c.var.actor), { slug, shown, facts }), requestOf(c))
      const say = formWords(lang)
      if (entryId === null) return redirectWith(c, planPath(slug), { text: say.nothing })
      return redirectWith(c, planPath(slug), { text: say.saved, undoPath: undoPath(entryId) })
    },
    async (errors, refusal) => {
      const status = refusal.status as 409 | 422 | 429
      const now = found(await planBySlug(house.reader, c.var.actor, slug))
      if (status !== 409) return editPage(c, now, { typed: planFieldsTyped(typed), shown, errors, status })
      return editPage(c, now, { ...(await conflictOf(c, now, typed, shown)), errors, status })
    },
  )
}

/** The facts that the form showed: what stands, with the edits since taken back until it is that; null: something else came between. */
async function factsShown(c: Ctx, plan: Plan, facts: PlanOwnFacts, shown: string): Promise<PlanOwnFacts | null> {
  const subject = { kind: 'plan', id: plan.id }
  const entries = await journalEntries(c.var.house.reader, { scope: { kind: 'all' }, subject, only: 'main', limit: MOST_EDITS })
  let before = facts
  for (const { deed, payload } of entries) {
    if (shownFacts(before) === shown) break
    if (deed === 'plan.edited') before = factsTakenBack(before, (payload as Deeds['plan.edited']).changes)
  }
  return shownFacts(before) === shown ? before : null
}

async function conflictOf(c: Ctx, plan: Plan, typed: Typed, shown: string): Promise<Pick<Again, 'typed' | 'conflict'>> {
  const facts = await planOwnFacts(c.var.house.reader, plan.id)
  const base = await factsShown(c, plan, facts, shown)
  const theirs = planFieldsOf(facts)
  const mine = planFieldsTyped(typed)
  const merged = mergePlanEdits(base && planFieldsOf(base), theirs, mine)
  const predecessors = await optionsFor(c, plan, facts)
  const told = (name: PlanFormField, value: string) => toldField(c, predecessors, name, value)
  return {
    typed: merged.typed,
    conflict: {
      fields: merged.differing.map((name) => ({
        label: labelOf(c, name),
        theirs: told(name, theirs[name]),
        mine: told(name, mine[name] ?? ''),
      })),
      taken: merged.taken.map((name) => labelOf(c, name)),
    },
  }
}

function labelOf(c: Ctx, name: PlanFormField): string {
  const say = formWords(c.var.lang)
  const labels: Record<PlanFormField, string> = {
    title_fr: say.titleFr,
    title_en: say.titleEn,
    lead_fr: say.leadFr,
    lead_en: say.leadEn,
    kind: say.kind,
    levels: say.levels,
    level_fr: say.levelFr,
    level_en: say.levelEn,
    period_from: say.periodFrom,
    period_to: say.periodTo,
    predecessor: say.predecessor,
  }
  return labels[name]
}

/** A field's value as people read it rather than as the form sends it. */
function toldField(c: Ctx, predecessors: PlanForm['predecessors'], name: PlanFormField, value: string): string {
  const { lang } = c.var
  if (name === 'kind') return words(lang).kinds[value as PlanKind] ?? value
  if (name === 'levels') return LEVEL_PRESETS[value]?.[lang].join(' → ') ?? formWords(lang).ownLevels
  if (name === 'predecessor') return predecessors.find((option) => option.value === value)?.label ?? formWords(lang).noPredecessor
  return isDay(value) ? formatDay(lang, value) : value
}
