/** Lines as files: XLSX, ODS and CSV with the same columns, JSON with the same facts. */
import { csvOf, odsOf, tableSheet, type Value, workbookOf } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type BudgetFile, type Cells, keysTable, linesTable, markOf, totalsTable } from './file.ts'

export const FILE_FORMATS = ['xlsx', 'ods', 'csv', 'json'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

const tablesOf = (file: BudgetFile): Cells[] => [
  linesTable(file),
  ...(file.keys.length > 0 ? [keysTable(file)] : []),
  ...(file.lines.length > 0 ? [totalsTable(file)] : []),
]

export function budgetWorkbook(file: BudgetFile): Promise<Uint8Array> {
  const { lang, title, organisation } = file
  const label = 3
  const sheets = tablesOf(file).map((table, place) =>
    tableSheet({
      ...table,
      lang,
      title: `${title} — ${organisation}`,
      frozen: place === 0 ? label + 1 : 1,
      emphasis: (row, column) => ({
        bold: place === 0 ? column === label : table.rows[row]?.[1] === undefined,
      }),
    }),
  )
  return workbookOf(sheets, { title, subject: markOf(file) ?? '', creator: organisation })
}

export const budgetOds = (file: BudgetFile): Promise<Uint8Array> => odsOf(...tablesOf(file))

/** A decimal as the language's spreadsheets read it from a text. */
const asTyped = (lang: Lang, value: Value | undefined): Value | undefined =>
  typeof value === 'object' && 'decimal' in value && lang === 'fr' ? value.decimal.replace('.', ',') : value

export function budgetCsv(file: BudgetFile): string {
  const { mark, columns, rows } = linesTable(file)
  const cells = rows.map((row) => row.map((value) => asTyped(file.lang, value)))
  return csvOf([...(mark ? [[mark]] : []), columns.map(({ heading }) => heading), ...cells])
}

export const JSON_FORMAT = 'gouvernail.budget'

/** Cents and basis points as whole numbers, codes instead of words. */
export function budgetJson({ title, organisation, lines, keys }: BudgetFile): string {
  const told = lines.map(({ line: _, ...facts }) => facts)
  return `${JSON.stringify({ format: JSON_FORMAT, version: 1, title, organisation, lines: told, keys }, null, 2)}\n`
}

export async function budgetFileBytes(format: FileFormat, file: BudgetFile): Promise<Uint8Array> {
  if (format === 'xlsx') return budgetWorkbook(file)
  if (format === 'ods') return budgetOds(file)
  return Buffer.from(format === 'csv' ? budgetCsv(file) : budgetJson(file))
}
