/** Budgets out of the house as files. */
export type { BudgetFile } from './exports/file.ts'
export * from './exports/write.ts'
