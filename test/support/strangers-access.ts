/** Passkeys and sessions, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const accessAttempts = (_tested: Tested, _world: World): Attempt[] => []
