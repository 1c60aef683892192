/** What can be read of plans, always through the eyes of an actor. */
export * from './queries/draft.ts'
export * from './queries/items.ts'
export * from './queries/names.ts'
export * from './queries/owned.ts'
export * from './queries/plans.ts'
export * from './queries/versions.ts'
