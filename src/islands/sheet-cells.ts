/** The cells of the sheet: which can be chosen, which edited, and the way from one to the next. */
import { type Lang, typedEuros } from './sheet-money.ts'

export type Row = HTMLTableRowElement
export type Cell = HTMLTableCellElement

const EDITED = ['account', 'label', 'product', 'note', 'amount', 'money']

export const rowOf = (cell: Cell): Row => cell.parentElement as Row
export const columnOf = (cell: Cell): string => cell.dataset.c ?? ''
/** By which a row is known whatever becomes of the page: `12`, `new-charge`. */
export const keyOf = (row: Row): string => row.dataset.line ?? `new-${row.dataset.new}`
export const isNew = (row: Row): boolean => row.dataset.new !== undefined

export const rowsOf = (sheet: ParentNode): Row[] => [...sheet.querySelectorAll<Row>('tr[data-line], tr[data-new]')]

export function cellIn(row: Row | undefined | null, column: string): Cell | null {
  return row?.querySelector<Cell>(`[data-c="${column}"]`) ?? null
}

const columns = (sheet: ParentNode): string[] =>
  [...sheet.querySelectorAll<HTMLElement>('thead [data-c]')].map((head) => head.dataset.c ?? '')

/** The cell that was clicked or holds the keyboard. */
export function cellAt(target: EventTarget | null): Cell | null {
  const cell = target instanceof Element ? target.closest<Cell>('tr[data-line] > [data-c], tr[data-new] > [data-c]') : null
  return cell
}

export const findCell = (sheet: ParentNode, key: string, column: string): Cell | null =>
  cellIn(
    rowsOf(sheet).find((row) => keyOf(row) === key),
    column,
  )

export function isEditable(cell: Cell): boolean {
  const column = columnOf(cell)
  if (column !== 'money') return EDITED.includes(column)
  const row = rowOf(cell)
  return !isNew(row) && !/^chapter-8[67]$/.test(row.parentElement?.id ?? '')
}

/** So many rows down and columns to the right; at an edge, the cell at the edge. */
export function moved(sheet: ParentNode, from: Cell, down: number, right: number): Cell {
  const rows = rowsOf(sheet)
  const row = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(rowOf(from)) + down))]
  const names = columns(sheet)
  const name = names[Math.min(names.length - 1, Math.max(0, names.indexOf(columnOf(from)) + right))]
  return cellIn(row, name ?? '') ?? from
}

/** The next cell in reading order; null behind the last one. */
export function following(sheet: ParentNode, from: Cell, step: 1 | -1): Cell | null {
  const names = columns(sheet)
  const rows = rowsOf(sheet)
  let [row, column] = [rows.indexOf(rowOf(from)), names.indexOf(columnOf(from)) + step]
  if (column < 0 || column >= names.length) {
    row += step
    column = step > 0 ? 0 : names.length - 1
  }
  return cellIn(rows[row], names[column] ?? '')
}

export const edge = (sheet: ParentNode, from: Cell, side: 'first' | 'last', whole: boolean): Cell => {
  const rows = rowsOf(sheet)
  const names = columns(sheet)
  const row = whole ? rows.at(side === 'first' ? 0 : -1) : rowOf(from)
  return cellIn(row, names.at(side === 'first' ? 0 : -1) ?? '') ?? from
}

/** What is edited of a cell, as people type it. */
export function editedOf(cell: Cell, lang: Lang): string {
  if (cell.dataset.typed !== undefined) return cell.dataset.typed
  const column = columnOf(cell)
  if (column === 'money') return cell.dataset.v ?? ''
  const text = cell.textContent?.trim() ?? ''
  if (column === 'amount') return cell.dataset.v === undefined ? '' : typedEuros(lang, Number(cell.dataset.v))
  return column === 'product' ? text.replace(/[\s\u00a0\u202f]*€/, '').replace(/€/, '') : text
}

export const nameOf = (sheet: ParentNode, cell: Cell): string => {
  const head = sheet.querySelector(`thead [data-c="${columnOf(cell)}"]`)?.textContent?.trim() ?? ''
  const label = cellIn(rowOf(cell), 'label')
  const named = label?.dataset.typed ?? (label?.textContent?.trim() || label?.getAttribute('aria-label') || '')
  return `${head}, ${named}`
}
