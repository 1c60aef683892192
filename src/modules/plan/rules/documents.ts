/** Which documents are taken, and who adds and removes them. */
import type { Actor } from '#kernel/values/actor.ts'
import { type Content, endingsOf, type RefusedKind } from '#kernel/values/media.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { mayWrite, ownsAction, type PlanFacts } from './life.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.document_missing': Record<never, never>
    'plan.document_refused': { name: string; what: RefusedKind }
    /** `endings`: those that would fit what it is. */
    'plan.document_named_otherwise': { name: string; endings: readonly string[] }
    'plan.document_twice': { name: string }
    'plan.too_many_documents': { most: number }
  }
}

/** Of all files that are sent at once. */
export const MOST_DOCUMENT_BYTES = 20 * 1_048_576
/** In one place: an item, or the plan itself. */
export const MOST_DOCUMENTS = 60

/** An item as the rules on its documents and links need it. */
export interface Holder {
  action: boolean
  removed: boolean
  origin_id: number | null
  owner_person_id: number | null
  owner_body_id: number | null
  owner_organisation_id: number | null
}

/** Whether an item is one on which work goes on: it is in the plan, and not only the next text of an adopted item (R39). */
export const isWorkedOn = (item: Pick<Holder, 'removed' | 'origin_id'>): boolean => !item.removed && item.origin_id === null

/** Permanent staff of the plan's owner, and the owner of an action, for that action; on adopted plans too, on closed ones nobody. */
export const mayKeepDocuments = (actor: Actor | null, plan: PlanFacts, item: Holder | null): boolean =>
  plan.state !== 'closed' &&
  (item === null || isWorkedOn(item)) &&
  (mayWrite(actor, plan) || (item?.action === true && ownsAction(actor, item)))

/** The content decides what a file is; its name must not say something else. */
export function objectionToDocument(name: string, ending: string, content: Content): Objection | null {
  if ('refused' in content) return objection('plan.document_refused', { name, what: content.refused }, 'files')
  const endings = endingsOf(content.kind)
  return endings.includes(ending) ? null : objection('plan.document_named_otherwise', { name, endings }, 'files')
}

/** What stands against one more document beside those that are there. */
export function objectionToAnother(name: string, sha256: string, there: { sha256: string }[]): Objection | null {
  if (there.some((each) => each.sha256 === sha256)) return objection('plan.document_twice', { name }, 'files')
  return there.length >= MOST_DOCUMENTS ? objection('plan.too_many_documents', { most: MOST_DOCUMENTS }, 'files') : null
}
