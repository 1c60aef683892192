/** Plans out of the house as files. */
export * from './exports/csv.ts'
export type { PlanFile } from './exports/file.ts'
export * from './exports/json.ts'
export * from './exports/markdown.ts'
// The Word document is made in a child process: the house itself never loads what writes it.
export * from './exports/word-apart.ts'
export * from './exports/workbook.ts'
