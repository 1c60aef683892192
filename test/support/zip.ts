/** Small zips for tests: good ones, and those that a careful reader must refuse. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  content: string | Buffer
  /** Declared instead of the true size. */
  claims?: number
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const DEFLATED = 8

/** A zip (APPNOTE.TXT 6.3.10, 4.3) with these entries, in their order. */
export function zipOf(entries: ZipEntry[]): Buffer<ArrayBuffer> {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, claims } of entries) {
    const raw = Buffer.from(content)
    const packed = deflateRawSync(raw)
    const path = Buffer.from(name)
    const facts = Buffer.concat([u16(0), u16(DEFLATED), u32(0), u32(crc32(raw)), u32(packed.length), u32(claims ?? raw.length)])
    const local = Buffer.concat([u32(0x04034b50), u16(20), facts, u16(path.length), u16(0), path, packed])
    const entry = [u32(0x02014b50), u16(20), u16(20), facts, u16(path.length), u16(0), u16(0), u16(0), u16(0), u32(0), u32(offset), path]
    locals.push(local)
    central.push(Buffer.concat(entry))
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const count = u16(entries.length)
  const end = Buffer.concat([u32(0x06054b50), u16(0), u16(0), count, count, u32(directory.length), u32(offset), u16(0)])
  return Buffer.concat([...locals, directory, end])
}

const OOXML = 'application/vnd.openxmlformats-officedocument'
const listing = (type: string) => `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="${type}"/></Types>`

/** The least that makes a Word file. */
export const docxBytes = (...more: ZipEntry[]): Buffer<ArrayBuffer> =>
  zipOf([
    { name: '[Content_Types].xml', content: listing(`${OOXML}.wordprocessingml.document.main+xml`) },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ])
/** The least that makes a file of another kind of Office. */
export const officeBytes = (type: string): Buffer<ArrayBuffer> => zipOf([{ name: '[Content_Types].xml', content: listing(type) }])
/** The least that makes an OpenDocument file. */
export const odfBytes = (kind: 'text' | 'spreadsheet' | 'presentation'): Buffer<ArrayBuffer> =>
  zipOf([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', content: '<office:document-content/>' },
  ])

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n')
export const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
