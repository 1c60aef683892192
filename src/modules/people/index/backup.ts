/** What the back-ups ask of those who answer for the network's data. */
import type { Expected } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day, daysBetween } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { backupWords } from '../messages/backup.ts'
import { backupPath } from '../paths.ts'
import { backupReminder } from '../queries/backup.ts'
import { FRESH_DAYS } from '../rules/backup.ts'

/** « aucune sauvegarde depuis 12 jours », for president, secretary and national director; nothing for others, or while all is well. */
export async function backupExpected(reader: Reader, actor: Actor, today: Day): Promise<Expected[]> {
  const safe = await backupReminder(reader, actor, today)
  if (!safe) return []
  const say = backupWords(actor.lang)
  const late = !(safe.concerns.length === 1 && safe.concerns[0] === 'untried')
  return [
    {
      title: late ? say.reminder(safe.made === null ? null : daysBetween(safe.made, today)) : say.reminderUntried,
      detail: say.reminderDetail,
      path: backupPath(),
      due: safe.made !== null && late ? addDays(safe.made, FRESH_DAYS) : null,
      late,
      example: false,
    },
  ]
}
