/** What makes a scenario another one, and the deeds in the life of a version. */
import type { PartialDay } from '#kernel/dates.ts'

/** One other assumption: a grant refused, the lines of an account (and those below it) so much more or less, a word on why. */
export type Assumption =
  | { kind: 'grant_refused'; grantId: number }
  | { kind: 'percent'; account: string; percentBp: number }
  | { kind: 'note'; text: string }

export interface VersionDeeds {
  /** A next version begun from another: an amendment, where that one is voted. */
  'budget.drafted': { number: number; from: number | null }
  'budget.scenario_made': { number: number; name: string; from: number }
  'budget.given_up': { number: number; name: string | null }
  'budget.proposed': { number: number; sha256: string }
  'budget.withdrawn': { number: number }
  /** `amends`: the number of the version whose place it takes; `amountCents`: its charges. */
  'budget.voted': { number: number; sha256: string; decidedOn: PartialDay | null; amends: number | null; amountCents: number }
}

declare module '#kernel/capability.ts' {
  interface Deeds extends VersionDeeds {}
}
