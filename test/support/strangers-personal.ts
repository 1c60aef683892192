/** Personal data, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const personalAttempts = (_tested: Tested, _world: World): Attempt[] => []
