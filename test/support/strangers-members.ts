/** Members in and out as files, tried by everyone. */
import type { Attempt, Tested, World } from './attempts.ts'

export const membersAttempts = (_tested: Tested, _world: World): Attempt[] => []
