/** Every sentence that the plan module says. */
export * from './messages/bring-in.ts'
export * from './messages/deeds.ts'
export * from './messages/import.ts'
export * from './messages/refusals.ts'
export * from './messages/words.ts'
