/** The life of a plan: draft → published → adopted → closed; who may move it on; which plan is in force. */
import { type Day, type PartialDay, spanOf } from '#kernel/dates.ts'
import { type Actor, holds, isBoardOf, isStaffOf, sitsIn } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { PlanKind, PlanState } from '../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.already_public': Record<never, never>
    'plan.not_published': Record<never, never>
    'plan.already_adopted': Record<never, never>
    'plan.not_adopted': Record<never, never>
    'plan.nothing_known_of_decision': Record<never, never>
    'plan.decided_after_today': { on: PartialDay }
    'plan.touched_since': Record<never, never>
    'plan.not_your_deed': Record<never, never>
    'plan.cannot_be_undone': Record<never, never>
    'plan.only_adopted_is_revised': Record<never, never>
    'plan.revision_open': Record<never, never>
    'plan.revised_not_adopted': Record<never, never>
    'plan.already_abandoned': Record<never, never>
    'plan.decided_text_changed': { number: number }
    'plan.decided_text_withdrawn': Record<never, never>
  }
}

/** What the rules on a plan's life need to know of it. */
export interface PlanFacts {
  id: number
  state: PlanState
  /** Who answers for it: its owner, else the network. */
  responsibleId: number
  /** The bodies with which its draft is shared. */
  sharedWith: readonly number[]
  /** Only of the next text of an adopted plan (R39): that plan. */
  revisesId?: number | null
}

/** A next text whose preparation was given up: maybe nobody outside has ever read it. */
const isAbandoned = (plan: PlanFacts): boolean => plan.state === 'closed' && (plan.revisesId ?? null) !== null

/** Anyone reads a published, adopted or closed plan; a draft is read by the owner's staff and board, and by the bodies it is shared with (docs/permissions.md). */
export const mayRead = (actor: Actor | null, plan: PlanFacts): boolean =>
  (plan.state !== 'draft' && !isAbandoned(plan)) ||
  isStaffOf(actor, plan.responsibleId) ||
  isBoardOf(actor, plan.responsibleId) ||
  plan.sharedWith.some((bodyId) => actor !== null && sitsIn(actor, bodyId))
/** Permanent staff of the owner write the plan. */
export const mayWrite = (actor: Actor | null, plan: PlanFacts): boolean => isStaffOf(actor, plan.responsibleId)
/** President, secretary and director of the owner move it through its life. */
export const mayMoveOn = (actor: Actor | null, plan: PlanFacts): boolean =>
  holds(actor, plan.responsibleId, ['president', 'secretary', 'national_director', 'regional_director'])

/** The owner of an action: the person, or the members of the owning body or organisation. */
export const ownsAction = (
  actor: Actor | null,
  item: { owner_person_id: number | null; owner_body_id: number | null; owner_organisation_id: number | null },
): boolean =>
  actor !== null &&
  ((item.owner_person_id !== null && item.owner_person_id === actor.personId) ||
    (item.owner_body_id !== null && sitsIn(actor, item.owner_body_id)) ||
    (item.owner_organisation_id !== null && holds(actor, item.owner_organisation_id)))

export const objectionToPublishing = (plan: PlanFacts): Objection | null =>
  plan.state === 'draft' ? null : objection('plan.already_public', {})
export const objectionToWithdrawing = (plan: PlanFacts): Objection | null =>
  plan.state === 'published' ? null : objection('plan.not_published', {})
/** A next text is given up before its adoption; an adopted plan is ended once no next text of it is on its way. */
export function objectionToClosing(plan: PlanFacts, nextTextIsOpen = false): Objection | null {
  if ((plan.revisesId ?? null) !== null) return isOpenRevision(plan) ? null : objectionToSettled(plan)
  if (plan.state !== 'adopted') return objection('plan.not_adopted', {})
  return nextTextIsOpen ? objection('plan.revision_open', {}) : null
}

/** A next text on which nothing is decided yet. */
export const isOpenRevision = (plan: PlanFacts): boolean =>
  (plan.revisesId ?? null) !== null && (plan.state === 'draft' || plan.state === 'published')

const objectionToSettled = (plan: PlanFacts): Objection | null => {
  if (isAbandoned(plan)) return objection('plan.already_abandoned', {})
  return plan.state === 'adopted' || plan.state === 'closed' ? objection('plan.already_adopted', {}) : null
}

/** R39: only an adopted text that still is in the plan has a next one, and one at a time. */
export function objectionToBeginningRevision(plan: PlanFacts, nextTextIsOpen: boolean): Objection | null {
  if (plan.state !== 'adopted' || (plan.revisesId ?? null) !== null) return objection('plan.only_adopted_is_revised', {})
  return nextTextIsOpen ? objection('plan.revision_open', {}) : null
}

/** A next text is brought to an end, or taken up again, only while the plan whose text it is to be is adopted. */
export const objectionToRevised = (revised: { state: PlanState }): Objection | null =>
  revised.state === 'adopted' ? null : objection('plan.revised_not_adopted', {})

/** R39: adoption is a recorded decision: body, date, reference and source as far as known, and at least one of them. */
export function objectionToAdopting(
  plan: PlanFacts,
  decision: {
    bodyId: number | null
    bodyText: string | null
    decidedOn: PartialDay | null
    reference: string | null
    source: string | null
  },
  today: Day,
): Objection | null {
  const settled = objectionToSettled(plan)
  if (settled) return settled
  if (decision.decidedOn && spanOf(decision.decidedOn).first > today)
    return objection('plan.decided_after_today', { on: decision.decidedOn }, 'decided_on')
  const known = decision.bodyId ?? decision.bodyText ?? decision.decidedOn ?? decision.reference ?? decision.source
  return known === null ? objection('plan.nothing_known_of_decision', {}, 'decided_on') : null
}

/** What an assembly decided on is the text as it stands: three fingerprints are one. `decided` is null where nobody kept it. */
export const objectionToDecidedText = (text: { decided: string | null; version: string; now: string; number: number }): Objection | null =>
  text.now === text.version && (text.decided ?? text.version) === text.version
    ? null
    : objection('plan.decided_text_changed', { number: text.number })

export interface Candidate {
  id: number
  kind: PlanKind
  state: PlanState
  responsibleId: number
  periodFrom: Day | null
  periodTo: Day | null
  decidedOn: PartialDay | null
}

/** Adopted, not closed, and its period contains today. A period that is not known contains no day. */
export const isCurrent = (plan: Candidate, today: Day): boolean =>
  plan.state === 'adopted' && plan.periodFrom !== null && plan.periodTo !== null && plan.periodFrom <= today && today <= plan.periodTo

/** The plan in force of each organisation and kind; where several would be, the later adoption wins and the others are its overlap. */
export function plansInForce<Plan extends Candidate>(plans: Plan[], today: Day): { plan: Plan; overlap: Plan[] }[] {
  const current = Map.groupBy(
    plans.filter((plan) => isCurrent(plan, today)),
    (plan) => `${plan.responsibleId} ${plan.kind}`,
  )
  const adoptedOn = (plan: Plan) => (plan.decidedOn ? spanOf(plan.decidedOn).last : '')
  return [...current.values()].map((candidates) => {
    const [plan, ...overlap] = candidates.toSorted((one, other) => adoptedOn(other).localeCompare(adoptedOn(one)) || other.id - one.id)
    return { plan: plan!, overlap }
  })
}
