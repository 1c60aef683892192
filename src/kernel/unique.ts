/** Of two who write the same at once, the database refuses the second: its unique violation becomes the sentence of a refusal. */
import { Refusal } from './refusal.ts'
import type { Objection } from './values/objection.ts'

const UNIQUE_VIOLATION = '23505'

/**
 * Writes; where a unique constraint named in `taken` is violated (names as PostgreSQL gives them: `people_person_email_key`), refuses with its
 * objection instead of a fault. A rule has looked before and can say more; this is for who was faster in the same instant. The transaction is
 * over afterwards: nothing can be asked of it any more, so the objection is made beforehand.
 */
export async function refusingTaken<Result>(taken: Record<string, Objection>, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    const objection = code === UNIQUE_VIOLATION && constraint !== undefined ? taken[constraint] : undefined
    throw objection ? new Refusal(objection) : error
  }
}
