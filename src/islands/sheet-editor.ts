/** One cell being edited in place: a field over it, that a live refresh leaves alone. */
import { type Cell, columnOf } from './sheet-cells.ts'

export interface Choice {
  value: string
  label: string
}

export interface EditorFacts {
  cell: Cell
  label: string
  value: string
  /** Opened by typing: the arrows then move on. */
  byTyping: boolean
  /** Where the cell offers choices. */
  choices?: Choice[]
}

export class Editor {
  readonly cell: Cell
  readonly byTyping: boolean
  readonly field: HTMLInputElement | HTMLSelectElement
  readonly before: string
  #shown: ChildNode[]

  constructor({ cell, label, value, byTyping, choices }: EditorFacts, before: string) {
    this.cell = cell
    this.byTyping = byTyping
    this.before = before
    this.#shown = [...cell.childNodes]
    this.field = choices ? choosing(choices, value) : typing(columnOf(cell), value)
    this.field.setAttribute('aria-label', label)
    cell.dataset.own = ''
    cell.classList.add('editing')
    // The text stays below, so that the column keeps its width.
    cell.append(this.field)
    this.field.focus()
    if (this.field instanceof HTMLInputElement) {
      if (byTyping) this.field.setSelectionRange(value.length, value.length)
      else this.field.select()
    }
  }

  get value(): string {
    return this.field.value.trim()
  }

  /** Takes the field away; what the cell shows then is for whoever closes it. */
  close(): void {
    this.cell.classList.remove('editing')
    delete this.cell.dataset.own
    this.cell.replaceChildren(...this.#shown)
  }
}

function typing(column: string, value: string): HTMLInputElement {
  const field = document.createElement('input')
  field.type = 'text'
  field.autocomplete = 'off'
  field.spellcheck = column === 'label' || column === 'note'
  if (column === 'amount' || column === 'account') field.inputMode = column === 'amount' ? 'decimal' : 'numeric'
  field.maxLength = column === 'note' ? 2000 : 200
  field.value = value
  return field
}

function choosing(choices: Choice[], value: string): HTMLSelectElement {
  const field = document.createElement('select')
  for (const { value: each, label } of choices) field.add(new Option(label, each, each === value, each === value))
  field.value = value
  return field
}
