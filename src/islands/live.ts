/** Live pages: one connection for all tabs of the browser tells which pages moved; each such page fetches itself and morphs. */
import { hasUnsafeWork } from './busy.ts'
import { turbo } from './turbo.ts'

type Message =
  | { kind: 'want'; tab: string; token: string | null }
  | { kind: 'who' }
  | { kind: 'moved'; tokens: string[]; request: string | null }

interface Moved {
  tokens: string[]
  request: string | null
}

const LOCK = 'gouvernail-live'
// Over plain HTTP on a local network browsers give neither `randomUUID` nor locks: each tab then has a connection of its own.
const tab = crypto.randomUUID?.() ?? String(Math.random())
const channel = new BroadcastChannel(LOCK)
const tokenOf = (): string | null => document.querySelector<HTMLMetaElement>('meta[name="live"]')?.content || null

let waiting: string | null | undefined
/** Handed to Turbo, which lets a moment pass before it visits, and drops it where a visit is under way. */
let handed: string | null | undefined

/** Refreshes this page, or waits until nothing would be lost by it. */
const refresh = (request: string | null) => {
  if (document.hidden || hasUnsafeWork()) {
    waiting = request
    return
  }
  waiting = undefined
  handed = request
  turbo.session.refresh(document.baseURI, { requestId: request })
}

const later = () => {
  if (waiting !== undefined) refresh(waiting)
}

/** In that moment the person may have sent a form: the refresh would end it on its way. */
document.addEventListener('turbo:before-visit', (event) => {
  if (handed === undefined || (event as CustomEvent<{ url: string }>).detail.url !== document.baseURI) return
  if (hasUnsafeWork()) {
    event.preventDefault()
    waiting = handed
  }
  handed = undefined
})

/** What moved while the page was being fetched is perhaps not on it. */
document.addEventListener('turbo:load', () => {
  if (handed !== undefined) refresh(handed)
})
document.addEventListener('visibilitychange', later)
document.addEventListener('turbo:submit-end', () => setTimeout(later, 0))

const hear = (message: Message) => {
  const token = tokenOf()
  if (message.kind === 'moved' && token && message.tokens.includes(token)) refresh(message.request)
}

/** What the leading tab knows: who wants what, and the one connection for all of it. */
const wanted = new Map<string, string | null>()
let source: EventSource | null = null
let asked = ''
let leading = false
let planned: number | null = null

const tell = (message: Message) => {
  channel.postMessage(message)
  hear(message)
}

const connect = () => {
  planned = null
  const tokens = [...new Set([...wanted.values()].filter((token) => token !== null))].sort()
  const query = tokens.map((token) => `topics=${encodeURIComponent(token)}`).join('&')
  if (query === asked && source?.readyState !== EventSource.CLOSED) return
  source?.close()
  source = null
  asked = query
  if (!query) return
  const opened = new EventSource(`/live?${query}`)
  source = opened
  opened.addEventListener('moved', (event) => tell({ kind: 'moved', ...(JSON.parse(event.data) as Moved) }))
  // Opened again, the server tells at once what moved meanwhile: each page's token says since when.
  opened.addEventListener('error', () => {
    if (opened.readyState === EventSource.CLOSED) plan(5000)
  })
}

/** Tabs announce themselves one after the other: the connection waits for them a moment. */
const plan = (wait = 150) => {
  if (leading && planned === null) planned = window.setTimeout(connect, wait)
}

const announce = () => {
  const token = tokenOf()
  wanted.set(tab, token)
  channel.postMessage({ kind: 'want', tab, token } satisfies Message)
  plan()
}

channel.addEventListener('message', (event: MessageEvent<Message>) => {
  const message = event.data
  if (message.kind === 'who') announce()
  else if (message.kind === 'want') {
    if (message.token === null) wanted.delete(message.tab)
    else wanted.set(message.tab, message.token)
    plan()
  } else hear(message)
})

/** The lock is held until the page goes: then the next tab leads. */
const lead = () => {
  let release = () => {}
  const leaving = new Promise<void>((resolve) => {
    release = resolve
  })
  if (!navigator.locks) {
    leading = true
    announce()
    return release
  }
  void navigator.locks
    .request(LOCK, { signal: leavingSignal.signal }, () => {
      leading = true
      // A tab that was killed said no goodbye: only those that answer count.
      wanted.clear()
      channel.postMessage({ kind: 'who' } satisfies Message)
      announce()
      return leaving
    })
    .catch(() => {})
  return release
}

let leavingSignal = new AbortController()
let release = lead()

window.addEventListener('pagehide', () => {
  channel.postMessage({ kind: 'want', tab, token: null } satisfies Message)
  source?.close()
  source = null
  asked = ''
  leading = false
  leavingSignal.abort()
  release()
})
window.addEventListener('pageshow', (event) => {
  if (!event.persisted) return
  leavingSignal = new AbortController()
  release = lead()
  announce()
})
document.addEventListener('turbo:load', announce)
