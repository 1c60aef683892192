/** What the keys do in the sheet while no cell is being edited. */
import { type Cell, cellIn, columnOf, edge, following, isEditable, isNew, moved, rowOf } from './sheet-cells.ts'

export interface Deeds {
  sheet: HTMLElement
  choose(cell: Cell): void
  edit(cell: Cell, typed?: string): void
  clear(cell: Cell): void
  remove(cell: Cell): void
  undo(): void
  redo(): void
  /** Enter in a row that is being added. */
  add(cell: Cell): void
  leave(): void
  /** Gives up what was refused here; whether there was anything. */
  giveUp(cell: Cell): boolean
}

const PAGE = 12
const STEPS: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [PAGE, 0],
  PageUp: [-PAGE, 0],
}

/** Whether the key meant something here. `leaving`: Escape was pressed, and Tab is the browser's. */
export function press(event: KeyboardEvent, cell: Cell, deeds: Deeds, leaving: boolean): boolean {
  const { key, shiftKey: shift } = event
  const control = event.ctrlKey || event.metaKey
  if (event.altKey) return false
  if (control) return pressControl(key.toLowerCase(), shift, cell, deeds)
  const step = STEPS[key]
  if (step) deeds.choose(moved(deeds.sheet, cell, ...step))
  else if (key === 'Home' || key === 'End') deeds.choose(edge(deeds.sheet, cell, key === 'Home' ? 'first' : 'last', false))
  else if (key === 'Tab') {
    const next = leaving ? null : following(deeds.sheet, cell, shift ? -1 : 1)
    if (!next) return false
    deeds.choose(next)
  } else if (key === 'Enter' || key === 'F2') enter(cell, deeds, key)
  else if (key === 'Escape') {
    if (!deeds.giveUp(cell)) deeds.leave()
  } else if (key === 'Delete' || key === 'Backspace') deeds.clear(cell)
  else if (key.length === 1 && isEditable(cell)) deeds.edit(cell, key)
  else return false
  return true
}

function pressControl(key: string, shift: boolean, cell: Cell, deeds: Deeds): boolean {
  if (key === 'z') shift ? deeds.redo() : deeds.undo()
  else if (key === 'y') deeds.redo()
  else if (key === 'delete' || key === 'backspace') deeds.remove(cell)
  else if (key === 'home' || key === 'end') deeds.choose(edge(deeds.sheet, cell, key === 'home' ? 'first' : 'last', true))
  else return false
  return true
}

/** A cell that is a link leads on; a complete new row is added; anything else is edited. */
function enter(cell: Cell, deeds: Deeds, key: string): void {
  const link = cell.querySelector<HTMLAnchorElement>('a[href]')
  const filledRow = isNew(rowOf(cell)) && cellIn(rowOf(cell), 'account')?.dataset.typed !== undefined
  if (link && !isEditable(cell)) link.click()
  else if (key === 'Enter' && filledRow && cell.dataset.typed !== undefined) deeds.add(cell)
  else if (isEditable(cell)) deeds.edit(cell)
  else if (columnOf(cell) === 'deeds') cell.querySelector<HTMLElement>('a, button')?.click()
}
