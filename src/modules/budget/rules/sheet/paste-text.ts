/** The cells of a text that was copied from a sheet: parted by tabs, semicolons, commas or wide gaps, some of them in quotation marks. */

/** As many as a paste takes. */
export const MOST_PASTED_ROWS = 2_000
export const LONGEST_PASTE = 600_000

export interface TextRow {
  /** Of the line in the text, from 1 on. */
  number: number
  cells: string[]
}

const cleaned = (cell: string): string =>
  cell
    .replace(/[\u00a0\u202f\u2007]/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')

/** Rows of cells, quotation marks taken away; a cell in quotation marks may hold the separator and line breaks. */
function partedBy(text: string, separator: string): TextRow[] {
  const rows: TextRow[] = []
  let [row, cell, line, first, quoted]: [string[], string, number, number, boolean] = [[], '', 1, 1, false]
  const endRow = () => {
    rows.push({ number: first, cells: [...row, cell].map(cleaned) })
    row = []
    cell = ''
  }
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place]!
    if (letter === '\n') line += 1
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[place + 1] === '"') {
        cell += '"'
        place += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === separator) {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      endRow()
      first = line
    } else cell += letter
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** « 613   Locations   61 000,00 » without any separator: an account, words, an amount. */
const LOOSE = /^\s*(?:(\d{2,6})\s*[-–—.:]?\s+)?(\D.*?)(?:\s+|\s*[:=]\s*)(\d[\d .,'’]*(?:€|eur(?:os?)?)?)\s*$/i

const loosely = (line: string): string[] => {
  const wide = line.trim().split(/\s{2,}/)
  if (wide.length > 1) return wide
  const match = LOOSE.exec(line)
  return match ? [match[1] ?? '', match[2]!, match[3]!] : [line]
}

/** Most rows have as many of it: not the comma of an amount here and there. */
function isSeparator(lines: readonly string[], separator: string): boolean {
  const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1)
  const usual = counts.toSorted((one, other) => one - other)[Math.floor(counts.length / 2)] ?? 0
  return usual > 0 && counts.filter((count) => count === usual).length * 10 >= counts.length * 6
}

/** The rows of what was pasted, blank ones too, so that each keeps the number of its line. */
export function rowsOfText(typed: string): TextRow[] {
  const text = typed.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (text.includes('\t')) return partedBy(text, '\t')
  if (isSeparator(lines, ';')) return partedBy(text, ';')
  // A comma also stands in amounts: it parts cells where some of them are in quotation marks, or where none is followed by cents.
  const isComma = isSeparator(lines, ',') && (text.includes('"') || !lines.some((line) => /\d,\d{1,2}(?!\d)/.test(line)))
  if (isComma) return partedBy(text, ',')
  const rows = text
    .split('\n')
    .map((line, place) => ({ number: place + 1, cells: loosely(line.replace(/[\u00a0\u202f]/g, ' ')).map(cleaned) }))
  return rows.at(-1)?.cells.every((cell) => cell === '') ? rows.slice(0, -1) : rows
}
