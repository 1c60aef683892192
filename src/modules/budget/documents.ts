/** Budgets on paper. */
export * from './documents/cerfa.ts'
export * from './documents/presentation.ts'
