/** The pure decisions of plans, gathered: their life, their items, their tree. */
export * from './rules/frozen.ts'
export * from './rules/items.ts'
export * from './rules/life.ts'
export * from './rules/references.ts'
export * from './rules/tree.ts'
