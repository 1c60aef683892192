/** The back-ups that this database knows of. */
import type { Reader } from '#kernel/database.ts'
import { type Day, dayIn } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkFacts, networkOrganisation } from '../queries.ts'
import { type BackupConcern, backupConcerns } from '../rules/backup.ts'
import { mayEditNetwork } from '../rules/rights.ts'

export interface BackupFacts {
  id: number
  fingerprint: string
  madeAt: Date
  madeBy: string
  fileName: string
  sizeBytes: number
  rows: number
  checkedAt: Date | null
  restoredAt: Date | null
}

/** The latest first. */
export async function backups(reader: Reader, limit: number): Promise<BackupFacts[]> {
  const rows = await reader.selectFrom('people_backup').selectAll().orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    id: row.id,
    fingerprint: row.fingerprint,
    madeAt: row.made_at,
    madeBy: row.made_by,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    rows: row.row_count,
    checkedAt: row.checked_at,
    restoredAt: row.restored_at,
  }))
}

export interface SafeKeeping {
  concerns: BackupConcern[]
  /** The day of the latest one; null: there is none. */
  made: Day | null
  count: number
}

/** How safe the network's data is today. */
export async function safeKeeping(reader: Reader, today: Day): Promise<SafeKeeping> {
  const { made, count, tried } = await reader
    .selectFrom('people_backup')
    .select((eb) => [
      eb.fn.max<Date | null>('made_at').as('made'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.count<number>(eb.fn.coalesce('restored_at', 'checked_at')).as('tried'),
    ])
    .executeTakeFirstOrThrow()
  const network = await networkFacts(reader)
  const day = made && dayIn(network?.timeZone ?? 'Europe/Paris', made)
  return { concerns: backupConcerns({ made: day, tried: tried > 0 }, today), made: day, count }
}

/** What the one who answers for the network's data is to be reminded of; null: nothing, or not this person's. */
export async function backupReminder(reader: Reader, actor: Actor, today: Day): Promise<SafeKeeping | null> {
  const network = await networkOrganisation(reader)
  if (!network || actor.personId === null || !mayEditNetwork(actor, network.id)) return null
  const safe = await safeKeeping(reader, today)
  return safe.concerns.length > 0 ? safe : null
}
