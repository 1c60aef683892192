/** With whom a draft may be shared, and by whom. */
import { type Actor, sitsIn } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { mayMoveOn, mayWrite, type PlanFacts } from './life.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.read_by_anyone': Record<never, never>
    'plan.shared_already': { body: string }
    'plan.not_shared': Record<never, never>
    'plan.body_not_near': Record<never, never>
  }
}

/** Those who write the plan, and those who move it on. */
export const mayShare = (actor: Actor | null, plan: PlanFacts): boolean => mayWrite(actor, plan) || mayMoveOn(actor, plan)

/** The bodies through which this reader reads the draft. */
export const sharedBodiesOf = (actor: Actor | null, plan: Pick<PlanFacts, 'sharedWith'>): number[] =>
  actor === null ? [] : plan.sharedWith.filter((bodyId) => sitsIn(actor, bodyId))

/** Only a draft is shared, with a body of its owner or of the network; anything else is read by anyone. */
export function objectionToSharing(plan: PlanFacts, body: { id: number; name: string } | null): Objection | null {
  if (plan.state !== 'draft') return objection('plan.read_by_anyone', {}, 'body')
  if (body === null) return objection('plan.body_not_near', {}, 'body')
  return plan.sharedWith.includes(body.id) ? objection('plan.shared_already', { body: body.name }, 'body') : null
}

/** A plan that was published meanwhile is no longer shared with these bodies alone: it may still be taken back from them. */
export const objectionToUnsharing = (plan: PlanFacts, bodyId: number): Objection | null =>
  plan.sharedWith.includes(bodyId) ? null : objection('plan.not_shared', {}, 'body')
