/** A plan's life: publication, withdrawal, adoption by a past decision, closing. */

import type { Subject } from '#kernel/capability.ts'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { PartialDay } from '#kernel/dates.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Plan, planBySlug } from '../queries/plans.ts'
import { mayMoveOn, objectionToAdopting, objectionToClosing, objectionToPublishing, objectionToWithdrawing } from '../rules.ts'
import type { PlanState } from '../tables.ts'
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
    subjects: await subjectsOfPlan(tx, plan.id),
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
    subjects: await subjectsOfPlan(tx, plan.id),
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

/** R39: adopts a plan by a decision that was taken elsewhere, each fact as far as known. */
export async function adoptPlan(tx: Writer, actor: Actor, input: { slug: string; decision: PastDecision }): Promise<number> {
  const plan = await lockedPlan(tx, actor, input.slug)
  const { decision } = input
  refuse(objectionToAdopting(plan, decision, todayOf(tx)))
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
  const decided = {
    body_id: decision.bodyId,
    body_text: decision.bodyText,
    decided_on: decision.decidedOn,
    reference: decision.reference,
    source: decision.source,
  }
  // A file may have told of a decision that did not adopt the plan here.
  await tx
    .insertInto('plan_decision')
    .values({ plan_id: plan.id, ...decided })
    .onConflict((conflict) => conflict.column('plan_id').doUpdateSet(decided))
    .execute()
  await writeState(tx, plan.id, 'adopted')
  const named = body ? { fr: body.name_fr, en: body.name_en } : decision.bodyText ? { fr: decision.bodyText, en: null } : null
  const facts = { body: named, decidedOn: decision.decidedOn, reference: decision.reference, source: decision.source }
  const { number } = await freezeVersion(tx, plan.id, 'adopted', facts)
  return record(tx, actor, 'plan.adopted', {
    organisationId: plan.responsibleId,
    public: true,
    subjects: await subjectsOfPlan(tx, plan.id),
    payload: { from: plan.state, ...facts, version: number },
  })
}

/** Ends a plan: it stays readable and nothing of it changes any more. */
export async function closePlan(tx: Writer, actor: Actor, slug: string): Promise<number> {
  const plan = await lockedPlan(tx, actor, slug)
  refuse(objectionToClosing(plan))
  await writeState(tx, plan.id, 'closed')
  return record(tx, actor, 'plan.closed', {
    organisationId: plan.responsibleId,
    public: true,
    subjects: await subjectsOfPlan(tx, plan.id),
    payload: {},
  })
}
