/** What a file is, by its content and never by its name: the documents that people share, and what must not pass as one. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { type Content, DOCUMENTS, type DocumentKind, OOXML, type RefusedKind } from './values/media.ts'

const MAGIC: [DocumentKind | RefusedKind, string][] = [
  ['pdf', '%PDF-'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['program', 'MZ'],
  ['program', '\x7fELF'],
  ['program', '\xcf\xfa\xed\xfe'],
  ['program', '\xce\xfa\xed\xfe'],
  ['program', '\xca\xfe\xba\xbe'],
  ['program', '\0asm'],
  ['program', '#!'],
  ['archive', 'Rar!'],
  ['archive', '7z\xbc\xaf'],
  ['archive', '\x1f\x8b'],
]
const isDocument = (kind: string): kind is DocumentKind => kind in DOCUMENTS

/** What the bytes are. Nothing of them is executed; of a zip only two small entries are unpacked. */
export async function contentOf(bytes: Uint8Array): Promise<Content> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1_024)).toString('latin1')
  if (start.startsWith('PK\x03\x04')) return zipContent(bytes)
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'webp' }
  const magic = MAGIC.find(([, beginning]) => start.startsWith(beginning))?.[0]
  if (magic && isDocument(magic)) return { kind: magic }
  // « MZ » may begin a sentence, a program is no text.
  if (magic && (magic !== 'program' || start.startsWith('#!') || hasControls(bytes))) return { refused: magic as RefusedKind }
  return textContent(bytes)
}

/** What no text holds: control characters but tabs and line ends. */
const hasControls = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f)
/** The places that windows-1252 leaves empty. */
const NOT_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

const MARKUP =
  /^(?:<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>|<!doctype\s+svg[^>]*>|\s)*<(!doctype\s+html|(?:html|head|body|script|svg|meta|style|iframe|object|embed)\b)/i

/** A text is decoded piece by piece: only its beginning is looked at. */
const PIECE = 65_536
function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function textContent(bytes: Uint8Array): Content {
  if (hasControls(bytes)) return { refused: 'unknown' }
  const charset = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  if (charset === 'windows-1252' && bytes.some((byte) => NOT_1252.has(byte))) return { refused: 'unknown' }
  const beginning = new TextDecoder(charset).decode(bytes.subarray(0, 4_096))
  const tag = MARKUP.exec(beginning)?.[1]?.toLowerCase()
  if (tag === 'svg') return { refused: 'drawing' }
  if (tag) return { refused: tag === 'script' ? 'program' : 'page' }
  return { kind: 'text', charset }
}

/** A document of a few hundred pages with its pictures stays far below; what would unpack to more is no document. */
const MOST_ENTRIES = 5_000
const MOST_UNPACKED = 256 * 1_048_576
const MOST_RATIO = 200
/** Small zips compress well without harm. */
const SMALL = 16 * 1_048_576
const MOST_READ = 1_048_576

/** The kinds of OOXML by the content type of their main part. */
const MAIN_PARTS: [DocumentKind, string][] = [
  ['docx', `${OOXML}.wordprocessingml.document.main+xml`],
  ['xlsx', `${OOXML}.spreadsheetml.sheet.main+xml`],
  ['pptx', `${OOXML}.presentationml.presentation.main+xml`],
]

async function zipContent(bytes: Uint8Array): Promise<Content> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { lazyEntries: true })
    if (zip.entryCount > MOST_ENTRIES) return { refused: 'bomb' }
    const names = new Set<string>()
    let unpacked = 0
    let listed = ''
    let mimetype = ''
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (unpacked > MOST_UNPACKED || (unpacked > SMALL && unpacked > bytes.length * MOST_RATIO)) return { refused: 'bomb' }
      names.add(entry.fileName)
      if (entry.fileName === '[Content_Types].xml') listed = await entryText(zip, entry)
      if (entry.fileName === 'mimetype') mimetype = await entryText(zip, entry)
    }
    if (listed) return ooxmlContent(listed, names)
    const kind = (['odt', 'ods', 'odp'] as const).find((each) => DOCUMENTS[each].type === mimetype.trim())
    return kind && names.has('content.xml') ? { kind } : { refused: 'archive' }
  } catch {
    // Broken, encrypted, or with paths that lead out of it.
    return { refused: 'archive' }
  }
}

function ooxmlContent(listed: string, names: Set<string>): Content {
  if (/macroEnabled|vbaProject/i.test(listed) || [...names].some((name) => /vbaProject\.bin$/i.test(name))) return { refused: 'macros' }
  const found = MAIN_PARTS.find(([, type]) => listed.includes(`"${type}"`))
  return found ? { kind: found[0] } : { refused: 'archive' }
}

/** A small entry unpacked; its declared size is not trusted. */
async function entryText(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.isEncrypted() || entry.uncompressedSize > MOST_READ) throw new Error('Not the entry of a document.')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length
    if (size > MOST_READ) throw new Error('Larger than declared.')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
