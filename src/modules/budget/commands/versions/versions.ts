/** The life of a version up to the vote: the next one is drafted, proposed as a frozen text, withdrawn, given up (R17, R39). */
import type { Subject } from '#kernel/capability.ts'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Version, versionById, versionsOfBudget } from '../../queries/budgets.ts'
import { textNow } from '../../queries/versions/frozen.ts'
import { objectionsToText } from '../../queries/versions/versions.ts'
import { mayEditBudget, mayProposeBudget, type OwnerRef } from '../../rules/rights.ts'
import { objectionToDrafting, objectionToGivingUp, objectionToProposing, objectionToWithdrawing } from '../../rules/versions/versions.ts'
import { subjectsOf, touch } from '../writable.ts'
import { copyVersion } from './copy.ts'

/** The version, its budget's row and its own held until the transaction ends; 404 for who may not know of it, 403 for whom `may` says no. */
export async function heldVersion(
  tx: Writer,
  id: number,
  actor: Actor,
  may: (actor: Actor | null, owner: OwnerRef) => boolean,
): Promise<Version> {
  const row = found(await tx.selectFrom('budget_version').select('budget_id').where('id', '=', id).executeTakeFirst())
  // The budget first: two who decide or draft at once come one after the other.
  await tx.selectFrom('budget_budget').select('id').where('id', '=', row.budget_id).forUpdate().execute()
  await tx.selectFrom('budget_version').select('id').where('id', '=', id).forUpdate().execute()
  const version = found(await versionById(tx, actor, id))
  if (!may(actor, version.budget.owner)) throw notYours()
  return version
}

/** What the deeds of a version are about, with the version that it comes from. */
const besides = (version: Version, otherId: number | null): Subject[] =>
  otherId === null || otherId === version.id ? subjectsOf(version) : [...subjectsOf(version), { kind: 'budget_version', id: otherId }]

/**
 * Begins the next version (an amended budget, where one is in force) as a copy of any other, scenarios too: lines, what they are spread over, keys, the
 * regions' key. One at a time: `instead` names the open draft that is given up for it. The treasurer and the permanents. Returns its id.
 */
export async function draftVersion(tx: Writer, actor: Actor, fromVersionId: number, instead: number | null = null): Promise<number> {
  const from = await heldVersion(tx, fromVersionId, actor, mayEditBudget)
  const others = await versionsOfBudget(tx, actor, from.budget.id)
  refuse(objectionToDrafting(others, instead))
  const left = others.find(({ id }) => id === instead)
  if (left) await giveUp(tx, actor, left.id)
  const { id, number } = await copyVersion(tx, from, { scenario: false, name: null, note: from.note, assumptions: [] })
  await record(tx, actor, 'budget.drafted', {
    organisationId: from.budget.owner.organisationId,
    public: false,
    subjects: besides({ ...from, id }, from.id),
    payload: { number, from: from.number },
  })
  return id
}

/** Freezes a draft in balance, so that exactly this text may be decided on. The treasurer, the board. Returns its SHA-256. */
export async function proposeVersion(tx: Writer, actor: Actor, versionId: number): Promise<string> {
  const version = await heldVersion(tx, versionId, actor, mayProposeBudget)
  refuse(objectionToProposing(version))
  refuse(await objectionsToText(tx, version))
  const { text, sha256 } = await textNow(tx, versionId)
  await tx.updateTable('budget_version').set({ state: 'proposed', frozen: text, sha256 }).where('id', '=', versionId).execute()
  await touch(tx, versionId)
  await record(tx, actor, 'budget.proposed', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects: [...subjectsOf(version), { kind: 'organisation', id: version.budget.owner.organisationId }],
    payload: { number: version.number, sha256 },
  })
  return sha256
}

/** Takes a proposed version back to mend it; the vote on an agenda that names it is then refused, until the same text is proposed again. */
export async function withdrawVersion(tx: Writer, actor: Actor, versionId: number): Promise<void> {
  const version = await heldVersion(tx, versionId, actor, mayProposeBudget)
  refuse(objectionToWithdrawing(version))
  await tx.updateTable('budget_version').set({ state: 'draft', frozen: null, sha256: null }).where('id', '=', versionId).execute()
  await touch(tx, versionId)
  await record(tx, actor, 'budget.withdrawn', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects: subjectsOf(version),
    payload: { number: version.number },
  })
}

/** Gives up a draft or a scenario: it stays readable by who writes budgets, and a next version may still begin from it. */
export async function giveUp(tx: Writer, actor: Actor, versionId: number): Promise<void> {
  const version = await heldVersion(tx, versionId, actor, mayEditBudget)
  refuse(objectionToGivingUp(version))
  await tx.updateTable('budget_version').set({ given_up: true }).where('id', '=', versionId).execute()
  await touch(tx, versionId)
  await record(tx, actor, 'budget.given_up', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects: subjectsOf(version),
    payload: { number: version.number, name: version.scenario ? version.name : null },
  })
}
