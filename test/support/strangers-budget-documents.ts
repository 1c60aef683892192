/** Budgets, the slice documents, tried by everyone. */
import type { Attempt, Tested } from './attempts.ts'

export function documentsAttempts(_tested: Tested): Attempt[] {
  return []
}
