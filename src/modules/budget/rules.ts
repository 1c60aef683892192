/** The rules of the forecast budget. */
export * from './rules/accounts.ts'
export * from './rules/budgets.ts'
export * from './rules/lines.ts'
export * from './rules/rights.ts'
export * from './rules/totals.ts'
