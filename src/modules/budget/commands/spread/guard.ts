/** Money on an action stops its removal: what a budget that stands pays for does not leave the plan unseen. */
import type { Deeds, Reaction, Subject } from '#kernel/capability.ts'
import type { Writer } from '#kernel/database.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { versionsByIds } from '../../queries/budgets.ts'
import { strandedMoney } from '../../queries/spread/actions.ts'
import { toldEuros } from '../../rules/spread/objections.ts'

/** Refuses where an item, or one below it, bears money and is no action any more. Budgets are named as far as the actor may know them. */
async function refuseStranded(tx: Writer, actor: Actor, itemIds: readonly number[]): Promise<void> {
  const stranded = await strandedMoney(tx, itemIds)
  if (stranded.length === 0) return
  const known = new Map(
    (await versionsByIds(tx, actor, [...new Set(stranded.map(({ versionId }) => versionId))])).map((each) => [each.id, each]),
  )
  const first = stranded.find(({ versionId }) => known.get(versionId)?.sight === 'all') ?? stranded[0]!
  const version = known.get(first.versionId)
  const told = version?.sight === 'all'
  refuse(
    objection('budget.money_on_action', {
      code: first.code,
      amount: toldEuros(told ? first.amountCents : 0),
      budget: told ? version.budget.title : null,
      number: version?.number ?? 0,
      others: new Set(stranded.map(({ itemId }) => itemId)).size - 1,
    }),
  )
}

const itemsAmong = (subjects: readonly Subject[]): number[] => subjects.filter(({ kind }) => kind === 'item').map(({ id }) => id)

/** An item leaves the plan with all below it. */
export const keepFundedItems = (tx: Writer, actor: Actor, { ids }: Deeds['plan.item_removed']): Promise<void> =>
  refuseStranded(tx, actor, ids)

/** An item stands elsewhere: with other levels above it, it may be no action any more. So too when building it is undone. */
export const keepFundedLevels = (tx: Writer, actor: Actor, _: unknown, subjects: Subject[]): Promise<void> =>
  refuseStranded(tx, actor, itemsAmong(subjects))

/** The plan gets another number of levels: its actions are then at another one. */
export const keepFundedPlan: Reaction<'plan.edited'> = async (tx, actor, { changes }, subjects) => {
  const plan = subjects.find(({ kind }) => kind === 'plan')
  if (!plan || !changes.some(({ field }) => field === 'level_names')) return
  const roots = await tx.selectFrom('plan_item').select('id').where('plan_id', '=', plan.id).where('parent_id', 'is', null).execute()
  await refuseStranded(
    tx,
    actor,
    roots.map(({ id }) => id),
  )
}
