/** Documents that people attached, given out: a piece at a time, and sealed. */
import type { Ctx } from './env.ts'
import { attachment } from './upload.ts'

/** A document is never in memory as a whole. */
const PIECE = 1_048_576
/** Opened all the same, a document runs nothing and belongs to no site. */
const SEALED = "default-src 'none'; sandbox; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

export interface SealedDocument {
  name: string
  mediaType: string
  bytes: number
  /** Hex. */
  sha256: string
  /** So many bytes from there on; fewer at the end. */
  piece(from: number, length: number): Promise<Uint8Array>
}

/** To be kept on disk, never shown in the page of the house; the same again is a 304. */
export function sendSealed(c: Ctx, { name, mediaType, bytes, sha256, piece }: SealedDocument): Response {
  const etag = `"${sha256}"`
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie')
  c.header('etag', etag)
  c.header('content-security-policy', SEALED)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  let sent = 0
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const read = (await piece(sent, PIECE)) as Uint8Array<ArrayBuffer>
        sent += read.length
        if (read.length > 0) controller.enqueue(read)
        if (sent >= bytes || read.length === 0) controller.close()
      },
    },
    { highWaterMark: 0 },
  )
  return c.body(stream, 200, {
    'content-type': mediaType,
    'content-length': String(bytes),
    'content-disposition': attachment(name),
  })
}
