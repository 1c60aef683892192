/** The rules of minutes and of the register. */
export * from './rules/minutes.ts'
export * from './rules/rights.ts'
