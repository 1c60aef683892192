/** Budgets out of the house as files. */

export { cerfaWorkbook } from './exports/cerfa.ts'
export type { BudgetFile } from './exports/file.ts'
export * from './exports/write.ts'
