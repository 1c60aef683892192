/** What makes a scenario another one, and the deeds in the life of a version. */

/** One other assumption: a grant refused, an amount in percent of what stood there, an amount of its own. */
export type Assumption =
  | { kind: 'grant_refused'; grantId: number }
  | { kind: 'percent'; account: string; percentBp: number }
  | { kind: 'note'; text: string }

declare module '#kernel/capability.ts' {
  interface Deeds {
    /** A next version begun from another: an amendment, where that one is voted. */
    'budget.drafted': { number: number; from: number | null }
    'budget.scenario_made': { number: number; name: string; from: number }
    'budget.given_up': { number: number; name: string | null }
    'budget.proposed': { number: number; sha256: string }
    'budget.withdrawn': { number: number }
    /** `amends`: the number of the version whose place it takes. */
    'budget.voted': { number: number; sha256: string; decidedOn: string; amends: number | null }
  }
}
