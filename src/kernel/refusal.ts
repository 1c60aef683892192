/** The one error of the domain: it says no, in a sentence for a person; nothing is broken. */
import type { Objection, ObjectionCode, Objections } from './values/objection.ts'
import { objection } from './values/objection.ts'

/** 403: not yours to do. 404: does not exist (for you). 409: somebody was faster. 422: what was given cannot be accepted. */
export type RefusalStatus = 403 | 404 | 409 | 422 | 429

declare module './values/objection.ts' {
  interface Objections {
    'kernel.not_found': Record<never, never>
    'kernel.not_yours': Record<never, never>
    'kernel.form_invalid': Record<never, never>
    'kernel.foreign_origin': Record<never, never>
    'kernel.too_large': { limit: string }
    'kernel.file_too_large': { mostBytes: number }
    'kernel.file_empty': { name: string }
    'kernel.upload_broken': Record<never, never>
    'kernel.required': Record<never, never>
    'kernel.too_long': { max: number }
    'kernel.not_a_day': { text: string }
    'kernel.not_a_number': { text: string }
    'kernel.not_an_amount': { text: string }
    'kernel.negative_amount': { text: string }
    'kernel.amount_too_large': { text: string }
    'kernel.not_a_share': { text: string }
    'kernel.not_a_choice': { text: string }
    'kernel.out_of_range': { min: number; max: number }
    'kernel.not_an_email': { text: string }
  }
}

export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly objections: Objection[]

  constructor(objections: Objection | Objection[], status: RefusalStatus = 422) {
    const list = Array.isArray(objections) ? objections : [objections]
    super(list.map((each) => each.code).join(', '))
    this.status = status
    this.objections = list
  }
}

/** Throws when a rule objects: `refuse(objectionToClosing(ballot, today))`. An empty list objects to nothing. */
export function refuse(objections: Objection | Objection[] | null, status?: RefusalStatus): void {
  if (objections === null || (Array.isArray(objections) && objections.length === 0)) return
  throw new Refusal(objections, status)
}

/** What one may not see does not exist. */
export const notFound = (): Refusal => new Refusal(objection('kernel.not_found', {}), 404)
/** It may be seen, and not done by this actor. */
export const notYours = (): Refusal => new Refusal(objection('kernel.not_yours', {}), 403)

/** The found thing, or 404. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw notFound()
  return thing
}

export type { Objection, ObjectionCode, Objections }
