/** The least that makes each kind of document, for tests of what files are by their content. */
import { type ZipEntry, zipOf } from './zip.ts'

const OOXML = 'application/vnd.openxmlformats-officedocument'
const listing = (type: string) => `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="${type}"/></Types>`

/** A zip of anything. */
export const zipBytes = (entries: ZipEntry[]): Buffer<ArrayBuffer> => Buffer.from(zipOf(entries))

/** A Word file, with more in it. */
export const docxBytes = (...more: ZipEntry[]): Buffer<ArrayBuffer> =>
  zipBytes([
    { name: '[Content_Types].xml', data: listing(`${OOXML}.wordprocessingml.document.main+xml`) },
    { name: 'word/document.xml', data: '<w:document/>' },
    ...more,
  ])
/** A file of another kind of Office, by the type of its main part. */
export const officeBytes = (type: string): Buffer<ArrayBuffer> => zipBytes([{ name: '[Content_Types].xml', data: listing(type) }])
export const odfBytes = (kind: 'text' | 'spreadsheet' | 'presentation'): Buffer<ArrayBuffer> =>
  zipBytes([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', data: '<office:document-content/>' },
  ])

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n')
export const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
