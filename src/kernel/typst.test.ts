/** PDF: a tagged document with its fonts in it, whatever people wrote; and a child process that may die. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { openTypst, writable } from './typst.ts'

/** The child processes that were started, in their order. */
const children: ChildProcess[] = []
const seen = (message: unknown) => children.push((message as { process: ChildProcess }).process)
diagnostics.subscribe('child_process', seen)

const typst = openTypst()
const folder = mkdtempSync(join(tmpdir(), 'gouvernail-pdf-'))
after(() => {
  typst.close()
  diagnostics.unsubscribe('child_process', seen)
  rmSync(folder, { recursive: true })
})

const TEMPLATE = 'test/support/sample.typ'
const data = (text: string, more: object = {}) => ({
  lang: 'fr',
  title: text,
  kicker: 'Essai',
  lead: text,
  decision: text,
  state: '',
  figures: text,
  head: ['Statut', 'Action', 'Responsable', 'Échéance'],
  parts: [{ heading: text, text, actions: [{ code: 'A1', title: text, status: 'En cours', owner: text, due: text }], parts: [] }],
  nothing: 'Rien',
  notes: [text],
  notesTitle: 'Notes',
  footer: text,
  example: null,
  ...more,
})
const has = (tool: string): boolean => {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const [skipText, skipFonts] = [!has('pdftotext'), !has('pdffonts')]

function read(tool: 'pdftotext' | 'pdffonts', pdf: Buffer): string {
  const file = join(folder, 'document.pdf')
  writeFileSync(file, pdf)
  return execFileSync(tool, tool === 'pdftotext' ? ['-raw', file, '-'] : [file]).toString()
}

test('a document is a tagged PDF in its language', async () => {
  const pdf = await typst.typeset(TEMPLATE, data('Réussir 2020'))
  assert.match(pdf.subarray(0, 8).toString(), /^%PDF-1\.\d/)
  const raw = pdf.toString('latin1')
  assert.match(raw, /\/MarkInfo\s*<<\s*\/Marked true/)
  assert.match(raw, /\/Lang\s*\(fr/)
})

test('every font that is used is in the document', { skip: skipFonts }, async () => {
  const lines = read('pdffonts', await typst.typeset(TEMPLATE, data('Réussir 2020')))
    .trim()
    .split('\n')
    .slice(2)
  assert.ok(lines.some((line) => /Fraunces/.test(line)) && lines.some((line) => /Atkinson/.test(line)))
  for (const line of lines) assert.match(line, /\s(yes)\s+(yes|no)\s+yes\s+\d+\s+\d+$/, 'embedded, and readable as text')
})

test('what people wrote stands there as they wrote it, and is never a command', { skip: skipText }, async () => {
  const hostile = [
    '#read("/etc/passwd")',
    '*bold* _slanted_ `code`',
    '$ x^2 $ <label> @nobody',
    '= not a heading',
    '\\ #{1+1} // /* */ ~ --- "q"',
  ]
  for (const text of hostile) {
    const words = read('pdftotext', await typst.typeset(TEMPLATE, data(text)))
    assert.ok(words.replaceAll(/\s+/g, ' ').includes(text.replaceAll(/\s+/g, ' ')), `${text}\n${words}`)
    assert.doesNotMatch(words, /root:/)
  }
})

test('hostile text is no error', async () => {
  await typst.typeset(TEMPLATE, data('#panic("no") #import "x.typ" #(((( ]]]] }}}} $ \\'))
})

test('a letter that the fonts lack becomes a question mark, never nothing', { skip: skipText }, async () => {
  const words = read('pdftotext', await typst.typeset(TEMPLATE, data(writable('a 漢 b 😀 c → d Ж e'))))
  assert.match(words, /a \? b \? c \? d \? e/)
})

test('writable keeps the letters of Europe, joins accents, and makes hyphens and spaces plain', () => {
  const kept = "Çà et là : l’œuvre, « 32 % » – 1 620 000 € — ‘a’ “b” Łódź, Ťažký, Őrült, Țară, ẞ, ¿qué? ñ; 'x' …"
  const cases: [string, string][] = [
    [kept, kept],
    ['1\u202f620\u00a0€', '1\u202f620\u00a0€'],
    ['e\u0301te\u0301', 'été'],
    ['porte\u2011parole', 'porte-parole'],
    ['un\tdeux\u2003trois\r', 'un deux trois '],
    ['un\ndeux', 'un\ndeux'],
    ['in\u200bvi\u200dsi\ufeffble', 'invisible'],
    ['漢😀\u0000\u007f\ud800', '?????'],
    ['', ''],
  ]
  for (const [text, expected] of cases) assert.equal(writable(text), expected, text)
})

test('every text that is writable can be set in type, in each place of a document', async () => {
  const all = Array.from({ length: 0xffff }, (_, code) => String.fromCharCode(code)).filter((letter) => writable(letter) === letter)
  assert.ok(all.length > 400)
  await typst.typeset(TEMPLATE, data(all.join('')))
  const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }).map(writable)
  const sampled = fc.sample(texts, 50).filter((text) => text.trim() !== '')
  for (const text of sampled) await typst.typeset(TEMPLATE, data(text))
})

test('an example says so across each page', { skip: skipText }, async () => {
  const long = Array.from({ length: 40 }, () => 'Une phrase qui remplit la page. '.repeat(8)).join('\n\n')
  const words = read('pdftotext', await typst.typeset(TEMPLATE, data('Essai', { lead: long, example: 'EXEMPLE' })))
  const pages = words.split('\f').filter((page) => page.trim() !== '')
  assert.ok(pages.length > 1)
  for (const page of pages) assert.ok(page.replaceAll(/\s/g, '').includes('EXEMPLE'), page)
})

test('a document that cannot be made is said, and the next one is made', async () => {
  await assert.rejects(typst.typeset('src/modules/plan/documents/nothing.typ', {}), /^Error: Typst: /)
  await assert.rejects(typst.typeset(TEMPLATE, {}), /Typst: .*title/)
  await assert.rejects(typst.typeset(TEMPLATE, data('漢')), /Typst: .*could not be displayed/)
  assert.ok((await typst.typeset(TEMPLATE, data('Après'))).length > 1_000)
})

test('several at once are each answered with their own', { skip: skipText }, async () => {
  const words = await Promise.all(['Un', 'Deux', 'Trois'].map((text) => typst.typeset(TEMPLATE, data(text))))
  for (const [place, text] of ['Un', 'Deux', 'Trois'].entries()) assert.match(read('pdftotext', words[place]!), new RegExp(text))
})

test('a crash of the child is said to all who wait, and the next call works', async () => {
  const count = children.length
  const waiting = [typst.typeset(TEMPLATE, data('un')), typst.typeset(TEMPLATE, data('deux'))]
  children.at(-1)!.kill('SIGKILL')
  for (const each of waiting) await assert.rejects(each, /Typst: the child process ended/)
  assert.ok((await typst.typeset(TEMPLATE, data('Après'))).length > 1_000)
  assert.equal(children.length, count + 1)
})

test('a child that dies between two documents is noticed', async () => {
  await typst.typeset(TEMPLATE, data('avant'))
  const child = children.at(-1)!
  child.kill('SIGKILL')
  const outcome = await typst.typeset(TEMPLATE, data('pendant')).then(
    () => 'made',
    (error: Error) => error.message,
  )
  assert.match(outcome, /^made$|the child process ended/)
  assert.ok((await typst.typeset(TEMPLATE, data('après'))).length > 1_000)
})
