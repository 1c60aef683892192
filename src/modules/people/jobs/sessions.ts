/** Every night, sessions that nobody used for thirty days end, and what ended a year ago is forgotten. */
import type { JobDeclaration } from '#kernel/capability.ts'

export const sessionJobs: JobDeclaration[] = [{ queue: 'people.sessions', cron: '23 3 * * *', work: (house) => house.sessions.sweep() }]
