/** Who may cast for an organisation in a meeting. */
import type { Role } from '#kernel/values/actor.ts'

/** The mandates by which a person casts for an organisation: whoever represents it, or presides over it. */
export const VOTING_ROLES: readonly Role[] = ['representative', 'president']
