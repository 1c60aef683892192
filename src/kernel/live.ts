/** Live pages: the journal's NOTIFY becomes one server-sent event, and the browsers that look at what moved morph their page. */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { openAnnouncements } from './announcements.ts'
import type { Subject } from './capability.ts'
import type { Connection } from './database.ts'
import { type House, subjectKey } from './house.ts'

/** What a page shows, and the moment it was rendered: what moved after it is not on the page. */
interface Topic {
  names: Set<string>
  moment: number
}

interface Watcher {
  /** By signed token. */
  topics: Map<string, Topic>
  send(text: string): void
  close(): void
}

export interface Live {
  /** The moment now, for the token of a page whose data is about to be read. */
  moment(): number
  /** A stream for these tokens; forged ones are left out. What moved since a page was rendered is told at once. */
  open(tokens: string[]): Response
  /** Names what a page shows and since when, signed: a browser can only watch what it was allowed to see. */
  token(subjects: Subject[], moment: number): string
  moved(subjects: Subject[], requestId: string | null): void
  /** What quiet deeds moved in the last second: told here, and to the other processes of this database. */
  ticked(house: House, subjects: Subject[]): void
  /** Nobody knows what moved: every page looks once. */
  lostSight(): void
  /** Remembers an entry that this process wrote itself: its own NOTIFY needs no second round. */
  wrote(entryId: number): void
  listen(house: House, connection: Connection): void
  close(): Promise<void>
}

const HEARTBEAT_MS = 25_000
const MOST_TOPICS = 60
/** Names whose last move is remembered; those that moved longest ago are forgotten, and whoever watches from before then looks once more. */
const MOST_NAMES = 50_000

/** When each name last moved. Moments count from anywhere: those of another process are never taken for this one's. */
function openMoments() {
  const last = new Map<string, number>()
  const first = randomInt(2 ** 40)
  let now = first
  let forgotten = first
  return {
    now: () => now,
    move(names: Iterable<string>) {
      now += 1
      for (const name of names) {
        last.delete(name)
        last.set(name, now)
      }
      for (const [name, moment] of last) {
        if (last.size <= MOST_NAMES) return
        last.delete(name)
        forgotten = moment
      }
    },
    moveAll() {
      now += 1
      forgotten = now
    },
    movedSince: ({ names, moment }: Topic): boolean =>
      moment < forgotten || moment > now || [...names].some((name) => (last.get(name) ?? first) > moment),
  }
}

export function openLive(signingKey: string): Live {
  const watchers = new Set<Watcher>()
  const announcements = openAnnouncements((house, subjects) => tellAll(house, subjects))
  const moments = openMoments()
  const sign = (text: string) => createHmac('sha256', signingKey).update(`live ${text}`).digest('base64url').slice(0, 22)

  const read = (token: string): Topic | null => {
    const [text = '', signature = ''] = token.split('~')
    const expected = Buffer.from(sign(text))
    const given = Buffer.from(signature)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
    const [names = '', moment] = text.split('@')
    return { names: new Set(names.split('.')), moment: Number(moment) }
  }
  const tell = (watcher: Watcher, tokens: string[], request: string | null) => {
    if (tokens.length > 0) watcher.send(`event: moved\ndata: ${JSON.stringify({ tokens, request })}\n\n`)
  }
  const tellAll = (house: House, subjects: Subject[]) => {
    house.kept.drop(subjects)
    live.moved(subjects, null)
  }

  const live: Live = {
    moment: moments.now,
    token(subjects, moment) {
      const text = `${[...new Set(subjects.map(({ kind, id }) => (id === 0 ? kind : `${kind}:${id}`)))].join('.')}@${moment}`
      return `${text}~${sign(text)}`
    },
    open(tokens) {
      const asked = tokens.slice(0, MOST_TOPICS).map((token) => [token, read(token)] as const)
      const topics = new Map(asked.flatMap(([token, topic]) => (topic ? [[token, topic] as const] : [])))
      const missed = [...topics].filter(([, topic]) => moments.movedSince(topic)).map(([token]) => token)
      return streamFor(topics, watchers, (watcher) => tell(watcher, missed, null))
    },
    moved(subjects, requestId) {
      if (subjects.length === 0) return
      const touched = new Set(['*', ...subjects.flatMap((subject) => [subject.kind, subjectKey(subject)])])
      moments.move(touched)
      for (const watcher of watchers) {
        const tokens = [...watcher.topics].filter(([, { names }]) => !names.isDisjointFrom(touched)).map(([token]) => token)
        tell(watcher, tokens, requestId)
      }
    },
    lostSight() {
      moments.moveAll()
      for (const watcher of watchers) tell(watcher, [...watcher.topics.keys()], null)
    },
    wrote: announcements.wrote,
    ticked(house, subjects) {
      tellAll(house, subjects)
      announcements.tick(house, subjects)
    },
    listen: announcements.listen,
    async close() {
      for (const watcher of watchers) watcher.close()
      await announcements.stop()
    },
  }
  return live
}

function streamFor(topics: Map<string, Topic>, watchers: Set<Watcher>, opened: (watcher: Watcher) => void): Response {
  const encoder = new TextEncoder()
  let watcher: Watcher | null = null
  let heartbeat: NodeJS.Timeout | undefined
  const forget = () => {
    clearInterval(heartbeat)
    if (watcher) watchers.delete(watcher)
  }
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          forget() // The browser is gone: there is nobody to tell.
        }
      }
      watcher = {
        topics,
        send,
        close() {
          forget()
          controller.close()
        },
      }
      watchers.add(watcher)
      send('retry: 2000\n\n')
      opened(watcher)
      heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS)
      heartbeat.unref()
    },
    cancel: forget,
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } })
}

/** Whether the database answers: for /healthz. */
export async function databaseAnswers(house: House): Promise<boolean> {
  try {
    await sql`select 1`.execute(house.db)
    return true
  } catch {
    return false
  }
}
