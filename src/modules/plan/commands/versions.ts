/** The freezing of versions, within the change that publishes or adopts. */
import { nowOf, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { workingText } from '../queries/versions.ts'
import type { VersionCause, VersionDecision } from '../tables/versions.ts'

/** Freezes the text as it stands under the next number (R39). `revisionId`: the next text that it was before. The plan's row must be held. */
export async function freezeVersion(
  tx: Writer,
  planId: number,
  cause: VersionCause,
  decision: VersionDecision | null = null,
  revisionId: number | null = null,
): Promise<{ number: number; sha256: string }> {
  const { json, sha256, itemIds } = await workingText(tx, planId)
  const { last } = await tx
    .selectFrom('plan_version')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  const version = { number: (last ?? 0) + 1, sha256 }
  await tx
    .insertInto('plan_version')
    .values({
      plan_id: planId,
      ...version,
      cause,
      made_at: nowOf(tx),
      made_on: todayOf(tx),
      text: json,
      item_ids: itemIds,
      decision: decision && JSON.stringify(decision),
      revision_id: revisionId,
    })
    .execute()
  return version
}

/** The deed that made this version was undone: the version stays, marked. */
export const takeBackVersion = (tx: Writer, planId: number, number: number) =>
  tx.updateTable('plan_version').set({ taken_back: true }).where('plan_id', '=', planId).where('number', '=', number).execute()
