/** An actor with mandates, for tests of rules: no database, no sign-in. */
import type { Actor, Role } from '#kernel/values/actor.ts'

export const NETWORK = 1
export const REGION = 2

/** Somebody who holds these mandates today, of the network where nothing else is said. */
export const actor = (...mandates: { role: Role; organisation?: number; body?: number }[]): Actor => ({
  personId: 7,
  name: 'Camille Exemple',
  lang: 'fr',
  example: true,
  mandates: mandates.map(({ role, organisation = NETWORK, body }, id) => ({
    id,
    role,
    organisationId: organisation,
    organisationName: '',
    bodyId: body ?? null,
    bodyName: null,
  })),
  acting: null,
})
