/** What is done with budgets. */
export * from './commands/budgets.ts'
export * from './commands/lines.ts'
