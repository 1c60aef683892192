/** Budgets, the slice grants, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function grantsAttempts(_tested: Tested): Attempt[] {
  return []
}
