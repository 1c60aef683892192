/** Minutes and extracts of the register on paper. */
export * from './documents/extract.ts'
export * from './documents/minutes.ts'
