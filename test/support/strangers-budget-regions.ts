/** Budgets, the slice regions, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function regionsAttempts(_tested: Tested): Attempt[] {
  return []
}
