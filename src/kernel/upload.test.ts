/** Files in forms: what comes in, what is cut, and what their names become. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import { testHouse } from '../../test/support/house.ts'
import type { Ctx, Env } from './env.ts'
import { errorsOf } from './form.ts'
import { Refusal } from './refusal.ts'
import { attachment, cleanFileName, extensionOf, uploadedFile, uploadedFiles, uploadedForm } from './upload.ts'
import { formatBytes } from './values/bytes.ts'

const { house } = await testHouse()
const LIMIT = 100_000

const page = new Hono<Env>()
page.use(async (c, next) => {
  c.set('house', house)
  c.set('lang', 'fr')
  await next()
})
page.onError((error, c) => {
  assert.ok(error instanceof Refusal, error.stack)
  return c.json({ codes: error.objections.map(({ code }) => code), errors: errorsOf(c as Ctx, error) }, error.status)
})
page.post('/upload', async (c) => {
  const limits = { mostBytes: LIMIT }
  const file = await uploadedFile(c, 'file', limits)
  const all = await uploadedFiles(c, 'file', limits)
  return c.json({
    file: file && [file.name, Buffer.from(file.bytes).toString('latin1').slice(0, 20)],
    count: all.length,
    typed: await uploadedForm(c, limits),
  })
})

interface Answered {
  file?: [string, string] | null
  count?: number
  typed?: Record<string, string[]>
  codes?: string[]
  errors?: { field?: string; text: string }[]
}

async function send(body: RequestInit['body'], headers: Record<string, string> = {}) {
  const request = new Request('http://localhost/upload', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  const answer = await page.request(request)
  return { status: answer.status, ...((await answer.json()) as Answered) }
}

const form = (...files: [string, string | Uint8Array<ArrayBuffer>][]): FormData => {
  const data = new FormData()
  for (const [name, content] of files) data.append('file', new File([content], name))
  return data
}

test('a file comes with its name and bytes, and the fields beside it as they were typed', async () => {
  const data = form(['Compte rendu.pdf', '%PDF-1.7'], ['b.txt', 'b'])
  data.append('note', 'un\r\ndeux')
  data.append('note', 'tr\u0000ois')
  assert.deepEqual(await send(data), {
    status: 200,
    file: ['Compte rendu.pdf', '%PDF-1.7'],
    count: 2,
    typed: { note: ['un\ndeux', 'trois'] },
  })
})

test('no file chosen is no file, whatever way the form says so', async () => {
  const asBrowsers =
    '--x\r\ncontent-disposition: form-data; name="file"; filename=""\r\ncontent-type: application/octet-stream\r\n\r\n\r\n--x--\r\n'
  for (const empty of [await send(form(['', ''])), await send(asBrowsers, { 'content-type': 'multipart/form-data; boundary=x' })])
    assert.deepEqual([empty.status, empty.file, empty.count], [200, null, 0])
  assert.deepEqual(await send(new URLSearchParams({ file: 'x', note: 'y' })), {
    status: 200,
    file: null,
    count: 0,
    typed: { file: ['x'], note: ['y'] },
  })
})

test('an empty file is refused beside its field, by its name', async () => {
  const { status, errors } = await send(form(['../vide.pdf', '']))
  assert.equal(status, 422)
  assert.deepEqual(errors, [{ field: 'file', text: 'Le fichier «\u202fvide.pdf\u202f» est vide\u00a0: choisissez-en un autre.' }])
})

test('what is too large is refused with the limit: one file, several together, or declared', async () => {
  assert.equal((await send(form(['a.txt', 'a'.repeat(LIMIT)]))).status, 200)
  const large = await send(form(['a.txt', 'a'.repeat(LIMIT + 1)]))
  assert.deepEqual([large.status, large.errors], [422, [{ field: 'file', text: 'C’est trop lourd\u00a0: au plus 98\u00a0Ko à la fois.' }]])
  assert.deepEqual((await send(form(['a.txt', 'a'.repeat(60_000)], ['b.txt', 'b'.repeat(60_000)]))).codes, ['kernel.file_too_large'])
  const declared = await send(form(['a.txt', 'a']), { 'content-length': String(2 ** 30) })
  assert.deepEqual(declared.codes, ['kernel.file_too_large'])
})

test('a body without an end is cut while it comes in, and nothing beyond the limit is kept', async () => {
  let sent = 0
  let stopped = false
  const chunk = new Uint8Array(1_048_576)
  const endless = new ReadableStream({
    pull(stream) {
      sent += chunk.length
      stream.enqueue(chunk.slice())
    },
    cancel() {
      stopped = true
    },
  })
  const before = process.memoryUsage().arrayBuffers
  const answer = await send(endless, { 'content-type': 'multipart/form-data; boundary=x' })
  assert.deepEqual([answer.status, answer.codes, stopped], [422, ['kernel.file_too_large'], true])
  assert.ok(sent < 140 * 1_048_576, `stopped after ${sent}`)
  globalThis.gc?.()
  assert.ok(process.memoryUsage().arrayBuffers - before < 140 * 1_048_576)
})

test('what did not arrive in full, or is no form, is refused and no fault of ours', async () => {
  const whole = Buffer.from(await new Response(form(['a.txt', 'aaaa'])).arrayBuffer())
  const boundary = whole.subarray(2, whole.indexOf('\r\n')).toString()
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  assert.equal((await send(whole, headers)).status, 200)
  for (let length = 1; length < whole.length - 4; length += 7)
    assert.deepEqual((await send(whole.subarray(0, length), headers)).codes, ['kernel.upload_broken'], `cut at ${length}`)
  const torn = new ReadableStream({
    start(stream) {
      stream.enqueue(whole.subarray(0, 40))
      stream.error(new Error('aborted'))
    },
  })
  assert.deepEqual((await send(torn, headers)).codes, ['kernel.upload_broken'])
  for (const contentType of ['multipart/form-data', 'application/json', 'text/plain', 'multipart/mixed; boundary=x'])
    assert.deepEqual((await send(whole, { 'content-type': contentType })).codes, ['kernel.upload_broken'], contentType)
})

test('a form of thousands of tiny parts is refused before it is taken apart', async () => {
  const parts = Array.from({ length: 2_000 }, () => '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n').join('')
  const answer = await send(`${parts}--x--\r\n`, { 'content-type': 'multipart/form-data; boundary=x' })
  assert.deepEqual(answer.codes, ['kernel.upload_broken'])
})

test('names lose paths, unseen letters and turned reading directions, and keep what people see', () => {
  const cases: Record<string, string> = {
    'Compte rendu du CA.pdf': 'Compte rendu du CA.pdf',
    '../../etc/passwd': 'passwd',
    'C:\\Users\\moi\\bilan 2017.xlsx': 'bilan 2017.xlsx',
    'facture\u202Efdp.exe': 'facturefdp.exe',
    'a\u0000\r\n\tb.txt': 'a b.txt',
    'e\u0301te\u0301.pdf': 'été.pdf',
    '🌱 récolte 👩‍🌾.jpeg': '🌱 récolte 👩‍🌾.jpeg',
    '\u200b\ufeff.pdf': 'document.pdf',
    '.htaccess': 'document.htaccess',
    'fin. . .': 'fin',
    '': 'document',
    '...': 'document',
    'a\ud800b.txt': 'ab.txt',
    'a \u200b\u2028x.pdf': 'a x.pdf',
  }
  for (const [given, cleaned] of Object.entries(cases)) assert.equal(cleanFileName(given), cleaned, JSON.stringify(given))
  const long = cleanFileName(`${'é'.repeat(500)}.docx`)
  assert.ok([...long].length <= 130 && long.endsWith('….docx'))
})

test('whatever the name, it is short, seen, without a path, and stays what it is when cleaned again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = cleanFileName(given)
      assert.ok([...name].length >= 1 && [...name].length <= 200)
      assert.doesNotMatch(name, /[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      assert.ok(name.isWellFormed())
      assert.equal(cleanFileName(name), name)
      const header = attachment(name)
      assert.match(header, /^[ -~]+$/)
      assert.equal(decodeURIComponent(/filename\*=UTF-8''([^;]*)$/.exec(header)![1]!), name)
    }),
    { numRuns: 2_000 },
  )
})

test('the header names a file in plain letters for old programs and in full for the others', () => {
  assert.equal(attachment('été 2017.pdf'), `attachment; filename="ete 2017.pdf"; filename*=UTF-8''%C3%A9t%C3%A9%202017.pdf`)
  assert.equal(attachment('a"b%.txt'), `attachment; filename="a_b_.txt"; filename*=UTF-8''a%22b%25.txt`)
  assert.equal(attachment('🌱'), `attachment; filename="document"; filename*=UTF-8''%F0%9F%8C%B1`)
})

test('endings and sizes are told as people know them', () => {
  assert.deepEqual(['A.PDF', 'a.tar.gz', 'a', 'a.', 'a.b c'].map(extensionOf), ['pdf', 'gz', '', '', ''])
  assert.deepEqual(
    [812, 49_152, 2_516_582, 20_971_520].map((size) => formatBytes('fr', size)),
    ['812\u00a0octets', '48\u00a0Ko', '2,4\u00a0Mo', '20\u00a0Mo'],
  )
  assert.equal(formatBytes('en', 2_516_582), '2.4\u00a0MB')
})
