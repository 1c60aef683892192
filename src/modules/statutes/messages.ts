/** Every sentence that statutes say. */
export * from './messages/deeds.ts'
export * from './messages/reason.ts'
export * from './messages/reason-words.ts'
export * from './messages/refusals.ts'
export * from './messages/tally.ts'
