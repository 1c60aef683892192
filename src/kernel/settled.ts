/** How far the journal is settled: whoever reads it by its ids must not pass over an entry that is committed later than its followers. */
import { sql } from 'kysely'
import { change } from './change.ts'
import type { House } from './house.ts'
import './tables.ts'

const LOCK_NOT_AVAILABLE = '55P03'

/**
 * The last id of the journal at a moment when nobody was writing to it: every entry up to it is there for good, and none will appear before it. Null
 * while somebody writes; asked again later it will be known. Ids are given when an entry is written and seen when its transaction ends, so that 12
 * may appear after 13. A writer holds its lock on the table from before the id is given until after the entry is seen; the lock that is asked for
 * here is had only while there is no writer, is not waited for, and is held for this one look.
 */
export async function settledUpTo(house: House): Promise<number | null> {
  try {
    return await change(house, async (tx) => {
      await sql`lock table journal_entry in share mode nowait`.execute(tx)
      const row = await tx
        .selectFrom('journal_entry')
        .select((eb) => eb.fn.max('id').as('last'))
        .executeTakeFirst()
      return row?.last ?? 0
    })
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return null
    throw error
  }
}
