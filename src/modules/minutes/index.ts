/** Minutes: what was said and decided, signed and frozen; and the register of decisions. */
import type { Capability } from '#kernel/capability.ts'
import { deeds, refusals } from './messages.ts'
import { routes } from './routes.tsx'

export * from './paths.ts'

export const capability: Capability = { name: 'minutes', routes, deeds, refusals }
