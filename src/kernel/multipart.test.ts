/** Forms with files taken apart: whatever a browser writes is read, whatever is broken is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partsOf } from './multipart.ts'

/** As the platform writes a form. */
async function written(form: FormData): Promise<{ bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const response = new Response(form)
  return { bytes: await response.bytes(), type: response.headers.get('content-type')! }
}

const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((made) => made.toWellFormed().replace(/[\r\n]/g, ''))
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc.constantFrom('\r\n', '--', '\r\n--', '\r\n\r\n').map((text) => Buffer.from(text)),
)
const content = fc.array(piece, { maxLength: 6 }).map((pieces) => new Uint8Array(Buffer.concat(pieces)))
const parts = fc.array(fc.oneof(fc.tuple(name, fc.constant(null), name), fc.tuple(name, name, content)), { maxLength: 8 })

test('what the platform writes comes out the same: names, fields and every byte of every file', async () => {
  await fc.assert(
    fc.asyncProperty(parts, async (given) => {
      const form = new FormData()
      for (const [field, fileName, value] of given) {
        if (fileName === null) form.append(field, value as string)
        else form.append(field, new File([value as Uint8Array<ArrayBuffer>], fileName))
      }
      const { bytes, type } = await written(form)
      const read = partsOf(bytes, type)!
      assert.deepEqual(
        read.map((part) => [part.name, part.fileName, Buffer.from(part.bytes).toString('hex')]),
        given.map(([field, fileName, value]) => [field, fileName, Buffer.from(value as string).toString('hex')]),
      )
      for (const part of read) assert.equal(part.bytes.buffer, bytes.buffer, 'nothing is copied')
    }),
    { numRuns: 500 },
  )
})

test('a body that was cut anywhere, or is of another kind, is no form', async () => {
  const form = new FormData()
  form.append('note', 'a')
  form.append('files', new File(['--\r\n\r\n--'], 'x "1".txt'))
  const { bytes, type } = await written(form)
  const border = Buffer.from(bytes).lastIndexOf('--\r\n')
  for (let length = 0; length < border + 2; length++) assert.equal(partsOf(bytes.subarray(0, length), type), null, String(length))
  assert.equal(partsOf(bytes, type)![1]!.fileName, 'x "1".txt')
  for (const other of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=other', `${type}x`])
    assert.equal(partsOf(bytes, other), null, other)
})

test('parts that say nothing of a field, heads without an end and endless parts are no form', () => {
  const body = (text: string) => partsOf(new Uint8Array(Buffer.from(text)), 'multipart/form-data; boundary=x')
  assert.deepEqual(body('--x--'), [])
  assert.deepEqual(
    body('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n--x--')!.map(({ bytes }) => bytes.length),
    [0],
  )
  for (const broken of [
    '--x\r\ncontent-type: text/plain\r\n\r\na\r\n--x--',
    '--x\r\ncontent-disposition: attachment; name="a"\r\n\r\na\r\n--x--',
    `--x\r\ncontent-disposition: form-data; name="a"; y="${'y'.repeat(20_000)}"\r\n\r\na\r\n--x--`,
    '--xcontent-disposition: form-data; name="a"\r\n\r\na\r\n--x--',
    `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(501)}--x--`,
  ])
    assert.equal(body(broken), null, broken.slice(0, 60))
})

test('any bytes get an answer', () => {
  const near = fc.constantFrom('--x', '\r\n', '--', 'content-disposition: form-data; name="a"', '\r\n\r\n', '; filename="')
  fc.assert(
    fc.property(fc.array(fc.oneof(near, fc.string({ maxLength: 5 })), { maxLength: 20 }), (pieces) => {
      const read = partsOf(new Uint8Array(Buffer.from(pieces.join(''))), 'multipart/form-data; boundary=x')
      assert.ok(read === null || Array.isArray(read))
    }),
    { numRuns: 2_000 },
  )
})
