/** The freezing of versions, within the change that publishes or adopts. */
import { nowOf, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import { planDraft } from '../queries/draft.ts'
import { itemsInOrder } from '../queries/versions.ts'
import { frozenPlan } from '../rules/frozen.ts'
import type { VersionCause, VersionDecision } from '../tables/versions.ts'

/** Freezes the text as it stands under the next number (R39). The plan's row must be held. */
export async function freezeVersion(
  tx: Writer,
  planId: number,
  cause: VersionCause,
  decision: VersionDecision | null = null,
): Promise<{ number: number; sha256: string }> {
  const text = canonicalJson(frozenPlan(await planDraft(tx, planId, () => '')))
  const order = await itemsInOrder(tx, planId)
  const { last } = await tx
    .selectFrom('plan_version')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  const version = { number: (last ?? 0) + 1, sha256: sha256(text) }
  await tx
    .insertInto('plan_version')
    .values({
      plan_id: planId,
      ...version,
      cause,
      made_at: nowOf(tx),
      made_on: todayOf(tx),
      text,
      item_ids: order.map(({ id }) => id),
      decision: decision && JSON.stringify(decision),
    })
    .execute()
  return version
}

/** The deed that made the plan's last version was undone: the version stays, marked. */
export async function takeBackVersion(tx: Writer, planId: number): Promise<void> {
  const last = await tx.selectFrom('plan_version').select('id').where('plan_id', '=', planId).orderBy('number', 'desc').executeTakeFirst()
  if (last) await tx.updateTable('plan_version').set({ taken_back: true }).where('id', '=', last.id).execute()
}
