/** What is done with votes. */
export * from './commands/casting.ts'
export * from './commands/room.ts'
export * from './commands/votes.ts'
