/** What the processes of one database tell each other of what moved: each entry of the journal, and once a second the quiet deeds. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import type { Subject } from './capability.ts'
import type { Connection } from './database.ts'
import type { House } from './house.ts'
import { JOURNAL_CHANNEL, subjectsOf } from './journal.ts'

/** Quiet deeds are heard of by no entry: their subjects themselves are announced. */
const TICK_CHANNEL = 'tick'
interface Tick {
  by: string
  subjects: Subject[]
}

export interface Announcements {
  /** Remembers an entry that this process wrote itself: its own NOTIFY needs no second round. */
  wrote(entryId: number): void
  /** Tells the other processes what quiet deeds moved. */
  tick(house: House, subjects: Subject[]): void
  listen(house: House, connection: Connection): void
  stop(): Promise<void>
}

const LONGEST_WAIT_MS = 10_000
const MOST_REMEMBERED = 500

/** `tell`: what another process moved. */
export function openAnnouncements(tell: (house: House, subjects: Subject[]) => void): Announcements {
  const own = new Set<number>()
  const itself = randomUUID()
  let listening: { stop(): Promise<void> } | null = null
  return {
    wrote(entryId) {
      own.add(entryId)
      if (own.size > MOST_REMEMBERED) own.delete(own.values().next().value!)
    },
    tick(house, subjects) {
      if (!listening) return
      const tick: Tick = { by: itself, subjects }
      // The database is away: whoever hears it again looks at everything once more.
      sql`select pg_notify(${TICK_CHANNEL}, ${JSON.stringify(tick)})`.execute(house.db).catch(() => {})
    },
    listen(house, connection) {
      listening = listenTo(house, connection, {
        async [JOURNAL_CHANNEL](payload) {
          const entryId = Number(payload)
          if (!own.delete(entryId)) tell(house, await subjectsOf(house.reader, entryId))
        },
        async [TICK_CHANNEL](payload) {
          const { by, subjects } = JSON.parse(payload) as Tick
          if (by !== itself) tell(house, subjects)
        },
      })
    },
    async stop() {
      await listening?.stop()
    },
  }
}

/** One dedicated connection, reopened with growing waits. What was missed meanwhile is unknown, so everything kept is dropped. */
function listenTo(house: House, connection: Connection, heard: Record<string, (payload: string) => Promise<void>>) {
  let stopped = false
  let wait = 100
  let client: pg.Client | null = null
  const again = () => {
    if (stopped) return
    client = null
    setTimeout(open, wait).unref()
    wait = Math.min(wait * 2, LONGEST_WAIT_MS)
  }
  const open = async () => {
    if (stopped) return
    const next = new pg.Client({ ...connection, application_name: 'gouvernail live' })
    let over = false
    const end = () => {
      if (!over) again()
      over = true
    }
    next.on('error', end)
    next.on('end', end)
    next.on('notification', ({ channel, payload = '' }) => {
      heard[channel]?.(payload).catch((error: Error) => house.log(`Live: ${error.message}`))
    })
    try {
      await next.connect()
      for (const channel of Object.keys(heard)) await next.query(`listen ${channel}`)
      client = next
      wait = 100
      house.kept.clear()
      house.live.lostSight()
    } catch {
      end() // The database is away: the next try comes by itself.
    }
  }
  void open()
  return {
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}
