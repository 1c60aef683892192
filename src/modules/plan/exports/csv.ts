/** A plan as CSV for spreadsheets: UTF-8 with its mark, semicolons, a row per item; no cell is a formula. */
import { csvOf } from '#kernel/sheets.ts'
import { whichText } from '../messages/files.ts'
import { exampleLine, headingsOf, type PlanFile, rowsOf } from './file.ts'

/** Above the headings: what is made up; and of a version, which one it is. A plan's own sheet has nothing more to skip. */
const above = (file: PlanFile): string[] => {
  const version = file.text.state ? [] : whichText(file.lang, file.text).map(([key, value]) => `${key} ${value}`)
  return [exampleLine(file) ?? [], version].flat()
}

export function planCsv(file: PlanFile): string {
  const rows = rowsOf(file)
  const headings = headingsOf(file, rows)
  return csvOf([
    ...above(file).map((line) => [line]),
    headings.map(({ name }) => name),
    ...rows.map(({ values }) => headings.map(({ fact }) => values[fact])),
  ])
}
