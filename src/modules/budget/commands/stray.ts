/** What comes back from before, a line put back or a version copied, is spread over actions that are in the plan still. */
import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { actionCodes, holdActions } from '../queries/spread/actions.ts'
import { respread } from './spread/respread.ts'

/** The items of which a version says something, by its lines or its keys. */
async function itemsNamed(tx: Writer, versionId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('budget_share as s')
    .innerJoin('budget_line as l', 'l.id', 's.line_id')
    .select('s.item_id')
    .where('l.version_id', '=', versionId)
    .where('l.removed', '=', false)
    .union((q) =>
      q
        .selectFrom('budget_key_weight as w')
        .innerJoin('budget_key as k', 'k.id', 'w.key_id')
        .select('w.item_id')
        .where('k.version_id', '=', versionId),
    )
    .execute()
  return rows.map(({ item_id }) => item_id)
}

/**
 * Money that stands on removed lines, or in versions that are over, keeps no action in the plan. Where such lines stand again, those spread over what is no
 * action any more are spread nowhere, to be spread anew; keys leave it out.
 */
export async function leaveStray(tx: Writer, versionId: number, planId: number | null): Promise<void> {
  const named = await itemsNamed(tx, versionId)
  if (named.length === 0) return
  await holdActions(tx, named)
  const actions = await actionCodes(tx, planId)
  const gone = named.filter((id) => !actions?.has(id))
  if (gone.length === 0) return
  const isGone = sql<boolean>`item_id = any(${gone}::bigint[])`
  const ofVersion = tx.selectFrom('budget_line').select('id').where('version_id', '=', versionId).where('removed', '=', false)
  const strayed = await tx
    .updateTable('budget_line')
    .set({ spread: 'none', revision: sql`revision + 1` })
    .where('spread', 'in', ['shares', 'amounts'])
    .where('id', 'in', ofVersion)
    .where('id', 'in', tx.selectFrom('budget_share').select('line_id').where(isGone))
    .returning('id')
    .execute()
  await tx
    .deleteFrom('budget_share')
    .where('line_id', '=', sql<number>`any(${strayed.map(({ id }) => id)}::bigint[])`)
    .execute()
  await tx
    .deleteFrom('budget_key_weight')
    .where(isGone)
    .where('key_id', 'in', tx.selectFrom('budget_key').select('id').where('version_id', '=', versionId))
    .execute()
  await respread(tx, versionId, null)
}
