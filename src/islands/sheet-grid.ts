/** Which cell of the sheet is chosen, and which is being edited. */
import { type Adding, newAmount } from './sheet-adding.ts'
import {
  type Cell,
  cellAt,
  columnOf,
  editedOf,
  findCell,
  following,
  isEditable,
  isNew,
  keyOf,
  moved,
  nameOf,
  rowOf,
  rowsOf,
} from './sheet-cells.ts'
import { type Choice, Editor } from './sheet-editor.ts'
import { centsOf, productOf } from './sheet-money.ts'
import { closeNote } from './sheet-note.ts'
import { type Host, sideOf, type Writing } from './sheet-writing.ts'

/** In a list of choices: the others stand on the line's own page. */
const MORE = '__more'

export class Grid {
  editor: Editor | null = null
  /** Escape was pressed: Tab now leaves the sheet. */
  leaving = false
  #chosen: { key: string; column: string } | null = null
  /** Of the line when its editing began. */
  #revision = 0

  private readonly host: Host
  private readonly writing: Writing
  private readonly adding: Adding

  constructor(host: Host, writing: Writing, adding: Adding) {
    this.host = host
    this.writing = writing
    this.adding = adding
  }

  /** Where one goes on, once the page has come anew. */
  remember(focus: { key: string; column: string }): void {
    this.#chosen = focus
  }

  choose(cell: Cell): void {
    const before = this.host.element.querySelector<Cell>('[data-c][tabindex="0"]')
    if (before !== cell) before?.removeAttribute('tabindex')
    cell.tabIndex = 0
    cell.focus()
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** After a morph: the one cell that Tab comes to. Whoever was in the sheet is there again. */
  settle(wasInside: boolean): void {
    const { element } = this.host
    const chosen = this.#chosen && findCell(element, this.#chosen.key, this.#chosen.column)
    const cell = chosen ?? element.querySelector<Cell>('tr[data-line] > [data-c], tr[data-new] > [data-c]')
    if (!cell) return
    for (const other of element.querySelectorAll('[data-c][tabindex="0"]')) if (other !== cell) other.removeAttribute('tabindex')
    cell.tabIndex = 0
    if (wasInside && document.activeElement === document.body) cell.focus()
  }

  /** The keyboard came to a cell: a new row that was left is saved, if it says enough. */
  focused(target: EventTarget | null): void {
    const cell = cellAt(target)
    if (!cell) return
    const before = this.#chosen
    this.leaving = false
    this.#chosen = { key: keyOf(rowOf(cell)), column: columnOf(cell) }
    if (!before?.key.startsWith('new-') || before.key === this.#chosen.key) return
    const left = rowsOf(this.host.element).find((row) => keyOf(row) === before.key)
    if (left) void this.adding.send(left, false)
  }

  edit(cell: Cell, typed?: string): void {
    if (!isEditable(cell)) return
    this.commit()
    closeNote(this.host.element)
    this.choose(cell)
    const before = editedOf(cell, this.host.lang)
    const choices = columnOf(cell) === 'money' ? this.#choices(cell, before) : undefined
    const value = choices ? before : (typed ?? before)
    const facts = { cell, label: nameOf(this.host.element, cell), value, byTyping: typed !== undefined }
    this.#revision = Number(rowOf(cell).dataset.revision ?? 0)
    this.editor = new Editor(choices ? { ...facts, choices } : facts, before)
    this.host.count()
  }

  #choices(cell: Cell, value: string): Choice[] {
    const all = JSON.parse(this.host.element.dataset.choices ?? '{}') as Record<string, Choice[]>
    const offered = all[sideOf(rowOf(cell))] ?? []
    const stands = offered.some((each) => each.value === value) ? [] : [{ value, label: cell.textContent?.trim() ?? value }]
    return [...stands, ...offered, { value: MORE, label: this.host.words.more ?? '…' }]
  }

  /** Ends the editing, and keeps what changed. */
  commit(): void {
    const { editor } = this
    if (!editor) return
    this.editor = null
    const { cell, value, before } = editor
    this.#closed(editor)
    if (value === MORE) rowOf(cell).querySelector<HTMLAnchorElement>('[data-c="deeds"] a')?.click()
    else if (value !== before) this.write(cell, value, before)
    else this.host.count()
  }

  /** Writes a value into a cell, as if it had been typed. */
  write(cell: Cell, value: string, before: string, revision = this.#revision): void {
    if (isNew(rowOf(cell))) this.adding.write(cell, value)
    else this.writing.save(cell, value, before, revision)
  }

  cancel(): void {
    const { editor } = this
    if (!editor) return
    this.editor = null
    this.#closed(editor)
    this.choose(editor.cell)
    this.host.count()
  }

  #closed(editor: Editor): void {
    editor.close()
    // What was typed and is not saved yet stays out of the reach of a live refresh.
    if (editor.cell.dataset.typed !== undefined && !isNew(rowOf(editor.cell))) editor.cell.dataset.own = ''
  }

  /** A key while a cell is edited; whether it meant something. */
  typing({ key, shiftKey: shift }: KeyboardEvent, added: (cell: Cell) => void): boolean {
    const { editor } = this
    if (!editor) return false
    const { element } = this.host
    const { cell, byTyping, field } = editor
    const go = (next: Cell) => {
      this.commit()
      this.choose(next)
    }
    if (key === 'Escape') this.cancel()
    else if (key === 'Enter' && isNew(rowOf(cell))) {
      this.commit()
      added(cell)
    } else if (key === 'Enter') go(moved(element, cell, shift ? -1 : 1, 0))
    else if (key === 'Tab') {
      const next = following(element, cell, shift ? -1 : 1)
      if (!next) return false
      go(next)
    } else if (byTyping && field instanceof HTMLInputElement && !shift && /^Arrow/.test(key)) {
      const [down, right] = [
        Number(key === 'ArrowDown') - Number(key === 'ArrowUp'),
        Number(key === 'ArrowRight') - Number(key === 'ArrowLeft'),
      ]
      go(moved(element, cell, down, right))
    } else return false
    return true
  }

  /** What is being typed amounts to, for the sums. */
  typed(): { row: Element; cents: number } | null {
    const { editor } = this
    const column = editor ? columnOf(editor.cell) : ''
    if (editor && (column === 'amount' || column === 'product')) {
      const cents = productOf(editor.field.value) ?? (column === 'amount' ? centsOf(editor.field.value) : null)
      if (cents !== null) return { row: rowOf(editor.cell), cents }
    }
    const unsent = rowsOf(this.host.element).find((row) => isNew(row) && row.dataset.own !== undefined)
    return unsent ? { row: unsent, cents: newAmount(unsent) } : null
  }
}
