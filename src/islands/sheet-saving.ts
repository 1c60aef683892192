/** What was typed in the sheet on its way to the server: row by row in its order, kept and sent again while the network is away. */
import { turbo } from './turbo.ts'

/** A line as the server shows it after a change, or as somebody else left it. */
export interface StoredLine {
  id: number
  revision: number
  account: string
  label: string
  product: string
  money: string
  /** What `money` is chosen by. */
  choice: string
  note: string
  amount: number
  counts: string | null
}

export interface Answer {
  status: number
  sentence?: string
  code?: string
  field?: string | null
  signIn?: string
  entry?: number | null
  entries?: number[]
  left?: number
  line?: StoredLine | null
  stored?: StoredLine | null
  lines?: number[]
}

const PATIENCE_MS = 15_000
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/** Turbo's own: the page then knows that the news which follows is what it did itself. */
const send = (turbo as unknown as { fetch?: typeof fetch }).fetch ?? ((...given: Parameters<typeof fetch>) => fetch(...given))

async function post(path: string, fields: Record<string, string>): Promise<Answer | null> {
  try {
    const response = await send(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status >= 500) return null
    return { ...((await response.json()) as Omit<Answer, 'status'>), status: response.status }
  } catch {
    return null // No network, or an answer that is none of ours.
  }
}

/** The state that the page tells: nothing to do, on its way, or waiting for the network. */
export type Sending = 'idle' | 'sending' | 'offline' | 'signed-out'

export class Outbox {
  #tails = new Map<string, Promise<void>>()
  #waking: (() => void)[] = []
  #tries = 0
  #open = 0
  /** Where to sign in, once the session has ended. */
  signIn: string | null = null

  private readonly told: (state: Sending) => void

  constructor(told: (state: Sending) => void) {
    this.told = told

    window.addEventListener('online', this.wake)
  }

  get isBusy(): boolean {
    return this.#open > 0
  }

  close(): void {
    window.removeEventListener('online', this.wake)
  }

  /** Tries again at once. */
  wake = (): void => {
    const waking = this.#waking
    this.#waking = []
    for (const go of waking) go()
  }

  /** Sends one change after those of the same row; `fields` are asked for when its turn has come. It lets go only when the server has answered. */
  put(row: string, path: string, fields: () => Record<string, string> | null): Promise<Answer | null> {
    const before = this.#tails.get(row) ?? Promise.resolve()
    this.#open += 1
    const sent = before.then(() => this.#deliver(path, fields))
    this.#tails.set(
      row,
      sent.then(() => {}),
    )
    return sent.finally(() => {
      this.#open -= 1
      if (this.#open === 0) this.told('idle')
    })
  }

  async #deliver(path: string, fields: () => Record<string, string> | null): Promise<Answer | null> {
    for (;;) {
      const body = fields()
      if (body === null) return null
      this.told('sending')
      const answer = await post(path, body)
      if (answer && !answer.signIn) {
        this.#tries = 0
        return answer
      }
      this.signIn = answer?.signIn ?? null
      this.told(answer ? 'signed-out' : 'offline')
      await this.#pause()
    }
  }

  #pause(): Promise<void> {
    const wait = WAITS_MS[Math.min(this.#tries, WAITS_MS.length - 1)]!
    this.#tries += 1
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait)
      this.#waking.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
