/** The rules of meetings: who may do what, and what the statutes count. */
export * from './rules/counting.ts'
export * from './rules/rights.ts'
export * from './rules/voting.ts'
