/** What time it is for the network: the real time, or the demonstration's own day. */

import type { Kysely } from 'kysely'
import type { Database, Reader } from './database.ts'
import { type Day, dayIn, instantIn } from './dates.ts'
import { keepSetting, setting } from './setting.ts'

export interface Clock {
  now(): Date
  /** Today in the network's time zone: rights and periods change at its midnight. */
  today(): Day
  timeZone: string
}

const MINUTE_MS = 60_000

/** A clock that is `offsetMs` ahead of the real one. Every request asks for today, and midnights fall on whole minutes: the day is reckoned once a minute. */
export function clockWith(offsetMs: number, timeZone: string): Clock {
  let reckoned = { minute: Number.NaN, timeZone: '', day: '' }
  return {
    timeZone,
    now: () => new Date(Date.now() + offsetMs),
    today() {
      const now = this.now()
      const minute = Math.floor(now.getTime() / MINUTE_MS)
      if (reckoned.minute !== minute || reckoned.timeZone !== this.timeZone)
        reckoned = { minute, timeZone: this.timeZone, day: dayIn(this.timeZone, now) }
      return reckoned.day
    },
  }
}

const DEMO_CLOCK = 'demo.clock'

/** Whether this database's first start was the demonstration's. */
export const beganAsDemonstration = async (reader: Reader): Promise<boolean> => (await setting(reader, DEMO_CLOCK)) !== null

/** The demonstration's clock: its first start is `wallClock` (`2017-03-14T14:00`), and time runs on from there over all later starts. */
export async function demoClock(db: Kysely<Database>, wallClock: string, timeZone: string): Promise<Clock> {
  const kept = await setting<{ wallClock: string; offsetMs: number }>(db, DEMO_CLOCK)
  if (kept?.wallClock === wallClock) return clockWith(kept.offsetMs, timeZone)
  const offsetMs = instantIn(timeZone, wallClock).getTime() - Date.now()
  await keepSetting(db, DEMO_CLOCK, { wallClock, offsetMs })
  return clockWith(offsetMs, timeZone)
}
