/** Budgets into the house from files. */
export * from './imports/apart.ts'
export { draftFromJson } from './imports/json.ts'
export { MOST_FILE_BYTES, readBudgetFile } from './imports/read.ts'
