/** One mandate with what it follows and what follows it. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { MandateFacts } from '../tables.ts'
import { mandatesOf } from './people.ts'

export interface MandateTold extends MandateFacts {
  /** The decision that ended it, as far as known. */
  endedBy: string | null
  /** Whom this person replaces, and by whom he or she is replaced: each only as far as this reader may know it. */
  replaces: MandateFacts | null
  replacedBy: MandateFacts | null
}

/** The mandate, if this reader may know who holds it. */
export async function mandate(reader: Reader, actor: Actor | null, id: number, today: Day): Promise<MandateTold | null> {
  const [row, next] = await Promise.all([
    reader.selectFrom('people_mandate').select(['ended_by', 'replaces_id']).where('id', '=', id).executeTakeFirst(),
    reader.selectFrom('people_mandate').select('id').where('replaces_id', '=', id).orderBy('id').executeTakeFirst(),
  ])
  if (!row) return null
  const told = await mandatesOf(reader, actor, { ids: [id, row.replaces_id ?? id, next?.id ?? id] }, today)
  const known = (wanted: number | null | undefined) =>
    told.find((each) => each.id === wanted && (each.personId !== null || each.erased)) ?? null
  const itself = known(id)
  return itself && { ...itself, endedBy: row.ended_by, replaces: known(row.replaces_id), replacedBy: known(next?.id) }
}
