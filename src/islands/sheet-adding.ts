/** New lines: written cell by cell in the last row of charges and of income, saved when the row is complete and left; and blocks that are pasted. */
import { type Cell, cellIn, columnOf, isNew, keyOf, type Row, rowOf, rowsOf } from './sheet-cells.ts'
import { centsOf, figure, productOf } from './sheet-money.ts'
import { closeNote, showNote } from './sheet-note.ts'
import type { Answer } from './sheet-saving.ts'
import { type Host, release, sideOf } from './sheet-writing.ts'

const FIELDS = ['account', 'label', 'product', 'note', 'amount'] as const

const typedIn = (row: Row, column: string): string => cellIn(row, column)?.dataset.typed?.trim() ?? ''
const isBlank = (row: Row): boolean => FIELDS.every((column) => typedIn(row, column) === '')

/** What the new row would amount to. */
export function newAmount(row: Row): number {
  const amount = typedIn(row, 'amount')
  return centsOf(amount) ?? productOf(amount) ?? productOf(typedIn(row, 'product')) ?? 0
}

export class Adding {
  #sending = new Set<Row>()
  private readonly host: Host

  constructor(host: Host) {
    this.host = host
  }

  get isBusy(): boolean {
    return rowsOf(this.host.element).some((row) => isNew(row) && !isBlank(row))
  }

  /** A cell of the new row: kept here until the row is complete. */
  write(cell: Cell, value: string): void {
    const row = rowOf(cell)
    if (value === '') delete cell.dataset.typed
    else cell.dataset.typed = value
    const cents = columnOf(cell) === 'amount' ? (centsOf(value) ?? productOf(value)) : null
    cell.textContent = cents === null ? value : figure(this.host.lang, cents)
    if (value === '') delete cell.dataset.v
    else cell.dataset.v = ''
    if (isBlank(row)) delete row.dataset.own
    else row.dataset.own = ''
    this.host.count()
  }

  /** Saves the row if it says enough. `asked`: by Enter, so that what is missing is said. Whether it was sent. */
  async send(row: Row, asked: boolean): Promise<boolean> {
    const { host } = this
    if (isBlank(row) || this.#sending.has(row)) return false
    const missing = typedIn(row, 'account') === '' ? 'account' : typedIn(row, 'amount') + typedIn(row, 'product') === '' ? 'amount' : null
    if (missing) {
      const cell = cellIn(row, missing)
      if (asked && cell) {
        showNote(host.element, cell, { sentence: host.words[`${missing}Missing`] ?? '' })
        host.choose(cell)
      }
      return false
    }
    this.#sending.add(row)
    row.classList.add('sending')
    const fields = Object.fromEntries(FIELDS.map((column) => [column, typedIn(row, column)]).filter(([, value]) => value !== ''))
    const answer = await host.outbox.put(keyOf(row), host.addresses.add, () => fields)
    this.#sending.delete(row)
    row.classList.remove('sending')
    if (answer) this.#settle(row, answer)
    return answer?.status === 200
  }

  #settle(row: Row, answer: Answer): void {
    const { host } = this
    if (answer.status !== 200) {
      const cell = cellIn(row, answer.field ?? 'account') ?? cellIn(row, 'account')
      if (!cell) return
      cell.setAttribute('aria-invalid', 'true')
      cell.classList.add('wrong')
      showNote(host.element, cell, { sentence: answer.sentence ?? '' })
      host.say(answer.sentence ?? '')
      return
    }
    for (const column of FIELDS) {
      const cell = cellIn(row, column)
      if (!cell) continue
      release(cell)
      delete cell.dataset.v
      cell.textContent = ''
    }
    delete row.dataset.own
    if (answer.entry) host.done([answer.entry])
    host.say(host.words.added ?? '')
    host.refresh()
  }

  /** A block of cells: over the lines from this cell downwards, and new lines beneath; all of it or nothing. */
  async paste(cell: Cell, text: string): Promise<void> {
    const { host } = this
    const row = rowOf(cell)
    const side = isNew(row) ? row.dataset.new : sideOf(row)
    const below = rowsOf(host.element).filter((each) => !isNew(each))
    const targets = isNew(row) ? [] : below.slice(below.indexOf(row)).filter((each) => sideOf(each) === side)
    const fields = {
      text,
      column: columnOf(cell),
      rows: targets.map(({ dataset }) => `${dataset.line}:${dataset.revision}`).join(),
      ...(typedIn(row, 'account') === '' ? {} : { account: typedIn(row, 'account') }),
    }
    closeNote(host.element)
    host.say(host.words.pasting ?? '')
    const answer = await host.outbox.put('paste', host.addresses.paste, () => fields)
    if (!answer) return
    if (answer.status !== 200) {
      showNote(host.element, cell, { sentence: answer.sentence ?? '' })
      return host.say(answer.sentence ?? '')
    }
    if (answer.entries?.length) host.done(answer.entries.toReversed())
    host.say(host.words.saved ?? '')
    host.refresh({ key: keyOf(row), column: columnOf(cell) })
  }
}
