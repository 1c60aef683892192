/** Budgets, the slice versions, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function versionsAttempts(_tested: Tested): Attempt[] {
  return []
}
