/** The rows of a view as CSV for spreadsheets: UTF-8 with its mark, semicolons; no cell is a formula. */
import { LIKE_A_FORMULA } from '../messages/columns.ts'

const NEEDS_QUOTES = /[";\r\n]/

function cell(text: string): string {
  const safe = LIKE_A_FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const rowsCsv = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`
