/**
 * `<cast-ballot>`: a ballot that the network loses is kept in the browser and sent again with growing waits, always under the same receipt, so that
 * it counts once. It lets go only when the server has said what became of it: received, or not counted and why.
 */
import { forget } from './guard.ts'
import { turbo } from './turbo.ts'

type Words = Record<'kept' | 'sending' | 'held' | 'signedOut' | 'signIn', string>

/** What the browser keeps: the form as it was sent, or the sentence that refused it. */
interface Kept {
  /** The body of the form, its receipt within. */
  body: string
  refused?: string
}

const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000]
const PATIENCE_MS = 10_000

/** Where the browser keeps nothing (private windows), the page itself does. */
const memory = new Map<string, string>()
const store = {
  get(key: string): Kept | null {
    try {
      return JSON.parse(localStorage.getItem(key) ?? memory.get(key) ?? 'null') as Kept | null
    } catch {
      return null
    }
  },
  set(key: string, kept: Kept | null): void {
    const text = kept && JSON.stringify(kept)
    if (text === null) memory.delete(key)
    else memory.set(key, text)
    try {
      if (text === null) localStorage.removeItem(key)
      else localStorage.setItem(key, text)
    } catch {
      // It stands in memory.
    }
  },
}

/** The choices of a body without its receipts: what a second tap must differ in to be another ballot. */
const choicesIn = (body: string): string => {
  const fields = new URLSearchParams(body)
  fields.delete('receipt')
  return fields.toString()
}

/** `randomUUID` is only for addresses with a certificate; a demonstration on the local network has none. */
const newReceipt = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

type Answer = { sentence?: string; code?: string; signIn?: string }

class CastBallot extends HTMLElement {
  #sending = false
  #tries = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  /** What was said last. That a ballot was received is told once: the page itself tells it from then on. */
  #said: { text: string; tone: 'deed' | 'waiting' | 'decision'; shown: boolean } | null = null

  get #key(): string {
    return `ballot ${this.dataset.key}`
  }
  get #words(): Words {
    return JSON.parse(this.dataset.words ?? '{}') as Words
  }
  get #form(): HTMLFormElement | null {
    return this.querySelector('form')
  }

  connectedCallback(): void {
    this.addEventListener('submit', this.#submitted)
    window.addEventListener('online', this.#soon)
    window.addEventListener('storage', this.#elsewhere)
    this.shown()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    window.removeEventListener('online', this.#soon)
    window.removeEventListener('storage', this.#elsewhere)
  }

  /** At first and after a morph: the page that came knows nothing of what is kept here, and perhaps it can be sent now. */
  shown(): void {
    const kept = store.get(this.#key)
    if (kept) this.#choose(kept.body)
    if (kept?.refused !== undefined) this.#say(kept.refused, 'decision')
    else if (kept && !this.#said) this.#say(this.#words.kept, 'waiting')
    else if (this.#said?.tone === 'deed' && this.#said.shown) this.#say('', 'deed')
    else if (this.#said) this.#say(this.#said.text, this.#said.tone)
    if (this.#said) this.#said.shown = true
    this.#soon()
  }

  #submitted = (event: SubmitEvent): void => {
    const { target, submitter } = event
    if (!(target instanceof HTMLFormElement) || event.defaultPrevented) return
    const fields = new FormData(target, submitter)
    if (![...fields.keys()].some((name) => name.startsWith('choice-'))) return // The server says what is missing.
    event.preventDefault()
    fields.set('receipt', newReceipt())
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)])).toString()
    const before = store.get(this.#key)
    // Tapped again while it is on its way: the same ballot.
    const isSame = before !== null && before.refused === undefined && choicesIn(before.body) === choicesIn(body)
    if (!isSame) store.set(this.#key, { body })
    this.#tries = 0
    this.#soon()
  }

  /** Also when the network is back. */
  #soon = (): void => {
    clearTimeout(this.#timer)
    void this.#send()
  }

  /** Another tab of this browser sent it, or keeps another one. */
  #elsewhere = (event: StorageEvent): void => {
    if (event.key === this.#key && event.newValue === null) turbo.session.refresh(document.baseURI)
  }

  async #send(): Promise<void> {
    const kept = store.get(this.#key)
    if (!kept || kept.refused !== undefined || this.#sending) return
    this.#sending = true
    this.#say(this.#words.sending, 'waiting')
    const answer = await this.#post(kept.body)
    this.#sending = false
    // Changed while it was on its way: the last one counts, so that one goes now.
    const now = store.get(this.#key)
    if (now && now.body !== kept.body) await this.#send()
    else this.#settle(kept, answer)
  }

  async #post(body: string): Promise<{ status: number; said: Answer } | null> {
    try {
      const response = await fetch(this.dataset.action ?? '', {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return { status: response.status, said: (await response.json()) as Answer }
    } catch {
      return null // No network, or an answer that is none of ours.
    }
  }

  #settle(kept: Kept, answer: { status: number; said: Answer } | null): void {
    const { status = 0, said = {} } = answer ?? {}
    const isHeld = said.code === 'ballot.suspended'
    if (status === 200) this.#received(said.sentence ?? '')
    else if (said.signIn) this.#say(this.#words.signedOut, 'waiting', said.signIn)
    else if (status >= 400 && status < 500 && status !== 429 && !isHeld) this.#refused(kept, said.sentence ?? '')
    else this.#later(isHeld ? this.#words.held : this.#words.kept)
  }

  /** A hall full of telephones that lost the network together does not come back in one instant. */
  #later(sentence: string): void {
    this.#say(sentence, 'waiting')
    const wait = WAITS_MS[Math.min(this.#tries, WAITS_MS.length - 1)]!
    this.#tries += 1
    this.#timer = setTimeout(() => void this.#send(), wait * (0.75 + Math.random() / 2))
  }

  #received(sentence: string): void {
    store.set(this.#key, null)
    this.#tries = 0
    forget(this.#form)
    this.#say(sentence, 'deed')
    turbo.session.refresh(document.baseURI)
  }

  /** Told until the person votes again or leaves: a late ballot is never dropped in silence. */
  #refused(kept: Kept, sentence: string): void {
    store.set(this.#key, { ...kept, refused: sentence })
    forget(this.#form)
    this.#say(sentence, 'decision')
    turbo.session.refresh(document.baseURI)
  }

  /** Ticks again what was chosen before the page was loaded anew, as if by hand: a live refresh then leaves it alone. */
  #choose(body: string): void {
    const fields = new URLSearchParams(body)
    for (const radio of this.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
      if (radio.checked || fields.get(radio.name) !== radio.value) continue
      radio.checked = true
      radio.dispatchEvent(new Event('change', { bubbles: true }))
    }
  }

  #say(text: string, tone: 'deed' | 'waiting' | 'decision', signIn?: string): void {
    this.#said = { text, tone, shown: false }
    const said = this.querySelector<HTMLElement>('form [data-said]') ?? this.querySelector<HTMLElement>('[data-said]')
    if (!said) return
    said.hidden = text === ''
    said.className = `ballot-said tone-${tone}`
    said.replaceChildren(text)
    if (signIn) said.append(' ', Object.assign(document.createElement('a'), { href: signIn, textContent: this.#words.signIn }))
  }
}

customElements.define('cast-ballot', CastBallot)
document.addEventListener('turbo:render', () => {
  for (const each of document.querySelectorAll('cast-ballot')) if (each instanceof CastBallot) each.shown()
})
