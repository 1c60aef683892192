/** Ballots: open votes by the statutes, cast once each, counted with their reason. */
import type { Capability } from '#kernel/capability.ts'
import { deeds, refusals } from './messages.ts'
import { routes } from './routes.tsx'

export * from './paths.ts'

export const capability: Capability = { name: 'ballot', routes, deeds, refusals }
