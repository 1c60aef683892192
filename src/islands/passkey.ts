/** `<passkey-adding>`, `<passkey-entering>`: the browser's side of passkeys. A bundle of its own, on the two pages that need it. */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser'

type Words = Record<'waiting' | 'cancelled' | 'failed' | 'already' | 'unable', string | undefined>

/** What was asked is answered within five minutes; a page that waits for a choice in its field asks again before. */
const RENEW_MS = 4 * 60_000

/** A sentence of the server, for the person. */
class Told extends Error {}

abstract class Passkey extends HTMLElement {
  protected get button(): HTMLButtonElement | null {
    return this.querySelector('button')
  }

  connectedCallback(): void {
    this.ready()
  }

  /** Shows the button where the browser can; also after a page was morphed, which hides it again. */
  ready(): boolean {
    const { button } = this
    if (!button || !browserSupportsWebAuthn() || location.origin !== this.dataset.origin) return false
    for (const without of this.querySelectorAll<HTMLElement>('[data-without]')) without.hidden = true
    button.hidden = button.disabled = false
    button.onclick = () => void this.press(button)
    return true
  }

  disconnectedCallback(): void {
    WebAuthnAbortService.cancelCeremony()
  }

  /** Asks the authenticator, and answers what it says as JSON. */
  protected abstract ask(): Promise<object>

  protected async press(button: HTMLButtonElement): Promise<void> {
    const words = JSON.parse(this.dataset.words ?? '{}') as Words
    button.disabled = true
    this.say(words.waiting)
    try {
      this.send(await this.ask())
    } catch (error) {
      button.disabled = false
      this.say(sentenceOf(error, words))
    }
  }

  protected say(text: string | undefined): void {
    const said = this.querySelector<HTMLElement>('[role="status"]')
    if (!said) return
    said.hidden = !text
    said.textContent = text ?? ''
  }

  /** What is to be signed. */
  protected async options<Options>(): Promise<Options> {
    const answer = await fetch(this.dataset.options ?? '', { method: 'POST', headers: { accept: 'application/json' } })
    if (answer.redirected) location.reload() // The session ended meanwhile: the page itself leads to the sign-in.
    if (answer.ok) return (await answer.json()) as Options
    const { sentence } = (await answer.json().catch(() => ({}))) as { sentence?: string }
    throw new Told(sentence)
  }

  /** As a form like any other: the server answers with a page that says what came of it. */
  protected send(answer: object): void {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = this.dataset.action ?? ''
    form.hidden = true
    const fields = { answer: JSON.stringify(answer), ...(this.dataset.back ? { back: this.dataset.back } : {}) }
    for (const [name, value] of Object.entries(fields))
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
    document.body.append(form)
    form.requestSubmit()
  }
}

/** The names are those of Web Authentication, 5.1.3 and 5.1.4. */
function sentenceOf(error: unknown, words: Words): string | undefined {
  if (error instanceof Told && error.message) return error.message
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return words.cancelled
  if (name === 'InvalidStateError') return words.already ?? words.failed
  if (name === 'NotSupportedError' || name === 'ConstraintError') return words.unable ?? words.failed
  return words.failed
}

class PasskeyAdding extends Passkey {
  protected async ask(): Promise<object> {
    return startRegistration({ optionsJSON: await this.options() })
  }
}

class PasskeyEntering extends Passkey {
  #renewing: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    if (this.ready()) void this.#offer()
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#renewing)
    super.disconnectedCallback()
  }

  protected async ask(): Promise<object> {
    clearTimeout(this.#renewing)
    return startAuthentication({ optionsJSON: await this.options() })
  }

  protected override async press(button: HTMLButtonElement): Promise<void> {
    await super.press(button)
    if (this.isConnected && !button.disabled) void this.#offer()
  }

  /** The field for the address offers the keys of this device among what the browser knows; nobody needs to take one. */
  async #offer(): Promise<void> {
    if (!(await browserSupportsWebAuthnAutofill()) || !this.isConnected) return
    this.#renewing = setTimeout(() => void this.#offer(), RENEW_MS)
    try {
      this.send(await startAuthentication({ optionsJSON: await this.options(), useBrowserAutofill: true }))
    } catch {
      // Given up for the button, for another page, or renewed.
    }
  }
}

customElements.define('passkey-adding', PasskeyAdding)
customElements.define('passkey-entering', PasskeyEntering)
document.addEventListener('turbo:render', () => {
  for (const shown of document.querySelectorAll('passkey-adding, passkey-entering')) if (shown instanceof Passkey) shown.ready()
})
