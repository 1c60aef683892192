/** The network's settings and its legal pages, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const settingsAttempts = (_tested: Tested, _world: World): Attempt[] => []
