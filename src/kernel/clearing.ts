/** What the kernel clears when its time is over (R37): mails that left, one-time links that are over. Counted before, so that nobody is surprised. */
import { sql } from 'kysely'
import type { Reader, Writer } from './database.ts'
import './session/tables.ts'
import './tables.ts'

const count = async (rows: { execute(): Promise<{ count: number }[]> }): Promise<number> => (await rows.execute())[0]?.count ?? 0
const counted = sql<number>`count(*)`.as('count')

/** Mails that left or were refused before this moment; what still waits is kept. */
export const dueMails = (reader: Reader, before: Date): Promise<number> =>
  count(reader.selectFrom('mail_message').select(counted).where('state', '!=', 'waiting').where('queued_at', '<', before))

export async function clearMails(tx: Writer, before: Date): Promise<number> {
  const gone = await tx.deleteFrom('mail_message').where('state', '!=', 'waiting').where('queued_at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** One-time links that were used, or held until then. */
export const dueLinks = (reader: Reader, before: Date): Promise<number> =>
  count(
    reader
      .selectFrom('session_link')
      .select(counted)
      .where((eb) => eb.or([eb('used_at', '<', before), eb('expires_at', '<', before)])),
  )

export async function clearLinks(tx: Writer, before: Date): Promise<number> {
  const gone = await tx
    .deleteFrom('session_link')
    .where((eb) => eb.or([eb('used_at', '<', before), eb('expires_at', '<', before)]))
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
