/** Keeping organisations, persons, bodies and mandates, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const keepingAttempts = (_tested: Tested, _world: World): Attempt[] => []
