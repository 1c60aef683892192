/** What time it is for the network: the real time, or the demonstration's own day. */

import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import { type Day, dayIn, instantIn } from './dates.ts'
import './tables.ts'

export interface Clock {
  now(): Date
  /** Today in the network's time zone: rights and periods change at its midnight. */
  today(): Day
  timeZone: string
}

/** A clock that is `offsetMs` ahead of the real one. */
export const clockWith = (offsetMs: number, timeZone: string): Clock => ({
  timeZone,
  now: () => new Date(Date.now() + offsetMs),
  today() {
    return dayIn(this.timeZone, this.now())
  },
})

/** The demonstration's clock: its first start is `wallClock` (`2017-03-14T14:00`), and time runs on from there over all later starts. */
export async function demoClock(db: Kysely<Database>, wallClock: string, timeZone: string): Promise<Clock> {
  const wanted = { wallClock, offsetMs: instantIn(timeZone, wallClock).getTime() - Date.now() }
  const kept = await db.selectFrom('kernel_setting').select('value').where('name', '=', 'demo.clock').executeTakeFirst()
  const known = kept?.value as unknown as typeof wanted | undefined
  if (known?.wallClock === wallClock) return clockWith(known.offsetMs, timeZone)
  await db
    .insertInto('kernel_setting')
    .values({ name: 'demo.clock', value: JSON.stringify(wanted) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: JSON.stringify(wanted) }))
    .execute()
  return clockWith(wanted.offsetMs, timeZone)
}
