/** Small ZIP files for tests: honest ones, and ones that lie about their size. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  data: Uint8Array | string
  /** What it declares instead of its real size. */
  declared?: number
}

/** Deflated entries with their central directory. */
export function zipOf(entries: ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, declared } of entries) {
    const bytes = Buffer.from(data)
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(bytes), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(declared ?? bytes.length, 8)
    const local = Buffer.concat([
      Buffer.from('504b03041400000008000000000000', 'hex').subarray(0, 14),
      sizes,
      short(label.length),
      short(0),
      label,
    ])
    const central = Buffer.concat([
      Buffer.from('504b0102140014000000080000000000', 'hex'),
      sizes,
      short(label.length),
      Buffer.alloc(12),
      long(at),
      label,
    ])
    parts.push(local, packed)
    directory.push(central)
    at += local.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const count = short(entries.length)
  const end = Buffer.concat([Buffer.from('504b050600000000', 'hex'), count, count, long(listed.length), long(at), short(0)])
  return new Uint8Array(Buffer.concat([...parts, listed, end]))
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const OOXML = 'application/vnd.openxmlformats-officedocument'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relation = (type: string, target: string) =>
  `<Relationships xmlns="${RELATIONS}"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
const types = (part: string, type: string): ZipEntry => ({
  name: '[Content_Types].xml',
  data: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${OOXML}.${type}.main+xml"/></Types>`,
})

/** A workbook of one sheet, whose XML is given; `more`: whatever else is packed. */
export const workbookOf = (sheet: Uint8Array | string, declared?: number, more: ZipEntry[] = []): Uint8Array =>
  zipOf([
    types('xl/workbook.xml', 'spreadsheetml.sheet'),
    { name: '_rels/.rels', data: relation('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      data: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relation('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', data: sheet, ...(declared === undefined ? {} : { declared }) },
    ...more,
  ])

/** A Word document whose body's XML is given. */
export const documentOf = (body: string): Uint8Array =>
  zipOf([
    types('word/document.xml', 'wordprocessingml.document'),
    { name: '_rels/.rels', data: relation('officeDocument', 'word/document.xml') },
    {
      name: 'word/document.xml',
      data: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ])
