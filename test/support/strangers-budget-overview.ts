/** Budgets, the slice overview, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function overviewAttempts(_tested: Tested): Attempt[] {
  return []
}
