/** A version is voted: by an assembly of the house in the transaction of its vote, or by a decision taken elsewhere that is recorded (R39). */
import type { Subject } from '#kernel/capability.ts'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Day, isDay, type PartialDay } from '#kernel/dates.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Version, versionsOfBudget } from '../../queries/budgets.ts'
import { totalsByYear } from '../../queries/standing.ts'
import { bodyOf, itemsWithMoney } from '../../queries/versions/versions.ts'
import { mayRecordBudgetDecision } from '../../rules/rights.ts'
import { sumOfTotals } from '../../rules/totals.ts'
import { objectionsToPastDecision, objectionToDecidedText, objectionToVoting } from '../../rules/versions/versions.ts'
import type { BudgetDecision } from '../../tables.ts'
import { subjectsOf, touch } from '../writable.ts'
import { heldVersion } from './versions.ts'

export interface PastDecision {
  bodyId: number | null
  bodyText: string | null
  decidedOn: PartialDay | null
  reference: string | null
  /** Where it can be read: an address, a document's name. */
  source: string | null
}

/** Records that a proposed version was voted elsewhere. The president, the secretary. */
export async function recordDecision(tx: Writer, actor: Actor, versionId: number, decision: PastDecision): Promise<void> {
  const version = await heldVersion(tx, versionId, actor, mayRecordBudgetDecision)
  refuse(objectionToVoting(version))
  const { bodyId, bodyText, decidedOn, reference, source } = decision
  const body = bodyId === null ? null : await bodyOf(tx, version.budget.owner.organisationId, bodyId)
  if (bodyId !== null && !body) throw new Refusal(objection('budget.unknown_body', {}, 'body'))
  const facts = { body: body ?? (bodyText ? { fr: bodyText, en: null } : null), decidedOn, reference, source }
  refuse(objectionsToPastDecision(facts, todayOf(tx)))
  await vote(tx, actor, version, facts)
}

export interface AssemblyDecision {
  /** Of the text that the assembly was convened on; null: nobody kept it. */
  sha256: string | null
  body: Localized
  decidedOn: Day
  reference: string
  source: string
}

/**
 * The decision of an assembly, in the transaction in which its vote is closed. Refused, and the closing with it, where the text is not the one that was
 * decided on. The assembly decides, whatever the mandates of whoever closes the vote.
 */
export async function voteByDecision(tx: Writer, actor: Actor, versionId: number, decision: AssemblyDecision): Promise<void> {
  const version = await heldVersion(tx, versionId, SHELL, () => true)
  const { frozen } = await tx.selectFrom('budget_version').select('frozen').where('id', '=', versionId).executeTakeFirstOrThrow()
  refuse(objectionToDecidedText(version, decision.sha256, frozen === null ? null : sha256(frozen)))
  refuse(objectionToVoting(version))
  const { body, decidedOn, reference, source } = decision
  await vote(tx, actor, version, { body, decidedOn, reference, source })
}

/** The version takes the place of the one in force, which is amended by it. Both rows are held with their budget's. */
async function vote(tx: Writer, actor: Actor, version: Version, decision: BudgetDecision): Promise<void> {
  const { budget, number } = version
  const before = (await versionsOfBudget(tx, SHELL, budget.id)).find(({ state }) => state === 'voted') ?? null
  if (before) {
    await tx.updateTable('budget_version').set({ state: 'amended' }).where('id', '=', before.id).execute()
    await touch(tx, before.id)
  }
  const { decidedOn } = decision
  await tx
    .updateTable('budget_version')
    .set({
      state: 'voted',
      decision: JSON.stringify(decision),
      decided_on: decidedOn !== null && isDay(decidedOn) ? decidedOn : null,
    })
    .where('id', '=', version.id)
    .execute()
  await touch(tx, version.id)
  const totals = sumOfTotals([...(await totalsByYear(tx, version.id)).values()])
  await record(tx, actor, 'budget.voted', {
    organisationId: budget.owner.organisationId,
    // Whoever shows nothing of a voted budget does not tell strangers of the vote either.
    public: budget.shown !== 'nothing',
    subjects: await subjectsOfVote(tx, version, before),
    payload: {
      number,
      sha256: found(version.sha256),
      decidedOn,
      amends: before?.number ?? null,
      amountCents: totals.chargesCents,
    },
  })
}

/**
 * The vote stands on the thread of every action that holds money in what is voted, or held some in what it replaces; not where the owner shows
 * totals alone: a public entry would tell which actions these are.
 */
async function subjectsOfVote(tx: Writer, version: Version, before: Version | null): Promise<Subject[]> {
  const { budget } = version
  const told = budget.shown === 'groups' || budget.shown === 'lines'
  const holding = told ? [version, ...(before ? [before] : [])] : []
  const items = new Set((await Promise.all(holding.map(({ id }) => itemsWithMoney(tx, id)))).flat())
  return [
    ...subjectsOf(version),
    ...(before ? [{ kind: 'budget_version', id: before.id }] : []),
    { kind: 'organisation', id: budget.owner.organisationId },
    ...(budget.plan ? [{ kind: 'plan', id: budget.plan.id }] : []),
    ...[...items].map((id) => ({ kind: 'item', id })),
  ]
}
