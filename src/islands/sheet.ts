/**
 * `<budget-sheet>`: the server's table, written in place like a spreadsheet. Each change is the plain form of its line, sent to the same address and
 * answered in JSON; sums follow the typing; what others write comes by the live page, and never takes what one is writing.
 */
import { Adding } from './sheet-adding.ts'
import { cellAt, isNew, rowsOf } from './sheet-cells.ts'
import { SheetDeeds } from './sheet-deeds.ts'
import { Grid } from './sheet-grid.ts'
import { press } from './sheet-keys.ts'
import { closeNote } from './sheet-note.ts'
import { Outbox, type Sending } from './sheet-saving.ts'
import { count, type SheetWords } from './sheet-sums.ts'
import { type Host, Writing } from './sheet-writing.ts'
import { turbo } from './turbo.ts'

/** A refresh that a visit under way swallowed is asked for again. */
const PATIENCE_MS = 1_000
const visits = { begun: 0, underWay: false }
document.addEventListener('turbo:visit', () => {
  visits.begun += 1
  visits.underWay = true
})
for (const over of ['turbo:load', 'turbo:fetch-request-error'])
  document.addEventListener(over, () => {
    visits.underWay = false
  })

class BudgetSheet extends HTMLElement {
  #outbox = new Outbox((state) => this.#told(state))
  #host: Host = this.#hosting()
  #writing = new Writing(this.#host)
  #adding = new Adding(this.#host)
  #grid = new Grid(this.#host, this.#writing, this.#adding)
  #deeds = new SheetDeeds(this.#host, this.#grid, this.#writing, this.#adding)
  #wasInside = false

  #hosting(): Host {
    const { dataset } = this
    return {
      element: this,
      outbox: this.#outbox,
      get lang() {
        return dataset.lang === 'en' ? 'en' : 'fr'
      },
      get words() {
        return JSON.parse(dataset.words ?? '{}') as SheetWords
      },
      get addresses() {
        return JSON.parse(dataset.addresses ?? '{}') as Host['addresses']
      },
      say: (text) => this.#say(text),
      choose: (cell) => this.#grid.choose(cell),
      count: () => this.#count(),
      refresh: (focus) => this.#refresh(focus),
      done: (entries) => this.#deeds.done(entries),
    }
  }

  connectedCallback(): void {
    this.addEventListener('keydown', this.#pressed)
    this.addEventListener('mousedown', this.#pointed)
    this.addEventListener('dblclick', this.#opened)
    this.addEventListener('focusin', (event) => this.#grid.focused(event.target))
    this.addEventListener('focusout', (event) => {
      if (event.target === this.#grid.editor?.field) this.#grid.commit()
    })
    this.addEventListener('input', () => this.#count())
    this.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement && event.target === this.#grid.editor?.field) this.#grid.commit()
    })
    for (const name of ['copy', 'cut', 'paste'] as const) this.addEventListener(name, this.#clipboard)
    window.addEventListener('beforeunload', this.#leaves)
    this.shown()
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.#leaves)
    this.#outbox.close()
  }

  /** A morph begins: whether the keyboard is in the sheet. */
  hides(): void {
    this.#wasInside = this.contains(document.activeElement)
  }

  /** At first and after a morph: the page that came knows nothing of what runs here. */
  shown(): void {
    const said = this.querySelector<HTMLElement>('[data-said]')
    if (said) said.dataset.own = ''
    this.querySelector('.sheet')?.classList.add('live')
    this.querySelector('table')?.setAttribute('role', 'grid')
    for (const row of rowsOf(this)) if (isNew(row)) row.hidden = false
    this.#grid.settle(this.#wasInside)
    this.#count()
  }

  #say(text: string): void {
    const said = this.querySelector('[data-said]')
    if (said) said.textContent = text
  }

  #count(): void {
    const { lang, words } = this.#host
    count(this, { lang, words, target: this.dataset.target === undefined ? null : Number(this.dataset.target), typed: this.#grid.typed() })
  }

  #told(state: Sending): void {
    const { words } = this.#host
    if (state === 'sending') this.#say(words.saving ?? '')
    if (state === 'sending' || state === 'idle') return
    this.#say((state === 'offline' ? words.offline : words.signedOut) ?? '')
    const again = Object.assign(document.createElement('button'), { type: 'button', className: 'button', textContent: words.again ?? '' })
    again.addEventListener('click', this.#outbox.wake)
    this.querySelector('[data-said]')?.append(' ', again)
  }

  /** The page as it stands now, morphed around what is being written. Turbo drops what is asked for during a visit: then once it is over. */
  #refresh(focus?: { key: string; column: string }): void {
    if (focus) this.#grid.remember(focus)
    if (visits.underWay) {
      document.addEventListener('turbo:load', () => this.#refresh(), { once: true })
      return
    }
    const { begun } = visits
    turbo.session.refresh(document.baseURI)
    setTimeout(() => {
      if (visits.begun === begun && this.isConnected) this.#refresh()
    }, PATIENCE_MS)
  }

  #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    const cell = cellAt(event.target)
    const isMine =
      event.target === this.#grid.editor?.field
        ? this.#grid.typing(event, (each) => this.#deeds.add(each))
        : cell !== null && event.target === cell && press(event, cell, this.#deeds, this.#grid.leaving)
    if (!isMine) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** A first touch chooses the cell, one more edits it; links and buttons are what they are. */
  #pointed = (event: MouseEvent): void => {
    const { target } = event
    const cell = cellAt(target)
    if (!cell || event.button !== 0 || (target instanceof Element && target.closest('a, button, input, select'))) return
    event.preventDefault()
    const isChosen = document.activeElement === cell
    this.#grid.commit()
    closeNote(this)
    if (isChosen) this.#grid.edit(cell)
    else this.#grid.choose(cell)
  }

  #opened = (event: MouseEvent): void => {
    const cell = cellAt(event.target)
    if (cell && !this.#grid.editor) this.#grid.edit(cell)
  }

  #clipboard = (event: ClipboardEvent): void => {
    const cell = cellAt(event.target)
    if (!cell || event.target !== cell) return
    if (event.type === 'paste') this.#deeds.paste(event, cell)
    else this.#deeds.copy(event, cell)
    if (event.type === 'cut') this.#deeds.clear(cell)
  }

  #leaves = (event: BeforeUnloadEvent): void => {
    if (this.#writing.isBusy || this.#adding.isBusy) event.preventDefault()
  }
}

customElements.define('budget-sheet', BudgetSheet)

const sheets = (): BudgetSheet[] => [...document.querySelectorAll('budget-sheet')].filter((each) => each instanceof BudgetSheet)

/** What the island has set on the server's table stays through a refresh; what somebody is writing is kept by the guard. */
const KEPT = ['role', 'tabindex', 'hidden', 'class', 'aria-invalid', 'aria-describedby']
document.addEventListener('turbo:before-morph-attribute', (event) => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
  if (event.target instanceof Element && KEPT.includes(attributeName) && event.target.closest('budget-sheet')) event.preventDefault()
})
/** A line that somebody else took out stays while one is writing in it. */
document.addEventListener('turbo:before-morph-element', (event) => {
  const { newElement } = (event as CustomEvent<{ newElement?: Element }>).detail
  const { target } = event
  if (newElement || !(target instanceof Element) || !target.closest('budget-sheet')) return
  if (target.querySelector('[data-own]')) event.preventDefault()
})
document.addEventListener('turbo:before-render', () => {
  for (const sheet of sheets()) sheet.hides()
})
document.addEventListener('turbo:render', () => {
  for (const sheet of sheets()) sheet.shown()
})
