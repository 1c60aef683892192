/** From bytes to text: what kind of file it is, told by its content, and in which encoding it was written. */

export type Content = { kind: 'json' | 'sheet'; text: string } | { kind: 'nothing'; why: 'empty' | 'unread' }

const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04], // ZIP: XLSX, ODS, DOCX
  [0x50, 0x4b, 0x05, 0x06], // an empty ZIP
  [0xd0, 0xcf, 0x11, 0xe0], // XLS, DOC
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
  [0x1f, 0x8b], // gzip
]

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
const MARKDOWN = /^\s*(?:#{1,6}\s+\S|---\r?\n)/
const HTML = /^\s*<(?:!doctype|html|\?xml)/i

/** What the file is and, when it can be read, its text. PostgreSQL keeps no NUL: it is left out. */
export function contentOf(bytes: Uint8Array): Content {
  if (SIGNATURES.some((signature) => begins(bytes, signature))) return { kind: 'nothing', why: 'unread' }
  const text = decode(bytes).replaceAll('\u0000', '')
  if (text.trim() === '') return { kind: 'nothing', why: 'empty' }
  if (isBinary(text.slice(0, SAMPLE_BYTES)) || MARKDOWN.test(text) || HTML.test(text)) return { kind: 'nothing', why: 'unread' }
  return { kind: /^\s*[{[]/.test(text) ? 'json' : 'sheet', text }
}
