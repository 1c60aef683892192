/** The back-up page, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const backupAttempts = (_tested: Tested, _world: World): Attempt[] => []
