/** Budgets, the slice matrix, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function matrixAttempts(_tested: Tested): Attempt[] {
  return []
}
