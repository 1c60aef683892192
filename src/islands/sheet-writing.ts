/** What becomes of what was typed: shown at once, saved, told when refused, laid beside what somebody else wrote meanwhile. */
import { type Cell, cellIn, columnOf, editedOf, findCell, keyOf, type Row, rowOf, rowsOf } from './sheet-cells.ts'
import { centsOf, figure, type Lang, productOf } from './sheet-money.ts'
import { closeNote, showNote } from './sheet-note.ts'
import type { Answer, Outbox, StoredLine } from './sheet-saving.ts'
import type { SheetWords } from './sheet-sums.ts'

export interface Host {
  element: HTMLElement
  lang: Lang
  words: SheetWords
  addresses: Record<'line' | 'removal' | 'edit' | 'add' | 'paste' | 'undo', string>
  outbox: Outbox
  say(text: string): void
  choose(cell: Cell): void
  count(): void
  refresh(focus?: { key: string; column: string }): void
  /** A deed that can be undone: its entries, the last first. */
  done(entries: number[]): void
}

/** A change that waits for its answer. */
interface Waiting {
  key: string
  column: string
  value: string
  /** What stood there when one began, and the revision of the line. */
  base: string
  revision: number
}

const FIELD: Record<string, (side: string) => string> = { money: (side) => (side === 'charge' ? 'going' : 'grant_id') }
const fieldOf = (column: string, side: string): string => FIELD[column]?.(side) ?? column

export const sideOf = (row: Row): string => (/^chapter-(6|86)/.test(row.parentElement?.id ?? '') ? 'charge' : 'income')

export class Writing {
  #waiting = new Set<Waiting>()
  private readonly host: Host

  constructor(host: Host) {
    this.host = host
  }

  get isBusy(): boolean {
    return this.#waiting.size > 0
  }

  /** Saves one cell of a line that stands. `base`: what stood in it when the person began; `revision`: of the line then. */
  save(cell: Cell, value: string, base: string, revision: number): void {
    const row = rowOf(cell)
    const change: Waiting = { key: keyOf(row), column: columnOf(cell), value, base, revision }
    this.#waiting.add(change)
    this.#mark(cell, value)
    this.#send(change, row)
  }

  #send(change: Waiting, row: Row): void {
    const { host } = this
    const field = fieldOf(change.column, sideOf(row))
    const path = host.addresses.line.replace('{id}', change.key)
    void host.outbox
      .put(change.key, path, () => ({ [field]: change.value, revision: String(change.revision) }))
      .then((answer) => answer && this.#settle(change, answer))
  }

  /** What was typed shows at once, as being saved. */
  #mark(cell: Cell, value: string): void {
    const { lang } = this.host
    const cents = columnOf(cell) === 'amount' ? (centsOf(value) ?? productOf(value)) : null
    cell.dataset.own = ''
    cell.dataset.typed = value
    cell.classList.add('saving')
    cell.classList.remove('wrong')
    cell.removeAttribute('aria-invalid')
    if (columnOf(cell) !== 'money') cell.textContent = cents === null ? value : figure(lang, cents)
    if (cents !== null) cell.dataset.v = String(cents)
    if (columnOf(cell) === 'product') {
      const product = productOf(value)
      const amount = cellIn(rowOf(cell), 'amount')
      if (product !== null && amount && amount.dataset.typed === undefined) {
        amount.dataset.v = String(product)
        amount.textContent = figure(lang, product)
      }
    }
    this.host.count()
  }

  #settle(change: Waiting, answer: Answer): void {
    const { host } = this
    const cell = findCell(host.element, change.key, change.column)
    const stored = answer.stored ?? null
    if (answer.status === 200 && answer.line) this.#saved(change, answer, cell)
    else if (!cell) this.#waiting.delete(change)
    else if (answer.status === 409 && stored) this.#conflict(change, cell, stored)
    else this.#refused(change, cell, answer, stored)
  }

  #refused(change: Waiting, cell: Cell, answer: Answer, stored: StoredLine | null): void {
    const { host } = this
    this.#waiting.delete(change)
    const isGone = answer.status === 409 || answer.status === 404
    this.#wrong(cell, isGone ? `${host.words.gone} ${change.value}` : (answer.sentence ?? ''), stored)
  }

  #saved(change: Waiting, answer: Answer, cell: Cell | null): void {
    const { host } = this
    const line = answer.line!
    this.#waiting.delete(change)
    // What follows in this row was typed on what is saved now.
    for (const other of this.#waiting) if (other.key === change.key && other.revision === change.revision) other.revision = line.revision
    const isLast = ![...this.#waiting].some(({ key, column }) => key === change.key && column === change.column)
    if (cell && isLast) release(cell)
    if (answer.entry) host.done([answer.entry])
    const row = rowsOf(host.element).find((each) => keyOf(each) === change.key)
    const moves = change.column === 'account' || /^chapter-8[67]$/.test(row?.parentElement?.id ?? '')
    if (row) this.show(row, line)
    host.count()
    host.say(host.words.saved ?? '')
    // Another chapter: the row moves, and the page shows where to.
    if (moves) host.refresh({ key: change.key, column: change.column })
  }

  /** The cells of a row as they are stored, but for those that somebody is writing. */
  show(row: Row, line: StoredLine): void {
    row.dataset.revision = String(line.revision)
    if (line.counts === null) delete row.dataset.counts
    else row.dataset.counts = line.counts
    for (const button of row.querySelectorAll<HTMLButtonElement>('button[name="revision"]')) button.value = String(line.revision)
    const put = (column: string, text: string, value?: string) => {
      const cell = cellIn(row, column)
      if (!cell || cell.dataset.own !== undefined) return
      if (cell.textContent !== text) {
        cell.textContent = text
        cell.classList.remove('fresh')
        requestAnimationFrame(() => cell.classList.add('fresh'))
      }
      if (value !== undefined) cell.dataset.v = value
    }
    put('account', line.account)
    put('label', line.label)
    put('product', line.product)
    put('money', line.money)
    put('note', line.note)
    put('amount', figure(this.host.lang, line.amount), String(line.amount))
  }

  /** Somebody else wrote the line: where the cell is as it was, both stand; else the person sees both values and chooses. */
  #conflict(change: Waiting, cell: Cell, stored: StoredLine): void {
    const { host } = this
    const row = rowOf(cell)
    const theirs = storedValue(change.column, stored, host.lang)
    const again = () => {
      change.base = theirs
      change.revision = stored.revision
      this.#send(change, row)
    }
    this.show(row, stored)
    if (theirs === change.base || theirs === change.value) {
      again()
      return
    }
    const sentence = host.words.conflict ?? ''
    host.say(sentence)
    cell.classList.replace('saving', 'wrong')
    showNote(host.element, cell, {
      sentence,
      pairs: [
        [host.words.theirs ?? '', change.column === 'money' ? stored.money : theirs],
        [host.words.mine ?? '', cell.textContent?.trim() || change.value],
      ],
      buttons: [
        {
          label: host.words.keepMine ?? '',
          main: true,
          press: () => {
            cell.classList.replace('wrong', 'saving')
            again()
            host.choose(cell)
          },
        },
        {
          label: host.words.keepTheirs ?? '',
          press: () => {
            this.#waiting.delete(change)
            this.restore(cell, stored)
            host.choose(cell)
          },
        },
      ],
    })
  }

  /** Refused: the sentence stands at the cell, and what was typed in it. */
  #wrong(cell: Cell, sentence: string, stored: StoredLine | null): void {
    const { host } = this
    cell.classList.replace('saving', 'wrong')
    cell.setAttribute('aria-invalid', 'true')
    if (stored) refused.set(cell, stored)
    showNote(host.element, cell, { sentence })
    host.say(sentence)
  }

  /** Gives up what was refused: the cell shows what is stored. */
  restore(cell: Cell, stored = refused.get(cell)): void {
    release(cell)
    refused.delete(cell)
    closeNote(this.host.element)
    if (stored) this.show(rowOf(cell), stored)
    else this.host.refresh({ key: keyOf(rowOf(cell)), column: columnOf(cell) })
    this.host.count()
  }
}

const refused = new WeakMap<Cell, StoredLine>()

/** The cell is again as the page shows it. */
export function release(cell: Cell): void {
  delete cell.dataset.own
  delete cell.dataset.typed
  cell.classList.remove('saving', 'wrong')
  cell.removeAttribute('aria-invalid')
}

/** What is stored in this column, as it is edited. */
function storedValue(column: string, stored: StoredLine, lang: Lang): string {
  if (column === 'money') return stored.choice
  const probe = document.createElement('td')
  probe.dataset.c = column
  probe.textContent = column === 'amount' ? '' : String(stored[column as 'label'] ?? '')
  if (column === 'amount') probe.dataset.v = String(stored.amount)
  return editedOf(probe, lang)
}
