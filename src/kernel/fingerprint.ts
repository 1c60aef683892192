/** Fingerprints of texts: the same value gives the same bytes on every machine (RFC 8785), and the same SHA-256. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** JSON with one spelling only (RFC 8785). */
export function canonicalJson(value: object): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('Nothing to write as JSON.')
  return text
}

/** SHA-256 in hex, of the text as UTF-8 or of the bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
