/** What is read of votes. */
export * from './queries/casting.ts'
export * from './queries/counted.ts'
export * from './queries/names.ts'
export * from './queries/personal.ts'
export * from './queries/results.ts'
export * from './queries/room.ts'
export * from './queries/votes.ts'
