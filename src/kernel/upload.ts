/** Files that people send with a form: counted while they come in, cut at the limit, their names cleaned. */
import type { Ctx } from './env.ts'
import type { Typed } from './form.ts'
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
const MOST_PARTS = 500
const LONGEST_NAME = 120

const broken = () => new Refusal(objection('kernel.upload_broken', {}))

/** The body as it comes in. What is over the limit is let go at once, and read on only so that the refusal can be shown. */
async function bodyWithin(c: Ctx, mostBytes: number, refused: Refusal): Promise<Buffer> {
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > MOST_DISCARDED) throw refused
  const reader = c.req.raw.body?.getReader()
  if (!reader) return Buffer.alloc(0)
  let chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw broken()
    })
    if (done) break
    size += value.length
    if (Math.max(size, declared) <= mostBytes) chunks.push(value)
    else chunks = []
    if (size > MOST_DISCARDED) {
      await reader.cancel()
      break
    }
  }
  if (Math.max(size, declared) > mostBytes) throw refused
  return Buffer.concat(chunks, size)
}

/** A body of a million tiny parts would cost more to take apart than to send. */
function partsIn(body: Buffer, contentType: string): number {
  const boundary = /boundary="?([^";]+)/i.exec(contentType)?.[1]
  if (boundary === undefined) return 0
  const border = Buffer.from(`--${boundary}`)
  let count = 0
  for (let at = body.indexOf(border); at !== -1 && count <= MOST_PARTS; at = body.indexOf(border, at + border.length)) count += 1
  return count
}

const textAsTyped = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\u0000', '')

async function receive(c: Ctx, { mostBytes }: UploadLimits): Promise<Upload> {
  const contentType = c.req.header('content-type') ?? ''
  const multipart = /^multipart\/form-data\b/i.test(contentType)
  const refused = new Refusal(objection('kernel.file_too_large', { mostBytes }))
  const body = await bodyWithin(c, (multipart ? mostBytes : 0) + ROOM_FOR_FIELDS, refused)
  if (partsIn(body, contentType) > MOST_PARTS) throw broken()
  const form = await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } })
    .formData()
    .catch((): never => {
      throw broken()
    })
  const upload: Upload = { typed: {}, files: new Map() }
  let total = 0
  for (const [field, value] of form) {
    if (typeof value === 'string') {
      upload.typed[field] = [...(upload.typed[field] ?? []), textAsTyped(value)]
      continue
    }
    // A file field that was left empty comes as a file without a name.
    if (value.name === '' && value.size === 0) continue
    const name = cleanFileName(value.name)
    if (value.size === 0) throw new Refusal(objection('kernel.file_empty', { name }, field))
    total += value.size
    if (total > mostBytes) throw new Refusal(objection('kernel.file_too_large', { mostBytes }, field))
    upload.files.set(field, [...(upload.files.get(field) ?? []), { name, bytes: await value.bytes() }])
  }
  return upload
}

/** A body can be read once: whoever asks again gets the same. */
const received = new WeakMap<Ctx, Promise<Upload>>()

function uploadOf(c: Ctx, limits: UploadLimits): Promise<Upload> {
  const upload = received.get(c) ?? receive(c, limits)
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
  (await uploadOf(c, limits)).files.get(field) ?? []

/** The other fields of a form with files, as `typedForm` gives those of a form without. */
export const uploadedForm = async (c: Ctx, limits: UploadLimits): Promise<Typed> => (await uploadOf(c, limits)).typed

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
