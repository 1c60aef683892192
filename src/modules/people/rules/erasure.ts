/** Erasing a person: not while mandates are in force, not the last one who may keep the network, and not by a slip of the hand. */
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.erasure_mandates': { count: number }
    'people.erasure_last_keeper': Record<never, never>
    'people.erasure_unconfirmed': { name: string }
    'people.erased_already': Record<never, never>
    'people.nobody_chosen': Record<never, never>
  }
}

export interface ErasureFacts {
  name: string
  erased: boolean
  /** Mandates in force or to come. */
  mandates: number
  /** Whether nobody else holds, today, an office that may keep the network's settings, and this person was the last who did. */
  lastKeeper: boolean
}

/** What stands in the way, whoever asks for it. */
export function objectionToErasure(facts: ErasureFacts): Objection | null {
  if (facts.erased) return objection('people.erased_already', {})
  if (facts.lastKeeper) return objection('people.erasure_last_keeper', {})
  return facts.mandates > 0 ? objection('people.erasure_mandates', { count: facts.mandates }) : null
}

/** Case, accents, apostrophes and doubled spaces aside: `people_name_key` in the database. */
const key = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** It cannot be undone: the name is typed once more. */
export const objectionToConfirmation = (name: string, typed: string): Objection | null =>
  key(typed) !== '' && key(typed) === key(name) ? null : objection('people.erasure_unconfirmed', { name }, 'name')
