/** Invitations, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const invitationsAttempts = (_tested: Tested, _world: World): Attempt[] => []
