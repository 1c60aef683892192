/** What is done with meetings. */
export * from './commands/quorum.ts'
export * from './commands/roll.ts'
