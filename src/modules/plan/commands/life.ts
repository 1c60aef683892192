/** A plan's life: publication, withdrawal, adoption by a past decision or by an assembly of the house, closing. */

import type { Subject } from '#kernel/capability.ts'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day, PartialDay } from '#kernel/dates.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Plan, planById, planBySlug } from '../queries/plans.ts'
import { openRevision, versionById, workingText } from '../queries/versions.ts'
import {
  mayMoveOn,
  objectionToAdopting,
  objectionToClosing,
  objectionToDecidedText,
  objectionToPublishing,
  objectionToWithdrawing,
} from '../rules.ts'
import type { VersionDecision } from '../tables/versions.ts'
import type { PlanState } from '../tables.ts'
import { adoptRevision } from './revision.ts'
import { freezeVersion } from './versions.ts'

/** Finds a plan that this actor may move on, its row held. */
async function lockedPlan(tx: Writer, actor: Actor, slug: string): Promise<Plan> {
  await tx.selectFrom('plan_plan').select('id').where('slug', '=', slug).forUpdate().execute()
  const plan = found(await planBySlug(tx, actor, slug))
  if (!mayMoveOn(actor, plan)) throw notYours()
  return plan
}

/** The plan first, then every item: what happens to a plan stands on the thread of each of its items. */
export async function subjectsOfPlan(tx: Writer, planId: number): Promise<Subject[]> {
  const items = await tx.selectFrom('plan_item').select('id').where('plan_id', '=', planId).orderBy('id').execute()
  return [{ kind: 'plan', id: planId }, ...items.map(({ id }) => ({ kind: 'item', id }))]
}

/** The same of a deed on the plan's life; the adopted plan whose next text it is shows that too. */
export const subjectsOfLife = async (tx: Writer, plan: Plan): Promise<Subject[]> => [
  ...(await subjectsOfPlan(tx, plan.id)),
  ...(plan.revises ? [{ kind: 'plan', id: plan.revises.id }] : []),
]

export const writeState = (tx: Writer, planId: number, state: PlanState) =>
  tx.updateTable('plan_plan').set({ state }).where('id', '=', planId).execute()

/** Opens the working text to anyone, marked « projet ». */
export async function publishPlan(tx: Writer, actor: Actor, slug: string): Promise<number> {
  const plan = await lockedPlan(tx, actor, slug)
  refuse(objectionToPublishing(plan))
  await writeState(tx, plan.id, 'published')
  const { number } = await freezeVersion(tx, plan.id, 'published')
  return record(tx, actor, 'plan.published', {
    organisationId: plan.responsibleId,
    public: true,
    subjects: await subjectsOfLife(tx, plan),
    payload: { version: number },
  })
}

/** Takes a published text back: it is a draft again, and does not exist for strangers. */
export async function withdrawPlan(tx: Writer, actor: Actor, slug: string): Promise<number> {
  const plan = await lockedPlan(tx, actor, slug)
  refuse(objectionToWithdrawing(plan))
  await writeState(tx, plan.id, 'draft')
  return record(tx, actor, 'plan.withdrawn', {
    organisationId: plan.responsibleId,
    public: false,
    subjects: await subjectsOfLife(tx, plan),
    payload: {},
  })
}

export interface PastDecision {
  bodyId: number | null
  bodyText: string | null
  decidedOn: PartialDay | null
  reference: string | null
  /** Where it can be read: an address, a document's name. */
  source: string | null
}

/** The decision as its row and as its version keep it. */
interface Decided {
  row: { body_id: number | null; body_text: string | null; decided_on: PartialDay | null; reference: string | null; source: string | null }
  facts: VersionDecision
}

/** The body must be one of the plan's own. */
async function decided(tx: Writer, plan: Plan, decision: PastDecision): Promise<Decided> {
  const body =
    decision.bodyId === null
      ? undefined
      : await tx
          .selectFrom('people_body')
          .select(['name_fr', 'name_en'])
          .where('id', '=', decision.bodyId)
          .where('organisation_id', '=', plan.responsibleId)
          .executeTakeFirst()
  if (decision.bodyId !== null && !body) throw new Refusal(objection('plan.unknown_choice', {}, 'body'))
  const { bodyId: body_id, bodyText: body_text, decidedOn, reference, source } = decision
  const named = body ? { fr: body.name_fr, en: body.name_en } : body_text ? { fr: body_text, en: null } : null
  return {
    row: { body_id, body_text, decided_on: decidedOn, reference, source },
    facts: { body: named, decidedOn, reference, source },
  }
}

/** R39: adopts a plan by a decision that was taken elsewhere, each fact as far as known; a next text so becomes the text of its plan. */
export async function adoptPlan(tx: Writer, actor: Actor, input: { slug: string; decision: PastDecision }): Promise<number> {
  const plan = await lockedPlan(tx, actor, input.slug)
  refuse(objectionToAdopting(plan, input.decision, todayOf(tx)))
  return adoptedBy(tx, actor, plan, await decided(tx, plan, input.decision))
}

/** The text as it stands becomes that of the plan, frozen with its decision; `voted`: on it, in this house. */
async function adoptedBy(tx: Writer, actor: Actor, plan: Plan, { row, facts }: Decided, voted = false): Promise<number> {
  const adopted = plan.revises ? await adoptRevision(tx, plan.id, plan.revises.id) : null
  const planId = plan.revises?.id ?? plan.id
  // A file may have told of a decision that did not adopt the plan here. That of an earlier version stands with the version.
  await tx
    .insertInto('plan_decision')
    .values({ plan_id: planId, ...row })
    .onConflict((conflict) => conflict.column('plan_id').doUpdateSet(row))
    .execute()
  await writeState(tx, plan.id, 'adopted')
  const { number } = await freezeVersion(tx, planId, 'adopted', facts, adopted && plan.id)
  return record(tx, actor, 'plan.adopted', {
    organisationId: plan.responsibleId,
    public: true,
    subjects: adopted ?? (await subjectsOfPlan(tx, plan.id)),
    payload: {
      from: adopted ? 'adopted' : plan.state,
      ...facts,
      version: number,
      ...(adopted ? { revisionId: plan.id } : {}),
      ...(voted ? { voted } : {}),
    },
  })
}

export interface AssemblyDecision {
  /** Of the version that the assembly was convened on; null: nobody kept it. */
  sha256: string | null
  body: Localized
  bodyId: number
  decidedOn: Day
  reference: string
  source: string
}

/**
 * R39: the decision of an assembly on a frozen version. Refused, and the closing of its vote with it, where the text is no longer the one that was
 * decided on: what is adopted is what was voted, to the letter. The assembly decides, whatever the mandates of whoever closes the vote.
 */
export async function adoptByDecision(tx: Writer, actor: Actor, versionId: number, decision: AssemblyDecision): Promise<number> {
  const { plan: of, version } = found(await versionById(tx, versionId))
  await tx.selectFrom('plan_plan').select('id').where('id', '=', of.id).forUpdate().execute()
  // The command line sees what is public alone.
  const plan = await planById(tx, SHELL, of.id)
  if (!plan) throw new Refusal(objection('plan.decided_text_withdrawn', {}))
  const { body, bodyId, decidedOn, reference, source } = decision
  const row = { body_id: bodyId, body_text: null, decided_on: decidedOn, reference, source }
  refuse(objectionToAdopting(plan, { bodyId, bodyText: null, decidedOn, reference, source }, decidedOn))
  const { sha256: now } = await workingText(tx, plan.id)
  refuse(objectionToDecidedText({ decided: decision.sha256, version: version.sha256, now, number: version.number }))
  return adoptedBy(tx, actor, plan, { row, facts: { body, decidedOn, reference, source } }, true)
}

/** Ends a plan: it stays readable and nothing of it changes any more. A next text is given up instead: it is read by its own alone. */
export async function closePlan(tx: Writer, actor: Actor, slug: string): Promise<number> {
  const plan = await lockedPlan(tx, actor, slug)
  refuse(objectionToClosing(plan, (await openRevision(tx, actor, plan.id)).id !== null))
  await writeState(tx, plan.id, 'closed')
  return record(tx, actor, 'plan.closed', {
    organisationId: plan.responsibleId,
    public: !plan.revises,
    subjects: await subjectsOfLife(tx, plan),
    payload: plan.revises ? { from: plan.state } : {},
  })
}
