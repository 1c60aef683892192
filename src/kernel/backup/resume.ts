/** What remains to be done at the first start after a restoration: the mails that were waiting are sent for again. */
import { change, sendJobs } from '../change.ts'
import type { House } from '../house.ts'
import { MAIL_QUEUE } from '../mail/sending.ts'
import { keepSetting, setting } from '../setting.ts'

export const RESTORED = 'backup.restored'

/** Where this database came from. */
export interface Restored {
  fingerprint: string
  madeAt: string
  restoredAt: string
  /** Whether what was waiting has been taken up. */
  resumed: boolean
}

/** Sends once for the mails that waited when the back-up was made: work that waits is not part of it. */
export async function resumeAfterRestoration(house: House): Promise<void> {
  const restored = await setting<Restored>(house.reader, RESTORED)
  if (!restored || restored.resumed) return
  await change(house, async (tx) => {
    const waiting = await tx.selectFrom('mail_message').select('id').where('state', '=', 'waiting').orderBy('id').execute()
    await sendJobs(
      tx,
      MAIL_QUEUE,
      waiting.map(({ id }) => ({ data: { id } })),
    )
    await keepSetting(tx, RESTORED, { ...restored, resumed: true })
  })
}
