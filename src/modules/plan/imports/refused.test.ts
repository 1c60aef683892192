/** Files that are no plan, or that mean harm: each is one sentence that says what to do. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { documentOf, workbookOf, type ZipEntry, zipOf } from '../../../../test/support/zip.ts'
import { readPlanFile } from '../imports.ts'
import { readPlanApart } from './apart.ts'

const MEGABYTE = 1_048_576
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('’', "'")
const sentence = async (bytes: Uint8Array, name = 'plan') => {
  const { errors, draft } = await readPlanFile(bytes, name, 'fr')
  assert.deepEqual([errors.length, draft.items.length], [1, 0])
  return plain(errors[0]!.message)
}
const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
const plan = () =>
  writeXlsx({
    sheets: [
      {
        name: 'A',
        rows: [
          ['Axe', 'Action'],
          ['Un', 'A'],
        ],
      },
    ],
  })
const odf = (mime: string, more: ZipEntry[] = []) =>
  zipOf([{ name: 'mimetype', data: `application/vnd.oasis.opendocument.${mime}` }, ...more])

const BEGINNINGS: [string, Uint8Array, RegExp][] = [
  ['a PDF', bytesOf('%PDF-1.7\n%\xe2\xe3\xcf\xd3'), /PDF.*\.docx/],
  ['a PNG', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), /image/],
  ['a JPEG', bytesOf('\xff\xd8\xff\xe0\0\x10JFIF'), /image/],
  ['RTF', bytesOf('{\\rtf1\\ansi plan}'), /\.docx/],
  ['an archive', bytesOf('\x1f\x8b\x08\0\0\0\0\0'), /archive/],
  ['a web page', bytesOf('<!doctype html><table><tr><td>Axe</table>'), /page web.*\.xlsx/],
  ['a sheet as bare XML', fixture('sheet-long.fods'), /\.xlsx/],
  ['a text as bare XML', fixture('text.fodt'), /\.docx/],
  ['a program', bytesOf('\x7fELF\x02\x01\x01\0\0\0'), /\.xlsx.*\.docx/],
  ['an old spreadsheet', fixture('sheet-long.xls'), /\.xlsx/],
  ['an old text', fixture('text-plain.doc'), /\.docx/],
  ['OpenDocument text', odf('text', [{ name: 'content.xml', data: '<x/>' }]), /\.docx/],
  ['OpenDocument slides', odf('presentation'), /présentation/],
  [
    'a locked OpenDocument sheet',
    odf('spreadsheet', [{ name: 'META-INF/manifest.xml', data: '<manifest:encryption-data/>' }]),
    /mot de passe/,
  ],
  ['a ZIP of other things', zipOf([{ name: 'a.txt', data: 'a' }]), /archive/],
  ['an empty ZIP', bytesOf(`PK\x05\x06${'\0'.repeat(18)}`), /archive/],
  ['nothing', new Uint8Array(), /vide/],
]
for (const [name, bytes, expected] of BEGINNINGS) {
  test(`${name}, whatever its name says`, async () => {
    for (const file of ['plan.xlsx', 'plan.csv', 'plan.docx', 'plan']) assert.match(await sentence(bytes, file), expected)
  })
}

test('a workbook behind a password', async () => {
  const locked = await writeXlsx({
    sheets: [{ name: 'A', rows: [['Axe', 'Action']] }],
    encryption: { password: 'secret', spinCount: 1_000 },
  })
  assert.match(await sentence(locked), /mot de passe/)
})

test('bombs: declared, lying, made of many entries; each before anything is opened', async () => {
  const zeros = new Uint8Array(100 * MEGABYTE)
  assert.match(await sentence(workbookOf(zeros)), /64 Mo/)
  assert.match(await sentence(workbookOf(zeros, 1_000)), /64 Mo/, 'it declares a thousand bytes')
  assert.match(await sentence(workbookOf(new Uint8Array(20 * MEGABYTE))), /64 Mo/, 'a thousand to one')
  const many = Array.from({ length: 2_001 }, (_, index) => ({ name: `x${index}`, data: '' }))
  assert.match(await sentence(workbookOf(`${SHEET}</sheetData></worksheet>`, undefined, many)), /64 Mo/)
})

test('a file that is cut short or scrambled', async () => {
  const whole = await plan()
  const text = fixture('text.docx')
  for (const bytes of [whole, text])
    for (const share of [0.2, 0.5, 0.9]) assert.match(await sentence(bytes.slice(0, bytes.length * share)), /abîmé/)
  assert.match(await sentence(workbookOf('<worksheet><sheetData><row>')), /abîmé|en-tête|vide/)
  assert.match(await sentence(documentOf('</w:body>')), /abîmé|titres/)
})

test('no scrambled byte makes the reading fail', async () => {
  const files = [await plan(), fixture('sheet-wide.ods'), fixture('text.docx')]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...files),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      async (file, changes) => {
        const bytes = file.slice()
        for (const [place, byte] of changes) bytes[place % bytes.length] = byte
        const { errors, draft } = await readPlanFile(bytes, 'x', 'en')
        assert.ok(errors.length > 0 || draft.items.length > 0)
      },
    ),
    { numRuns: 150 },
  )
})

test('a cell a million rows away is refused before it is laid out', async () => {
  const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Axe</t></is></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
  assert.match(await sentence(workbookOf(`${SHEET}${rows}</sheetData></worksheet>`)), /cases/)
})

test('tables within tables without end, and cells over a million columns', async () => {
  const deep = documentOf(`${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(20_000)}`)
  assert.match((await readPlanApart(deep, 'x', 'fr')).errors[0]?.message ?? '', /abîmé|temps|mémoire/)
  const wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="100000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
  assert.ok((await readPlanFile(documentOf(wide), 'x', 'fr')).errors.length > 0)
})

test('what is too slow or too heavy is ended in its child, and said', async () => {
  const limits = { heapMegabytes: 384, residentMegabytes: 640, ms: 20_000 }
  const slow = Buffer.from(`# A\n\n${'- '.repeat(60_000)}a`)
  assert.match((await readPlanApart(slow, 'x.md', 'fr', {}, { ...limits, ms: 1_500 })).errors[0]?.message ?? '', /temps/)
  const heavy = Buffer.from(`Axe;Action\n${'a;b\n'.repeat(400_000)}`)
  assert.match((await readPlanApart(heavy, 'x.csv', 'fr', {}, { ...limits, heapMegabytes: 24 })).errors[0]?.message ?? '', /mémoire/)
  assert.match((await readPlanApart(new Uint8Array(60 * MEGABYTE), 'x', 'fr')).errors[0]?.message ?? '', /20/)
})

test('apart or here, a file is read the same', async () => {
  for (const name of ['sheet-wide.xlsx', 'sheet-wide.ods', 'sheet-long.xlsx', 'text.docx'])
    assert.deepEqual(await readPlanApart(fixture(name), name, 'fr'), await readPlanFile(fixture(name), name, 'fr'))
})
