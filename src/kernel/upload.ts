/** Files that people send with a form: counted while they come in, cut at the limit, their names cleaned. */
import type { Ctx } from './env.ts'
import type { Typed } from './form.ts'
import { type Part, partsOf } from './multipart.ts'
import { Refusal } from './refusal.ts'
import { objection } from './values/objection.ts'

/** `mostBytes`: of all files of the form together. */
export interface UploadLimits {
  mostBytes: number
}

/** One file as it was sent. The name is cleaned, never trusted; what the file is, its content alone says. */
export interface UploadedFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

interface Upload {
  typed: Typed
  files: Map<string, UploadedFile[]>
}

/** For the fields beside the files, and the borders between them. */
const ROOM_FOR_FIELDS = 1_048_576
/** Beyond the limit a browser still gets to its end, else it would show a broken connection instead of our sentence; nothing of it is kept. */
const MOST_DISCARDED = 128 * 1_048_576
const LONGEST_NAME = 120

/** The body as it comes in. What is over the limit is let go at once, and read on only so that the refusal can be shown. */
async function bodyWithin(c: Ctx, mostBytes: number, refused: Refusal, cut: Refusal): Promise<Uint8Array<ArrayBuffer>> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > MOST_DISCARDED) throw refused
  const reader = c.req.raw.body?.getReader()
  if (!reader) return new Uint8Array()
  // One piece of memory where the size is known: twenty megabytes need not be there twice.
  let body = new Uint8Array(declared > mostBytes ? 0 : declared)
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw cut
    })
    if (done) break
    if (Math.max(size + value.length, declared) <= mostBytes) {
      if (size + value.length > body.length) body = grown(body, size, Math.min(mostBytes, Math.max(size + value.length, size * 2)))
      body.set(value, size)
    } else body = new Uint8Array()
    size += value.length
    if (size > MOST_DISCARDED) {
      await reader.cancel()
      break
    }
  }
  if (Math.max(size, declared) > mostBytes) throw refused
  return body.subarray(0, size)
}

function grown(bytes: Uint8Array<ArrayBuffer>, used: number, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length)
  larger.set(bytes.subarray(0, used))
  return larger
}

const textAsTyped = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '')

async function receive(c: Ctx, asked: string | undefined, { mostBytes }: UploadLimits): Promise<Upload> {
  const contentType = c.req.header('content-type') ?? ''
  const multipart = /^multipart\/form-data\b/i.test(contentType)
  const refused = new Refusal(objection('kernel.file_too_large', { mostBytes }, asked))
  const broken = new Refusal(objection('kernel.upload_broken', {}, asked))
  const body = await bodyWithin(c, (multipart ? mostBytes : 0) + ROOM_FOR_FIELDS, refused, broken)
  const parts = multipart ? partsOf(body, contentType) : /^application\/x-www-form-urlencoded\b/i.test(contentType) ? fieldsIn(body) : null
  if (parts === null) throw broken
  const upload: Upload = { typed: {}, files: new Map() }
  let total = 0
  for (const { name: field, fileName, bytes } of parts) {
    if (fileName === null) {
      upload.typed[field] = [...(upload.typed[field] ?? []), textAsTyped(new TextDecoder().decode(bytes))]
      continue
    }
    // A file field that was left empty comes as a file without a name.
    if (fileName === '' && bytes.length === 0) continue
    const name = cleanFileName(fileName)
    if (bytes.length === 0) throw new Refusal(objection('kernel.file_empty', { name }, field))
    total += bytes.length
    if (total > mostBytes) throw new Refusal(objection('kernel.file_too_large', { mostBytes }, field))
    upload.files.set(field, [...(upload.files.get(field) ?? []), { name, bytes }])
  }
  return upload
}

/** A form that carries no file after all. */
const fieldsIn = (body: Uint8Array): Part[] =>
  [...new URLSearchParams(new TextDecoder().decode(body))].map(([name, value]) => ({
    name,
    fileName: null,
    bytes: new TextEncoder().encode(value),
  }))

/** A body can be read once: whoever asks again gets the same. */
const received = new WeakMap<Ctx, Promise<Upload>>()

function uploadOf(c: Ctx, field: string | undefined, limits: UploadLimits): Promise<Upload> {
  const upload = received.get(c) ?? receive(c, field, limits)
  received.set(c, upload)
  return upload
}

/**
 * The file of a form's field, or null when none was chosen. Refuses, with 422, what is too large (`kernel.file_too_large`), empty
 * (`kernel.file_empty`) or did not arrive in full (`kernel.upload_broken`). Ask who may first: the body is read only here.
 */
export const uploadedFile = async (c: Ctx, field: string, limits: UploadLimits): Promise<UploadedFile | null> =>
  (await uploadedFiles(c, field, limits))[0] ?? null

/** All files of a form's field (`<input type="file" multiple>`). */
export const uploadedFiles = async (c: Ctx, field: string, limits: UploadLimits): Promise<UploadedFile[]> =>
  (await uploadOf(c, field, limits)).files.get(field) ?? []

/** The other fields of a form with files, as `typedForm` gives those of a form without. */
export const uploadedForm = async (c: Ctx, limits: UploadLimits): Promise<Typed> => (await uploadOf(c, undefined, limits)).typed

/** The ending of a file's name in lower case, without its dot; '' where there is none. */
export const extensionOf = (name: string): string => /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? ''

/** Letters that show nothing or turn the reading direction (`facture\u202Efdp.exe`); the joiner of emoji is none of them. */
const UNSEEN = /(?![\u200d\s])[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu

/** The last part of the path that some browsers send, without unseen letters, of a length that a list can show. */
export function cleanFileName(given: string): string {
  const seen = given.toWellFormed().normalize('NFC').replaceAll('\ufffd', '').replace(UNSEEN, '').replace(/\s+/gu, ' ')
  const last = (seen.split(/[/\\]/).at(-1) ?? '').trim().replace(/[. ]+$/, '')
  const extension = extensionOf(last)
  const end = extension ? last.slice(-extension.length - 1) : ''
  const stem = last
    .slice(0, last.length - end.length)
    .replace(/^[. ]+/, '')
    .trim()
  const letters = [...stem]
  const kept = letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join('')}…` : stem
  return `${kept || 'document'}${end}`
}

/** Letters that may stand in a header unquoted by percent signs (RFC 5987, attr-char). */
const NOT_ATTR_CHAR = /[!'()*]/g

/** The header that makes a browser save a file under its name, whatever letters it holds (RFC 6266). */
export function attachment(name: string): string {
  const plain =
    name
      .normalize('NFD')
      .replace(/[^ -~]/g, '')
      .replace(/["\\%]/g, '_')
      .trim() || 'document'
  const encoded = encodeURIComponent(name).replace(NOT_ATTR_CHAR, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
