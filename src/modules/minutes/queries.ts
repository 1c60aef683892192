/** What is read of minutes and of the register of decisions. */
export * from './queries/content.ts'
export * from './queries/minutes.ts'
export * from './queries/register.ts'
export * from './queries/waiting.ts'
