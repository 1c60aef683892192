/** What there is of budgets, as each reader may see it. */
export * from './queries/budgets.ts'
export * from './queries/grants-on-file.ts'
export * from './queries/lines.ts'
export * from './queries/names.ts'
export * from './queries/standing.ts'
