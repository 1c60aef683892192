/** CSV into rows of cells: the separator is found, what is too vast or left open is said. */
import { parseCsv } from 'hucre/csv'
import { ESCAPED_FORMULA } from '../messages/columns.ts'
import { MOST_ITEMS } from '../rules/imports.ts'
import { type Findings, fault } from './findings.ts'
import { headingScore, type Mended } from './headings.ts'
import { type Grid, headingRow } from './sheet.ts'

const SEPARATORS = [';', ',', '\t'] as const
/** Excel's own first line, `sep=;`, says the separator. */
const DECLARED = /^sep=([;,\t])\r?\n/i
const SAMPLE_CHARACTERS = 30_000

/** Without types to infer, every cell is a text. */
const rowsOf = (text: string, delimiter: string): string[][] => parseCsv(text, { delimiter }) as string[][]

/** A spreadsheet may end in a million blank rows. */
function withoutBlankEnd(text: string): string {
  let end = text.length
  while (end > 0 && '\r\n\t ;,'.includes(text[end - 1]!)) end -= 1
  return text.slice(0, end + 1)
}

/** Far beyond any plan; parsing a sheet of twenty million blank cells would take the memory of the whole machine. */
const MOST_LINES = 500_000
export const MOST_CELLS = 3_000_000

function isVast(text: string): boolean {
  let [lines, cells] = [0, 0]
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place]!
    if (letter === '\n' || letter === '\r') lines += 1
    else if (letter === ';' || letter === ',' || letter === '\t') cells += 1
  }
  return lines > MOST_LINES || cells > MOST_CELLS
}

/** The separator under which most headings are understood. */
function separatorOf(text: string, mended: Mended): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const tried = SEPARATORS.map((separator) => {
    const rows = rowsOf(sample, separator)
    const heading = rows[headingRow(rows, mended)]
    return { separator, score: heading ? headingScore(heading, mended) : 0, width: (heading ?? rows[0])?.length ?? 0 }
  })
  return tried.toSorted((one, other) => other.score - one.score || other.width - one.width)[0]!.separator
}

/** A quotation mark that never closes swallows the rest of the file into one cell. */
function quoteLeftOpen(text: string, rows: string[][]): boolean {
  const last = rows.at(-1)?.at(-1) ?? ''
  return last.includes('\n') && (text.match(/"/g)?.length ?? 0) % 2 === 1
}

/** The cells of a CSV text; null: it is no sheet that could be read. */
export function csvGrid(whole: string, findings: Findings, mended: Mended): Grid | null {
  const { words } = findings
  const declared = DECLARED.exec(whole)
  const text = withoutBlankEnd(declared ? whole.slice(declared[0].length) : whole)
  if (isVast(text)) {
    fault(findings, null, null, words.tooMany(MOST_ITEMS))
    return null
  }
  const rows = rowsOf(text, declared?.[1] ?? separatorOf(text, mended)).map((cells) =>
    cells.map((cell) => (cell.startsWith("'") ? cell.replace(ESCAPED_FORMULA, '') : cell)),
  )
  if (quoteLeftOpen(text, rows)) {
    const heading = headingRow(rows, mended)
    fault(findings, heading < 0 ? null : rows.length - heading, null, words.quoteLeftOpen)
  }
  return { rows }
}
