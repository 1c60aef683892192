/** What files are by their content: real documents, files dressed up as others, and zips that would hurt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { writeOds, writeXlsx } from 'hucre'
import { docxBytes, odfBytes, officeBytes, PDF, PNG, zipBytes } from '../../test/support/office-files.ts'
import { contentOf } from './media.ts'
import { ALL_ENDINGS, endingsOf, mediaType } from './values/media.ts'

const OOXML = 'application/vnd.openxmlformats-officedocument'
const utf8 = (text: string) => Buffer.from(text)
const latin1 = (text: string) => Buffer.from(text, 'latin1')

async function check(cases: [string, Uint8Array, object][]): Promise<void> {
  for (const [name, bytes, expected] of cases) assert.deepEqual(await contentOf(bytes), expected, name)
}

test('each kind of document is known by its content', async () => {
  const word = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('Bonjour')] }] }))
  const sheets = [{ name: 'A', rows: [['a', 1]] }]
  await check([
    ['pdf', PDF, { kind: 'pdf' }],
    ['png', PNG, { kind: 'png' }],
    ['jpeg', Buffer.from('ffd8ffe000104a464946', 'hex'), { kind: 'jpeg' }],
    ['webp', latin1('RIFF\x24\x00\x00\x00WEBPVP8 '), { kind: 'webp' }],
    ['a true Word file', word, { kind: 'docx' }],
    ['a true Excel file', await writeXlsx({ sheets }), { kind: 'xlsx' }],
    ['a true OpenDocument sheet', await writeOds({ sheets }), { kind: 'ods' }],
    ['pptx', officeBytes(`${OOXML}.presentationml.presentation.main+xml`), { kind: 'pptx' }],
    ['odt', odfBytes('text'), { kind: 'odt' }],
    ['odp', odfBytes('presentation'), { kind: 'odp' }],
    ['UTF-8', utf8('É\tté ;\r\n1'), { kind: 'text', charset: 'utf-8' }],
    ['windows-1252', latin1('\xc9t\xe9 ; 12 \x80'), { kind: 'text', charset: 'windows-1252' }],
    ['a sentence that begins like a program', utf8('MZ et les autres'), { kind: 'text', charset: 'utf-8' }],
    ['an address at the beginning', utf8('<https://exemple.fr> à lire'), { kind: 'text', charset: 'utf-8' }],
  ])
})

test('what is no document says what it is', async () => {
  const macros = docxBytes({ name: 'word/vbaProject.bin', data: 'x' })
  const enabled = officeBytes('application/vnd.ms-word.document.macroEnabled.main+xml')
  await check([
    ['Windows program', latin1('MZ\x90\x00\x03'), { refused: 'program' }],
    ['Linux program', latin1('\x7fELF\x02'), { refused: 'program' }],
    ['script', utf8('#!/bin/sh\nrm -rf /\n'), { refused: 'program' }],
    ['script element', utf8(' <script>alert(1)</script>'), { refused: 'program' }],
    ['web page', utf8('\ufeff\n<!DOCTYPE html><html></html>'), { refused: 'page' }],
    ['web page after a comment', utf8('<!-- a --><HTML>'), { refused: 'page' }],
    ['drawing', utf8('<?xml version="1.0"?>\n<svg onload="alert(1)"/>'), { refused: 'drawing' }],
    ['old Word', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { refused: 'office' }],
    ['macros', macros, { refused: 'macros' }],
    ['macros allowed', enabled, { refused: 'macros' }],
    ['a zip of anything', zipBytes([{ name: 'a.txt', data: 'a' }]), { refused: 'archive' }],
    [
      'an .odt without a content',
      zipBytes([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' }]),
      { refused: 'archive' },
    ],
    ['a zip that leads out of itself', zipBytes([{ name: '../../a', data: 'a' }]), { refused: 'archive' }],
    ['a zip that was cut', docxBytes().subarray(0, -30), { refused: 'archive' }],
    ['NUL', utf8('a\u0000b'), { refused: 'unknown' }],
    ['UTF-16', Buffer.from('\ufeffabc', 'utf16le'), { refused: 'unknown' }],
    ['neither UTF-8 nor 1252', latin1('\x81\x8d'), { refused: 'unknown' }],
    ['nothing', new Uint8Array(), { kind: 'text', charset: 'utf-8' }],
  ])
})

test('a zip that would unpack to far more than it is, is not unpacked', async () => {
  const zeros = Buffer.alloc(20_000_000)
  await check([
    ['ratio', docxBytes({ name: 'big', data: zeros }), { refused: 'bomb' }],
    ['sum', docxBytes({ name: 'big', data: 'x', declared: 300 * 1_048_576 }), { refused: 'bomb' }],
    ['entries', zipBytes(Array.from({ length: 5_001 }, (_, place) => ({ name: `${place}`, data: '' }))), { refused: 'bomb' }],
    ['a list larger than it claims', zipBytes([{ name: '[Content_Types].xml', data: zeros, declared: 100 }]), { refused: 'archive' }],
    [
      'a list that claims to be large',
      zipBytes([{ name: '[Content_Types].xml', data: zeros.subarray(0, 2_000_000) }]),
      { refused: 'archive' },
    ],
  ])
})

test('any bytes get an answer, and the same when they lie in the middle of others', async () => {
  const beginnings = [PDF, PNG, docxBytes(), odfBytes('text'), utf8('PK\u0003\u0004'), utf8('<'), utf8('')]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 200 }), async (beginning, rest) => {
      const whole = Buffer.concat([beginning, rest])
      const around = Buffer.concat([utf8('#!'), whole, utf8('\0')])
      assert.deepEqual(await contentOf(around.subarray(2, -1)), await contentOf(whole))
    }),
    { numRuns: 300 },
  )
})

test('a document is served under the type of its content; only of text the ending decides', () => {
  assert.equal(mediaType({ kind: 'pdf' }, 'txt'), 'application/pdf')
  assert.equal(mediaType({ kind: 'text', charset: 'windows-1252' }, 'csv'), 'text/csv; charset=windows-1252')
  assert.equal(mediaType({ kind: 'text' }, 'html'), 'text/plain; charset=utf-8')
  assert.deepEqual(endingsOf('jpeg'), ['jpg', 'jpeg'])
  assert.ok(ALL_ENDINGS.includes('odt') && !ALL_ENDINGS.includes('html'))
})
