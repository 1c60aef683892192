/** CSV into rows of cells: the separator is found, what is too vast or left open is said. */
import { parseCsv } from 'hucre/csv'
import { unescapeFormula } from './formulas.ts'
import { headingRow, type Score } from './headings.ts'
import { MOST_CELLS } from './limits.ts'
import type { Grid } from './table.ts'

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

/** Parsing a sheet of twenty million blank cells would take the memory of the whole machine. */
const MOST_LINES = 500_000

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
function separatorOf(text: string, score: Score): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const tried = SEPARATORS.map((separator) => {
    const rows = rowsOf(sample, separator)
    const heading = rows[headingRow(rows, score)]
    return { separator, score: heading ? score(heading) : 0, width: (heading ?? rows[0])?.length ?? 0 }
  })
  return tried.toSorted((one, other) => other.score - one.score || other.width - one.width)[0]!.separator
}

/** A quotation mark that never closes swallows the rest of the file into one cell. */
function quoteLeftOpen(text: string, rows: string[][]): boolean {
  const last = rows.at(-1)?.at(-1) ?? ''
  return last.includes('\n') && (text.match(/"/g)?.length ?? 0) % 2 === 1
}

/** `openQuote`: the line where a quotation mark opens and never closes, the heading row being 1; null where no heading is known. */
export type ReadCsv = { grid: Grid; openQuote?: number | null } | { refused: 'tooVast' }

/** The cells of a CSV text, whichever of `;`, `,` and the tab parts them. */
export function readCsv(whole: string, score: Score): ReadCsv {
  const declared = DECLARED.exec(whole)
  const text = withoutBlankEnd(declared ? whole.slice(declared[0].length) : whole)
  if (isVast(text)) return { refused: 'tooVast' }
  const rows = rowsOf(text, declared?.[1] ?? separatorOf(text, score)).map((cells) => cells.map(unescapeFormula))
  if (!quoteLeftOpen(text, rows)) return { grid: { rows } }
  const heading = headingRow(rows, score)
  return { grid: { rows }, openQuote: heading < 0 ? null : rows.length - heading }
}
