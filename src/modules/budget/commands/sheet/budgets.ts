/** A budget is begun, and its own facts are edited. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { planById } from '#modules/plan/index.ts'
import { versionsOfBudget } from '../../queries/budgets.ts'
import { ownersById } from '../../queries/names.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { objectionsToBudget } from '../../rules/sheet/budgets.ts'
import { BUDGET_FIELDS, type BudgetFacts, objectionsToEditingBudget } from '../../rules/sheet/budgets-edit.ts'
import type { Shown } from '../../tables.ts'

export interface BudgetInput {
  organisationId: number
  planId: number | null
  title: Localized
  yearFrom: number
  yearTo: number
  targetShareBp?: number | null
  targetSource?: string | null
  openingCashCents?: number | null
  /** What the public reads once it is voted; absent: the totals by chapter. */
  shown?: Shown
  example?: boolean
}

/** Begins a budget with an empty first draft. The treasurer and the permanents. */
export async function createBudget(tx: Writer, actor: Actor, input: BudgetInput): Promise<{ budgetId: number; versionId: number }> {
  const owner = found((await ownersById(tx, [input.organisationId])).get(input.organisationId))
  if (!mayEditBudget(actor, owner)) throw notYours()
  if (input.planId !== null) found(await planById(tx, actor, input.planId))
  refuse(objectionsToBudget(input))
  const { id: budgetId } = await tx
    .insertInto('budget_budget')
    .values({
      organisation_id: input.organisationId,
      plan_id: input.planId,
      title_fr: input.title.fr,
      title_en: input.title.en,
      year_from: input.yearFrom,
      year_to: input.yearTo,
      target_share_bp: input.targetShareBp ?? null,
      target_source: input.targetSource ?? null,
      opening_cash_cents: input.openingCashCents ?? null,
      ...(input.shown ? { shown: input.shown } : {}),
      example: input.example ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: versionId } = await tx
    .insertInto('budget_version')
    .values({
      budget_id: budgetId,
      number: 1,
      name: null,
      note: null,
      based_on_id: null,
      made_at: nowOf(tx),
      example: input.example ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'budget.created', {
    organisationId: input.organisationId,
    public: false,
    subjects: [
      { kind: 'budget_version', id: versionId },
      { kind: 'budget', id: budgetId },
      { kind: 'organisation', id: input.organisationId },
      ...(input.planId === null ? [] : [{ kind: 'plan', id: input.planId }]),
    ],
    payload: { yearFrom: input.yearFrom, yearTo: input.yearTo },
  })
  return { budgetId, versionId }
}

export interface BudgetEdit {
  /** Of the budget that the actor saw. */
  revision: number
  /** Only what is given changes. */
  facts: Partial<BudgetFacts>
}

/** What stands on a budget already, as far as its settings hang on it. Its drafts are held: nobody writes a line or a key of them meanwhile. */
async function standsOn(tx: Writer, budgetId: number) {
  await tx.selectFrom('budget_version').select('id').where('budget_id', '=', budgetId).orderBy('id').forUpdate().execute()
  const lines = await tx
    .selectFrom('budget_line as l')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select('l.year')
    .distinct()
    .where('v.budget_id', '=', budgetId)
    .where('v.given_up', '=', false)
    .where('l.removed', '=', false)
    .orderBy('l.year')
    .execute()
  const spread = await tx
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .innerJoin('budget_version as v', 'v.id', 'l.version_id')
    .select(['s.item_id', 'v.state'])
    .distinct()
    .where('v.budget_id', '=', budgetId)
    .execute()
  const weighed = await tx
    .selectFrom('budget_key_weight as w')
    .innerJoin('budget_key as k', 'k.id', 'w.key_id')
    .innerJoin('budget_version as v', 'v.id', 'k.version_id')
    .select('w.item_id')
    .where('v.budget_id', '=', budgetId)
    .limit(1)
    .execute()
  const open = spread.filter(({ state }) => state === 'voted' || state === 'amended')
  return {
    lineYears: lines.map(({ year }) => year),
    spread: spread.length + weighed.length > 0,
    shownItems: [...new Set(open.map(({ item_id }) => item_id))],
  }
}

/** Edits a budget's settings: its plan, years, title and target until a version is proposed; what the public is shown at any time. */
export async function editBudget(tx: Writer, actor: Actor, budgetId: number, { revision, facts }: BudgetEdit): Promise<number | null> {
  const row = found(await tx.selectFrom('budget_budget').selectAll().where('id', '=', budgetId).forUpdate().executeTakeFirst())
  const versions = await versionsOfBudget(tx, actor, budgetId)
  const { budget } = found(versions[0])
  if (!mayEditBudget(actor, budget.owner)) throw notYours()
  const fields = BUDGET_FIELDS.filter((name) => facts[name] !== undefined && facts[name] !== row[name])
  if (fields.length === 0) return null
  if (row.revision !== revision) refuse(objection('budget.settings_touched_since', {}), 409)
  const after = { ...row, ...facts }
  if (fields.includes('plan_id') && after.plan_id !== null) found(await planById(tx, actor, after.plan_id))
  const stands = await standsOn(tx, budgetId)
  refuse([
    ...objectionsToBudget({ title: { fr: after.title_fr, en: after.title_en }, yearFrom: after.year_from, yearTo: after.year_to }),
    ...objectionsToEditingBudget(fields, after, { ...stands, frozen: versions.some(({ state }) => state !== 'draft') }),
  ])
  await tx
    .updateTable('budget_budget')
    .set({ ...Object.fromEntries(fields.map((name) => [name, facts[name]])), revision: row.revision + 1 })
    .where('id', '=', budgetId)
    .execute()
  const seen = versions.filter(({ state }) => state === 'voted' || state === 'amended')
  return record(tx, actor, 'budget.edited', {
    organisationId: budget.owner.organisationId,
    public: false,
    subjects: [
      { kind: 'budget', id: budgetId },
      ...versions.map(({ id }) => ({ kind: 'budget_version', id })),
      { kind: 'organisation', id: budget.owner.organisationId },
      // Pages that strangers read follow what they are shown.
      ...(seen.length > 0 && budget.plan ? [{ kind: 'plan', id: budget.plan.id }] : []),
      ...stands.shownItems.map((id) => ({ kind: 'item', id })),
    ],
    payload: { fields },
  })
}
