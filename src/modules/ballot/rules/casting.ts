/** What stands against one ballot; what a person may choose; what a giver's instruction says of it. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { BallotChoice } from '../tables.ts'
import { type CastingFacts, objectionToCasting } from './votes.ts'

/** What is chosen on a screen or a form, in this order. Only a paper can be spoilt. */
export const CASTABLE = ['for', 'against', 'abstention', 'blank'] as const satisfies readonly BallotChoice[]
export type Castable = (typeof CASTABLE)[number]

export const isCastable = (text: unknown): text is Castable => CASTABLE.includes(text as Castable)

export interface CastingObjections {
  'ballot.nothing_chosen': Record<never, never>
  'ballot.mandate_ended': { name: string }
  'ballot.signed_out': { name: string }
}
declare module '#kernel/values/objection.ts' {
  interface Objections extends CastingObjections {}
}

export interface BallotFacts extends CastingFacts {
  /** The voter that is bound to who casts: the one voted for, or the one that carries its proxy. */
  holder: string
  /** Whether that one is signed in now. */
  present: boolean
  /** Whether who casts still holds, today, the mandate by which he or she was bound. */
  mandated: boolean
}

/** The vote first: whoever is late learns that, whatever else is true. In the room hands are raised last of all. */
export function objectionToBallot({ holder, present, mandated, ...facts }: BallotFacts): Objection | null {
  const first = objectionToCasting({ ...facts, remote: true })
  if (first) return first
  if (!mandated) return objection('ballot.mandate_ended', { name: holder })
  return present ? objectionToCasting(facts) : objection('ballot.signed_out', { name: holder })
}

/** Whether the giver had asked for something else. */
export const isDeviating = (choice: Castable, instruction: string | null): boolean => instruction !== null && instruction !== choice
