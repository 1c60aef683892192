/** The guard before anything opens a ZIP: how much it really unpacks to, and which kind of office file it is. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

export type Office = 'xlsx' | 'ods' | 'docx'
/** Why a ZIP is not read: each module words it. */
export type RefusedArchive = 'zipBroken' | 'zipTooBig' | 'locked' | 'textSaveDocx' | 'sheetSaveXlsx' | 'slides' | 'archive'
export type Guarded = { kind: Office; content: string } | { refused: RefusedArchive }

const MEGABYTE = 1_048_576
export const MOST_UNPACKED_MEGABYTES = 64
export const MOST_UNPACKED = MOST_UNPACKED_MEGABYTES * MEGABYTE
export const MOST_ENTRIES = 2_000
const MOST_RATIO = 200
/** A small sheet of blank rows packs a thousand to one, without harm. */
const SMALL = 4 * MEGABYTE

/** Kinds of OOXML by the type of their main part; a workbook with macros is read, its macros are not. */
const MAIN_PARTS: readonly (readonly [string, Office | RefusedArchive])[] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['wordprocessingml.template.main+xml', 'docx'],
  ['ms-word.document.macroEnabled.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
  ['spreadsheetml.template.main+xml', 'xlsx'],
  ['ms-excel.sheet.macroEnabled.main+xml', 'xlsx'],
  ['ms-excel.sheet.binary.macroEnabled.main', 'sheetSaveXlsx'],
  ['presentationml', 'slides'],
]
const MIME_TYPES: readonly (readonly [string, Office | RefusedArchive])[] = [
  ['opendocument.spreadsheet', 'ods'],
  ['opendocument.text', 'textSaveDocx'],
  ['opendocument.presentation', 'slides'],
  ['epub', 'textSaveDocx'],
]
/** What tells the kind of the file, and what the reader of ODS does not tell. */
const KEPT = ['[Content_Types].xml', 'mimetype', 'META-INF/manifest.xml', 'content.xml']

/** Unpacks an entry to see how large it is, since what it declares may be a lie; its text is kept where it tells something. */
async function unpacked(zip: ZipFile, entry: Entry, most: number): Promise<{ size: number; text: string }> {
  const kept = KEPT.includes(entry.fileName)
  const chunks: Buffer[] = []
  let size = 0
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) {
      stream.destroy()
      break
    }
    if (kept) chunks.push(chunk)
  }
  return { size, text: kept ? Buffer.concat(chunks).toString('utf8') : '' }
}

function kindOf(texts: ReadonlyMap<string, string>): Guarded {
  const types = texts.get('[Content_Types].xml') ?? ''
  const mime = texts.get('mimetype') ?? ''
  if (texts.get('META-INF/manifest.xml')?.includes('encryption-data')) return { refused: 'locked' }
  const found = (types ? MAIN_PARTS : MIME_TYPES).find(([part]) => (types || mime).includes(part))?.[1]
  if (!found) return { refused: 'archive' }
  return found === 'xlsx' || found === 'docx' || found === 'ods'
    ? { kind: found, content: texts.get('content.xml') ?? '' }
    : { refused: found }
}

/** Looks into a ZIP without trusting it. `content`: of an ODS file, its `content.xml`. */
export async function guardArchive(bytes: Uint8Array): Promise<Guarded> {
  const texts = new Map<string, string>()
  let declared = 0
  let real = 0
  const tooBig = (size: number) => size > MOST_UNPACKED || (size > SMALL && size > bytes.length * MOST_RATIO)
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      // Compared by us while unpacking: a size that is a lie is a sentence of its own, not a broken file.
      validateEntrySizes: false,
    })
    if (zip.entryCount > MOST_ENTRIES) return { refused: 'zipTooBig' }
    const entries: Entry[] = []
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) return { refused: 'locked' }
      declared += entry.uncompressedSize
      entries.push(entry)
      if (tooBig(declared) || entries.length > MOST_ENTRIES) return { refused: 'zipTooBig' }
    }
    for (const entry of entries) {
      const { size, text } = await unpacked(zip, entry, MOST_UNPACKED - real)
      real += size
      if (tooBig(real)) return { refused: 'zipTooBig' }
      if (KEPT.includes(entry.fileName)) texts.set(entry.fileName, text)
    }
  } catch {
    return { refused: 'zipBroken' }
  }
  return kindOf(texts)
}
