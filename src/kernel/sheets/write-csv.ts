/** Rows as CSV for spreadsheets: UTF-8 with its mark, semicolons; no cell is a formula. */
import { escapeFormula } from './formulas.ts'
import { textOfValue, type Value } from './values.ts'

const NEEDS_QUOTES = /[";\r\n]/

function cell(value: Value | undefined): string {
  const safe = escapeFormula(textOfValue(value))
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvOf = (lines: readonly (readonly (Value | undefined)[])[]): string =>
  `\ufeff${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`
