/** Counts the time of a speech down, and over. The server says how much is left at the moment the page was made; its clock may be another one. */

const REDRAWN_MS = 250

const clockFace = (seconds: number): string => {
  const whole = Math.abs(Math.ceil(seconds))
  const face = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return seconds <= -1 ? `−${face}` : face
}

class FloorTimer extends HTMLElement {
  static readonly observedAttributes = ['left']
  #end = 0
  #ticking: number | undefined
  /** A live refresh writes the server's words back: they are replaced before anybody sees them. */
  #rewritten = new MutationObserver(() => this.#draw())

  connectedCallback() {
    this.#ticking = window.setInterval(() => this.#draw(), REDRAWN_MS)
    this.#rewritten.observe(this, { childList: true, characterData: true, subtree: true })
    this.#draw()
  }

  disconnectedCallback() {
    window.clearInterval(this.#ticking)
    this.#rewritten.disconnect()
  }

  attributeChangedCallback() {
    this.#end = performance.now() + Number(this.getAttribute('left')) * 1000
    this.#draw()
  }

  #draw() {
    const left = (this.#end - performance.now()) / 1000
    const face = clockFace(left)
    if (this.textContent !== face) this.textContent = face
    this.classList.toggle('over', left <= -1)
    this.classList.toggle('ending', left > -1 && left <= 30)
  }
}

customElements.define('floor-timer', FloorTimer)
