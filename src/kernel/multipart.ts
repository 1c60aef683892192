/** A form with files taken apart where it lies (RFC 7578): no file is copied, so that twenty megabytes are in memory once. */

export interface Part {
  /** The field's name. */
  name: string
  /** As sent; null: the part is a field, no file. */
  fileName: string | null
  bytes: Uint8Array<ArrayBuffer>
}

/** A body of a million tiny parts would cost more to take apart than to send. */
const MOST_PARTS = 500
const LONGEST_HEAD = 16_384
const LINE_END = '\r\n'

/** RFC 2046, 5.1.1: at most 70 characters. */
const boundaryOf = (contentType: string): string | null => {
  const found = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  return found?.[1] ?? found?.[2] ?? null
}

/** Browsers write quotation marks and line ends of names as `%22`, `%0D` and `%0A`, and nothing else so (HTML, multipart/form-data encoding). */
const plain = (name: string): string => name.replaceAll('%22', '"').replace(/%0d/gi, '\r').replace(/%0a/gi, '\n')

/** `form-data; name="files"; filename="bilan.pdf"`; null where it is no part of a form. */
function disposition(head: string): { name: string; fileName: string | null } | null {
  const line = head.split(LINE_END).find((each) => /^content-disposition\s*:\s*form-data\s*;/i.test(each))
  const value = (key: string) => new RegExp(`;\\s*${key}="([^"]*)"`, 'i').exec(line ?? '')?.[1] ?? null
  const [name, fileName] = [value('name'), value('filename')]
  return line === undefined || name === null ? null : { name: plain(name), fileName: fileName === null ? null : plain(fileName) }
}

/** The parts of a body in their order; null where it is no whole form of this kind. */
export function partsOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Part[] | null {
  const boundary = boundaryOf(contentType)
  if (boundary === null) return null
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const border = Buffer.from(`${LINE_END}--${boundary}`)
  const opening = border.subarray(LINE_END.length)
  if (!body.subarray(0, opening.length).equals(opening)) return null
  const parts: Part[] = []
  let at = opening.length
  for (;;) {
    const mark = body.toString('latin1', at, at + 2)
    if (mark === '--') return parts
    if (mark !== LINE_END || parts.length === MOST_PARTS) return null
    const head = body.indexOf('\r\n\r\n', at)
    const end = head === -1 || head - at > LONGEST_HEAD ? -1 : body.indexOf(border, head + 2)
    if (end === -1) return null
    const said = disposition(body.toString('utf8', at + 2, head))
    if (said === null) return null
    // An empty part: the border's line end is that of the head.
    parts.push({ ...said, bytes: bytes.subarray(Math.min(head + 4, end), end) })
    at = end + border.length
  }
}
