/** Where each change of a version begins: its row is locked, the actor may write it, and it is still a draft. */
import { sql } from 'kysely'
import type { Subject } from '#kernel/capability.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Version, versionById } from '../queries/budgets.ts'
import { mayEditBudget, mayReadDraftBudget } from '../rules/rights.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.frozen': Record<never, never>
    'budget.touched_since': Record<never, never>
  }
}

/** The version, locked until the transaction ends; 404 for who may not know of it, 403 for who may not write it, 422 once it is frozen or given up. */
export async function writableVersion(tx: Writer, id: number, actor: Actor): Promise<Version> {
  await tx.selectFrom('budget_version').select('id').where('id', '=', id).forUpdate().execute()
  const version = found(await versionById(tx, actor, id))
  if (!mayEditBudget(actor, version.budget.owner)) {
    if (version.state === 'draft' && !mayReadDraftBudget(actor, version.budget.owner)) found(null)
    throw notYours()
  }
  if (version.state !== 'draft' || version.givenUp) refuse(objection('budget.frozen', {}))
  return version
}

/** Counts a change of what stands in the version. */
export async function touch(tx: Writer, versionId: number): Promise<void> {
  await tx.updateTable('budget_version').set({ revision: sql`revision + 1` }).where('id', '=', versionId).execute()
}

/** What the deeds of a version are about; the version first. */
export const subjectsOf = ({ id, budget }: Pick<Version, 'id' | 'budget'>): Subject[] => [
  { kind: 'budget_version', id },
  { kind: 'budget', id: budget.id },
]
