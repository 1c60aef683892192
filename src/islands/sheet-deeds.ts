/** What is done in the sheet besides writing: clear a cell, take a line out, undo, copy, paste a block. */
import type { Adding } from './sheet-adding.ts'
import { type Cell, cellIn, columnOf, editedOf, isEditable, isNew, keyOf, moved, rowOf } from './sheet-cells.ts'
import type { Grid } from './sheet-grid.ts'
import type { Deeds } from './sheet-keys.ts'
import { closeNote, showNote } from './sheet-note.ts'
import type { Host, Writing } from './sheet-writing.ts'

/** What a cell may be emptied to; a line is never without account and label. */
const EMPTIED: Record<string, string> = { note: '', product: '', money: '', amount: '0' }

export class SheetDeeds implements Deeds {
  #undos: number[][] = []
  #redos: number[][] = []

  private readonly host: Host
  private readonly grid: Grid
  private readonly writing: Writing
  private readonly adding: Adding

  constructor(host: Host, grid: Grid, writing: Writing, adding: Adding) {
    this.host = host
    this.grid = grid
    this.writing = writing
    this.adding = adding
  }

  get sheet(): HTMLElement {
    return this.host.element
  }

  done(entries: number[]): void {
    this.#undos.push(entries)
    this.#redos = []
  }

  choose = (cell: Cell): void => this.grid.choose(cell)
  edit = (cell: Cell, typed?: string): void => this.grid.edit(cell, typed)

  clear(cell: Cell): void {
    const value = isNew(rowOf(cell)) ? '' : EMPTIED[columnOf(cell)]
    const before = editedOf(cell, this.host.lang)
    if (value === undefined || value === before || !isEditable(cell)) return
    this.grid.write(cell, value, before, Number(rowOf(cell).dataset.revision ?? 0))
  }

  remove(cell: Cell): void {
    const { host } = this
    const row = rowOf(cell)
    if (isNew(row)) return
    const next = moved(host.element, cell, 1, 0)
    const path = host.addresses.removal.replace('{id}', keyOf(row))
    const focus = { key: keyOf(rowOf(next)), column: columnOf(next) }
    void host.outbox
      .put(keyOf(row), path, () => ({ revision: row.dataset.revision ?? '0' }))
      .then((answer) => {
        if (answer?.status !== 200) return answer && showNote(host.element, cell, { sentence: answer.sentence ?? '' })
        if (answer.entry) this.done([answer.entry])
        host.say(host.words.removed ?? '')
        host.refresh(focus)
      })
  }

  undo = (): void => void this.#takeBack(this.#undos, this.#redos)
  redo = (): void => void this.#takeBack(this.#redos, this.#undos)

  /** The last deed of this page, whole: of a block that was pasted all its entries, the last first. */
  async #takeBack(from: number[][], to: number[][]): Promise<void> {
    const { host } = this
    const entries = from.pop()
    if (!entries) return host.say(host.words.nothingToUndo ?? '')
    const undone: number[] = []
    for (const entry of entries) {
      const answer = await host.outbox.put('undo', host.addresses.undo.replace('{id}', String(entry)), () => ({}))
      if (answer?.status !== 200) return host.say(answer?.sentence ?? '')
      if (answer.entry) undone.unshift(answer.entry)
    }
    to.push(undone)
    closeNote(host.element)
    host.say(host.words.undone ?? '')
    host.refresh()
  }

  /** Saves the row that is being added, and goes on to the next one. */
  add(cell: Cell): void {
    const row = rowOf(cell)
    void this.adding.send(row, true).then((isSent) => {
      const account = cellIn(row, 'account')
      if (isSent && account) this.grid.choose(account)
    })
    if (document.activeElement === document.body) this.grid.choose(cell)
  }

  leave(): void {
    this.grid.leaving = true
    closeNote(this.host.element)
    this.host.say(this.host.words.leave ?? '')
  }

  giveUp(cell: Cell): boolean {
    if (!cell.classList.contains('wrong')) return false
    if (isNew(rowOf(cell))) this.adding.write(cell, '')
    else this.writing.restore(cell)
    closeNote(this.host.element)
    return true
  }

  /** The chosen cell, as a spreadsheet takes it. */
  copy(event: ClipboardEvent, cell: Cell): void {
    if ((window.getSelection()?.toString() ?? '') !== '') return
    const text = columnOf(cell) === 'money' ? (cell.textContent ?? '') : editedOf(cell, this.host.lang)
    event.clipboardData?.setData('text/plain', text.trim())
    event.preventDefault()
  }

  paste(event: ClipboardEvent, cell: Cell): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    event.preventDefault()
    const one = text.replace(/[\r\n]+$/, '')
    if (one === '') return
    if (/[\t\n]/.test(one)) return void this.adding.paste(cell, text)
    if (!isEditable(cell) || columnOf(cell) === 'money') return
    this.grid.write(cell, one.trim(), editedOf(cell, this.host.lang), Number(rowOf(cell).dataset.revision ?? 0))
  }
}
