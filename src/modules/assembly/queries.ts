/** What is known of meetings. */
export * from './queries/agenda.ts'
export * from './queries/counting.ts'
export * from './queries/meetings.ts'
export * from './queries/quorum.ts'
export * from './queries/roll.ts'
export * from './queries/voters.ts'
