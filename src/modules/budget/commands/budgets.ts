/** A budget is begun, and its own facts are edited. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { planById } from '#modules/plan/index.ts'
import { ownersById } from '../queries/names.ts'
import { objectionsToBudget } from '../rules/budgets.ts'
import { mayEditBudget } from '../rules/rights.ts'

export interface BudgetInput {
  organisationId: number
  planId: number | null
  title: Localized
  yearFrom: number
  yearTo: number
  targetShareBp?: number | null
  targetSource?: string | null
  openingCashCents?: number | null
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
