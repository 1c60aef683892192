/** Pictures: what is one, how large it is, and what only begins like one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { JPEG, PNG, pngSized } from '../../test/support/pictures.ts'
import { pngOf } from './picture.ts'
import { pictureOf } from './pixels.ts'

test('a drawn PNG and a photographed JPEG are pictures of their size', async () => {
  const drawn = await pngOf(
    '<svg xmlns="http://www.w3.org/2000/svg" width="130" height="40"><rect width="90" height="40" fill="#0b625c"/></svg>',
  )
  assert.deepEqual(pictureOf(drawn), { type: 'image/png', width: 130, height: 40 })
  assert.deepEqual(pictureOf(PNG), { type: 'image/png', width: 24, height: 8 })
  assert.deepEqual(pictureOf(JPEG), { type: 'image/jpeg', width: 16, height: 8 })
})

test('a picture that is cut off anywhere is none', () => {
  for (const whole of [PNG, JPEG])
    for (let length = 0; length < whole.length - 2; length += 1) assert.equal(pictureOf(whole.subarray(0, length)), null, String(length))
})

test('what only begins like a picture is none', () => {
  const begins = (magic: number[], rest: string) => Buffer.concat([Buffer.from(magic), Buffer.from(rest)])
  assert.equal(pictureOf(begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], '<script>alert(1)</script>'.repeat(9))), null)
  assert.equal(pictureOf(begins([0xff, 0xd8, 0xff], '<svg onload="alert(1)"/>'.repeat(9))), null)
  assert.equal(pictureOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), null)
})

test('a changed byte is noticed by the sum that a PNG carries', () => {
  const changed = Buffer.from(PNG)
  changed[20] = changed[20]! ^ 1
  assert.equal(pictureOf(changed), null)
})

test('points that are too few or too many, and sides beyond any logo, are no picture', () => {
  assert.notEqual(pictureOf(pngSized(10, 10)), null)
  assert.equal(pictureOf(pngSized(10, 10, deflateSync(Buffer.alloc(31 * 9)))), null)
  assert.equal(pictureOf(pngSized(10, 10, deflateSync(Buffer.alloc(5_000_000)))), null)
  assert.equal(pictureOf(pngSized(100_000, 100_000, deflateSync(Buffer.alloc(1_000)))), null)
  assert.equal(pictureOf(pngSized(0, 10)), null)
})
