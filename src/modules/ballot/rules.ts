/** What may be done with a vote, and what not. */
export * from './rules/casting.ts'
export * from './rules/room.ts'
export * from './rules/votes.ts'
