/** A plan as a workbook (XLSX): a sheet of its items that one can filter and print, and a sheet of the plan's own facts. */
import { factsSheet, tableSheet, workbookOf } from '#kernel/sheets.ts'
import { inLang } from '#kernel/values/lang.ts'
import { type ColumnName, SHEETS } from '../messages/columns.ts'
import { exampleLine, type Heading, headingsOf, type PlanFile, planFacts, type Row, rowsOf, tracesOf, type Value } from './file.ts'

/** In characters. */
const WIDTHS: Partial<Record<ColumnName, number>> = {
  code: 11,
  level: 13,
  title: 52,
  text: 60,
  otherTitle: 46,
  otherText: 46,
  status: 23,
  stoppedReason: 30,
  progress: 12,
  owner: 34,
  scope: 12,
  regions: 26,
  startsOn: 12,
  endsOn: 12,
  expectedResult: 44,
  partners: 30,
  carriedTo: 28,
  carriedOverTo: 22,
  provenance: 15,
  crossCutting: 13,
}
const USUAL_WIDTH = 20
/** Code, level and title. */
const FROZEN = 3

function itemSheet(file: PlanFile, rows: Row[], headings: Heading[]) {
  return tableSheet({
    lang: file.lang,
    name: SHEETS.items[file.lang],
    mark: exampleLine(file),
    columns: headings.map(({ fact, name }) => ({ heading: name, width: WIDTHS[fact] ?? USUAL_WIDTH })),
    rows: rows.map(({ values }) => headings.map(({ fact }) => values[fact])),
    // Parts stand out by bold titles and paper, and titles by how far they are moved in: colour never stands alone.
    emphasis(place, column) {
      const { level, action } = rows[place]!
      const { fact } = headings[column]!
      return {
        bold: !action && (fact === 'code' || fact === 'title'),
        tinted: level === 1 && !action,
        ...(fact === 'title' ? { indent: level - 1 } : {}),
      }
    },
    frozen: FROZEN,
    title: inLang(file.draft.title, file.lang),
  })
}

function planSheet(file: PlanFile) {
  const facts: [string, Value][] = [...planFacts(file).map(({ name, value }): [string, Value] => [name, value]), ...tracesOf(file)]
  const { lang, draft } = file
  return factsSheet({ lang, name: SHEETS.plan[lang], mark: exampleLine(file), facts, title: inLang(draft.title, lang) })
}

export async function planWorkbook(file: PlanFile): Promise<Uint8Array> {
  const rows = rowsOf(file)
  return workbookOf([itemSheet(file, rows, headingsOf(file, rows)), planSheet(file)], {
    title: inLang(file.draft.title, file.lang),
    subject: [exampleLine(file), ...tracesOf(file).map(([key, value]) => `${key} ${value}`)].filter(Boolean).join('\n'),
    creator: file.network,
  })
}
