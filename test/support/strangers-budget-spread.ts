/** Budgets, the slice spread, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function spreadAttempts(_tested: Tested): Attempt[] {
  return []
}
