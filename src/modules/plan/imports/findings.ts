/** What the reading of a file finds: warnings beside which the import goes on, errors that stop it, each with its place. */
import type { ImportWords } from '../messages/import.ts'

/** One thing to look at or to mend. `line`: the row, that of the headings is 1; null in JSON, where `column` is the path. */
export interface Warning {
  line: number | null
  column: string | null
  message: string
}

export interface Findings {
  words: ImportWords
  warnings: Warning[]
  errors: Warning[]
}

/** After so many errors the rest of the file tells nothing new. */
const MOST_ERRORS = 200
/** Enough to see what is wrong with a column; a sheet of ten thousand rows would else answer with ten thousand sentences. */
const MOST_WARNINGS = 5_000

export function warn(findings: Findings, line: number | null, column: string | null, message: string): void {
  if (findings.warnings.length < MOST_WARNINGS) findings.warnings.push({ line, column, message })
}

export function fault(findings: Findings, line: number | null, column: string | null, message: string): void {
  if (findings.errors.length < MOST_ERRORS) findings.errors.push({ line, column, message })
}
