/** A plan as CSV for spreadsheets: UTF-8 with its mark, semicolons, a row per item; no cell is a formula. */
import { LIKE_A_FORMULA } from '../messages/columns.ts'
import { whichText } from '../messages/files.ts'
import { exampleLine, headingsOf, type PlanFile, rowsOf, type Value } from './file.ts'

const NEEDS_QUOTES = /[";\r\n]/

const told = (value: Value | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : 'day' in value ? value.day : `${value.percent} %`

function cell(value: Value | undefined): string {
  const text = told(value)
  const safe = LIKE_A_FORMULA.test(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Above the headings: what is made up; and of a version, which one it is. A plan's own sheet has nothing more to skip. */
const above = (file: PlanFile): string[] => {
  const version = file.text.state ? [] : whichText(file.lang, file.text).map(([key, value]) => `${key} ${value}`)
  return [exampleLine(file) ?? [], version].flat()
}

export function planCsv(file: PlanFile): string {
  const rows = rowsOf(file)
  const headings = headingsOf(file, rows)
  const lines = [
    ...above(file).map((line) => [line]),
    headings.map(({ name }) => name),
    ...rows.map(({ values }) => headings.map(({ fact }) => values[fact])),
  ]
  return `\ufeff${lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('')}`
}
