/** The changes of minutes and of the register. */
export * from './commands/minutes.ts'
export * from './commands/register.ts'
export * from './commands/signing.ts'
