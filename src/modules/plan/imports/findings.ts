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

/** A message quotes what it is about, and that may be a whole book. */
const LONGEST_MESSAGE = 500
const LONGEST_COLUMN = 200
const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)
const finding = (line: number | null, column: string | null, message: string): Warning => ({
  line,
  column: column === null ? null : cut(column, LONGEST_COLUMN),
  message: cut(message, LONGEST_MESSAGE),
})

export function warn(findings: Findings, line: number | null, column: string | null, message: string): void {
  if (findings.warnings.length < MOST_WARNINGS) findings.warnings.push(finding(line, column, message))
}

export function fault(findings: Findings, line: number | null, column: string | null, message: string): void {
  if (findings.errors.length < MOST_ERRORS) findings.errors.push(finding(line, column, message))
}
