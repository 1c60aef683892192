/** A draft shared with a body, and taken back from it. */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inLang, type Localized } from '#kernel/values/lang.ts'
import { body } from '#modules/people/index.ts'
import { type Plan, planBySlug } from '../queries/plans.ts'
import { bodiesNear } from '../queries/sharing.ts'
import { mayShare, objectionToSharing, objectionToUnsharing } from '../rules.ts'

interface SharingInput {
  slug: string
  bodyId: number
  undoes?: number
}

/** Finds a plan that this actor may share, its row held. */
async function lockedPlan(tx: Writer, actor: Actor, slug: string): Promise<Plan> {
  await tx.selectFrom('plan_plan').select('id').where('slug', '=', slug).forUpdate().execute()
  const plan = found(await planBySlug(tx, actor, slug))
  if (!mayShare(actor, plan)) throw notYours()
  return plan
}

const recordSharing = (tx: Writer, actor: Actor, plan: Plan, bodyId: number, name: Localized, shared: boolean, undoes?: number) =>
  record(tx, actor, 'plan.sharing_changed', {
    organisationId: plan.responsibleId,
    // Who reads a draft is nobody else's business, also once it is published.
    public: false,
    subjects: [
      { kind: 'plan', id: plan.id },
      { kind: 'body', id: bodyId },
    ],
    payload: { bodyId, body: name, shared, undoes },
  })

/** Lets the members of a body read a draft; it gives them no right to write. Returns the journal entry. */
export async function shareDraft(tx: Writer, actor: Actor, { slug, bodyId, undoes }: SharingInput): Promise<number> {
  const plan = await lockedPlan(tx, actor, slug)
  const near = (await bodiesNear(tx, plan.responsibleId, todayOf(tx))).find(({ id }) => id === bodyId)
  refuse(objectionToSharing(plan, near ? { id: near.id, name: inLang(near.name, actor.lang) } : null))
  await tx.insertInto('plan_sharing').values({ plan_id: plan.id, body_id: bodyId }).execute()
  return recordSharing(tx, actor, plan, bodyId, near!.name, true, undoes)
}

/** Takes a draft back from a body, at once. Returns the journal entry. */
export async function unshareDraft(tx: Writer, actor: Actor, { slug, bodyId, undoes }: SharingInput): Promise<number> {
  const plan = await lockedPlan(tx, actor, slug)
  refuse(objectionToUnsharing(plan, bodyId), 409)
  const { name } = found(await body(tx, bodyId, todayOf(tx)))
  await tx.deleteFrom('plan_sharing').where('plan_id', '=', plan.id).where('body_id', '=', bodyId).execute()
  return recordSharing(tx, actor, plan, bodyId, name, false, undoes)
}
