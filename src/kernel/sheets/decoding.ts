/** From bytes to text: what kind of file it is, told by its content, and in which encoding it was written. */
import type { Score } from './headings.ts'

/** Why a file is not read: each module words it. */
export type Unread =
  | 'fileEmpty'
  | 'kindNotRead'
  | 'pdf'
  | 'picture'
  | 'locked'
  | 'sheetSaveXlsx'
  | 'textSaveDocx'
  | 'slides'
  | 'archive'
  | 'webPage'
export type Content = { kind: 'json' | 'csv' | 'markdown'; text: string } | { kind: 'zip' } | { kind: 'nothing'; why: Unread }

/** How files begin, in Latin-1. */
const SIGNATURES: readonly (readonly [string, Unread | 'zip' | 'office'])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0', 'office'],
  ['%PDF', 'pdf'],
  ['{\\rtf', 'textSaveDocx'],
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['BM', 'picture'],
  ['II*\0', 'picture'],
  ['MM\0*', 'picture'],
  ['RIFF', 'picture'],
  ['\x1f\x8b', 'archive'],
  ['Rar!', 'archive'],
  ['7z\xbc\xaf', 'archive'],
]

/** The container of old and of locked Office files: its directory names its parts in UTF-16. */
function officeOf(bytes: Uint8Array): Unread {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const holds = (name: string) => names.includes(Buffer.from(name, 'utf16le'))
  if (holds('EncryptedPackage')) return 'locked'
  if (holds('WordDocument')) return 'textSaveDocx'
  if (holds('PowerPoint Document')) return 'slides'
  return holds('Workbook') || holds('Book') ? 'sheetSaveXlsx' : 'kindNotRead'
}

const begins = (bytes: Uint8Array, signature: readonly number[]) => signature.every((byte, place) => bytes[place] === byte)

/** How much of a file tells its encoding. */
const SAMPLE_BYTES = 4_096
/** European text in UTF-16 has a NUL in nearly every second byte; other text has none. */
const NUL_SHARE = 0.3

/** UTF-16 without a mark: the NULs stand on one side of each pair. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let [even, odd] = [0, 0]
  for (let place = 0; place < sample.length; place += 1) {
    if (sample[place] !== 0) continue
    if (place % 2 === 0) even += 1
    else odd += 1
  }
  const wanted = (sample.length / 2) * NUL_SHARE
  if (odd > wanted && odd > even * 4) return 'utf-16le'
  return even > wanted && even > odd * 4 ? 'utf-16be' : null
}

/** A byte order mark, else the NULs of UTF-16, else strict UTF-8, else Windows-1252, which any byte is. */
export function decode(bytes: Uint8Array): string {
  if (begins(bytes, [0xef, 0xbb, 0xbf])) return new TextDecoder('utf-8').decode(bytes)
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  const utf16 = utf16Of(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Control characters that no text holds: a picture, a program. */
const isBinary = (text: string) =>
  [...text].some((character) => character < '\t' || (character > '\r' && character < ' ' && character !== '\u001b'))
const HTML = /^\s*<(?:!doctype|html|\?xml)/i
/** Sheets and texts that an office program saved as bare XML look like a page. */
const markupOf = (start: string): Unread =>
  /opendocument\.spreadsheet|office:spreadsheet/.test(start)
    ? 'sheetSaveXlsx'
    : /opendocument\.text|wordprocessingml/.test(start)
      ? 'textSaveDocx'
      : 'webPage'
const FRONT_MATTER = /^\ufeff?---\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)\r?\n/
const MARKDOWN_HEADING = /^ {0,3}#{1,6}[ \t]+[^\s;,\t]/
const UNDERLINE = /^ {0,3}(?:={3,}|-{3,})[ \t]*$/
const LINES_TO_TELL = 200
const ROWS_TO_TELL = 20

/** A text with headings, as long as it does not begin as a table whose columns are known. */
function isMarkdown(text: string, score: Score): boolean {
  const lines = text.slice(0, 100_000).split(/\r?\n/, LINES_TO_TELL)
  const hasHeading = lines.some(
    (line, index) => MARKDOWN_HEADING.test(line) || (index > 0 && UNDERLINE.test(line) && /^\s*[^\s#>|-]/.test(lines[index - 1]!)),
  )
  return hasHeading && !lines.slice(0, ROWS_TO_TELL).some((line) => !/^\s*[|#>-]/.test(line) && score(line.split(/[;,\t]/)) >= 2)
}

/** What the file is and, when it is a text, that text. PostgreSQL keeps no NUL: it is left out. `score` tells the headings of a table. */
export function contentOf(bytes: Uint8Array, score: Score): Content {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE_BYTES)).toString('latin1')
  const signature = SIGNATURES.find(([beginning]) => start.startsWith(beginning))?.[1]
  if (signature === 'zip') return { kind: 'zip' }
  if (signature === 'office') return { kind: 'nothing', why: officeOf(bytes) }
  // « BM » may begin a sentence; it begins a picture only where no text could stand.
  if (signature && (signature !== 'picture' || isBinary(start))) return { kind: 'nothing', why: signature }
  const text = decode(bytes).replaceAll('\u0000', '')
  if (text.trim() === '') return { kind: 'nothing', why: 'fileEmpty' }
  if (isBinary(text.slice(0, SAMPLE_BYTES))) return { kind: 'nothing', why: 'kindNotRead' }
  if (HTML.test(text)) return { kind: 'nothing', why: markupOf(text.slice(0, SAMPLE_BYTES)) }
  if (/^\s*[{[]/.test(text)) return { kind: 'json', text }
  // Its lines stay, empty: those below keep their numbers.
  const body = text.replace(FRONT_MATTER, (matter) => matter.replaceAll(/[^\n]/g, ''))
  return isMarkdown(body, score) ? { kind: 'markdown', text: body } : { kind: 'csv', text }
}
