/** Files of members as people keep them: programs, encodings, separators, headings in any order; and what is no list of members. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { MEMBER_COLUMNS } from '../messages/members-columns.ts'
import { findingText } from '../messages/members-findings.ts'
import { MEMBER_FACTS, type MemberFinding, MOST_MEMBER_ROWS } from '../rules/members.ts'
import { nothingRead, readMembersFile } from './members.ts'
import { readMembersApart } from './members-apart.ts'
import { headingOf, kindOf, roleOf } from './members-vocabulary.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readMembersFile(bytes(text))
const places = (findings: MemberFinding[]) => findings.map(({ line, column, code }) => [line, column, code])
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

for (const kind of ['xlsx', 'ods'] as const) {
  test(`a list of LibreOffice (${kind}): a title, merged regions, numbers, days, formulas, figures of two years`, async () => {
    const found = await readMembersFile(fixture(`members.${kind}`))
    assert.deepEqual(
      found.rows.map(({ line, name, region, siret, joinedOn, feePaid, employees, contact, email }) => [
        line,
        name,
        region,
        siret,
        joinedOn,
        feePaid,
        employees.map(({ year, value }) => `${year}: ${value}`),
        contact,
        email,
      ]),
      [
        [
          2,
          'Chantier de l’Aulne',
          'BRE',
          '73282932000074',
          '2010-03-01',
          [2016],
          ['2015: 20', '2016: 24'],
          'Ada Aulne',
          'ada@aulne.example',
        ],
        [3, 'Atelier d’Éole', 'BRE', null, '2012-09-01', [], ['2016: 1200'], null, null],
      ],
    )
    assert.deepEqual(places(found.errors), [[4, 'N° SIRET', 'siretInvalid']])
    assert.deepEqual(places(found.warnings), [[1, 'Remarque', 'columnUnknown']])
    assert.deepEqual([found.refused, found.failed], [1, false])
  })
}

test('apart or here, a list is read the same; an old program’s file says what to do', async () => {
  assert.deepEqual(await readMembersApart(fixture('members.ods')), await readMembersFile(fixture('members.ods')))
  const old = await readMembersFile(fixture('members.xls'))
  assert.match(findingText('fr', old.errors[0]!), /enregistrez-le au format \.xlsx/)
})

test('UTF-8, UTF-16 and Windows-1252, with `;`, `,` or a tab', async () => {
  const text = (separator: string) =>
    `${['Dénomination', 'Région'].join(separator)}\r\n${['L’Étoile', 'Île-de-France'].join(separator)}\r\n`
  const utf16 = Buffer.from(`\ufeff${text(';')}`, 'utf16le')
  const windows = Buffer.from(text(';').replace('’', "'"), 'latin1')
  for (const file of [bytes(text(';')), bytes(text(',')), bytes(text('\t')), utf16, windows]) {
    const { rows, errors } = await readMembersFile(file)
    assert.deepEqual([rows.map(({ name, region }) => [name.replace('’', "'"), region]), errors], [[["L'Étoile", 'IDF']], []])
  }
})

test('headings in either language, in any order, whatever their case and accents', () =>
  fc.assert(
    fc.property(fc.constantFrom(...MEMBER_FACTS), fc.constantFrom('fr' as const, 'en' as const), fc.boolean(), (fact, lang, bare) => {
      const heading = MEMBER_COLUMNS[fact][lang]
      const written = bare ? heading.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase() : ` ${heading} :`
      assert.equal(headingOf(written)?.fact, fact)
    }),
  ))

test('words that people use for kinds and roles', () => {
  assert.deepEqual(['Adhérente', 'ASSOCIATION RÉGIONALE', 'partner', 'club'].map(kindOf), ['member', 'regional', 'partner', null])
  assert.deepEqual(['Président(e)', 'présidente', 'Vice-président·e', 'trésorière', 'Board member', 'Représentation', 'chef'].map(roleOf), [
    'president',
    'president',
    'vice_president',
    'treasurer',
    'board_member',
    'representative',
    null,
  ])
})

test('a figure’s heading may name its year', () => {
  const years = ['Salariés 2016', 'employees (2015)', 'Effectif en 2014', 'Salariés', 'Cotisation 2016'].map(
    (text) => headingOf(text)?.year,
  )
  assert.deepEqual(years, [2016, 2015, 2014, null, undefined])
})

test('every wrong cell of a row is told, and the row is refused once', async () => {
  const { rows, errors, refused } = await read('Nom;Région;SIRET;Courriel\nX;Nulle part;123;pas une adresse\nY;;;\n')
  assert.deepEqual(places(errors), [
    [2, 'Région', 'regionUnknown'],
    [2, 'SIRET', 'siretInvalid'],
    [2, 'Courriel', 'emailInvalid'],
  ])
  assert.deepEqual([rows.map(({ line }) => line), refused], [[3], 1])
})

test('a spreadsheet that kept a SIRET as a number has lost its first zero; nine digits are no SIRET', async () => {
  const { rows, errors } = await read('Nom;SIRET\nX;5720784800144\nY;732829320\n')
  assert.deepEqual(
    rows.map(({ siret }) => siret),
    ['05720784800144'],
  )
  assert.deepEqual(places(errors), [[3, 'SIRET', 'siretInvalid']])
})

const NO_LIST: [name: string, content: string | Uint8Array, code: string][] = [
  ['nothing', '', 'unread'],
  ['a PDF', '%PDF-1.7\n', 'unread'],
  ['a page', '<!doctype html><p>Nom</p>', 'unread'],
  ['a list without names', 'Région;Ville\nBretagne;Brest\n', 'noName'],
  ['headings alone', 'Nom;Ville\n', 'noRow'],
  ['an open quotation mark', 'Nom;Ville\n"X;Brest\nY;Dol\n', 'quoteLeftOpen'],
  ['fifty thousand rows', `Nom\n${'Un adhérent\n'.repeat(50_000)}`, 'tooManyRows'],
]
for (const [name, content, code] of NO_LIST)
  test(`no list of members: ${name}`, async () => {
    const found = await readMembersFile(typeof content === 'string' ? bytes(content) : content)
    assert.deepEqual([found.failed, found.rows.length, found.errors.map((each) => each.code)], [true, 0, [code]])
  })

test(`${MOST_MEMBER_ROWS} rows are read, and no more`, async () => {
  assert.equal((await read(`Nom\n${'Un adhérent\n'.repeat(MOST_MEMBER_ROWS)}`)).rows.length, MOST_MEMBER_ROWS)
  assert.equal((await read(`Nom\n${'Un adhérent\n'.repeat(MOST_MEMBER_ROWS + 1)}`)).failed, true)
})

test('columns mended by hand go before their words, and may be left out', async () => {
  const text = 'Qui;Région;Nom\nX;BRE;Brest\n'
  const mended = await readMembersFile(bytes(text), { Qui: 'name', Nom: 'town', Région: 'ignore' })
  assert.deepEqual([mended.rows[0]!.name, mended.rows[0]!.town, mended.rows[0]!.region, mended.warnings], ['X', 'Brest', null, []])
})

test('whatever a file holds, it is read or refused with a sentence', () =>
  fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 200 }).map(bytes)),
      async (content) => {
        const found = await readMembersFile(content)
        for (const each of [...found.errors, ...found.warnings])
          for (const lang of ['fr', 'en'] as const) assert.ok(findingText(lang, each).length > 5)
        assert.ok(!found.failed || found.errors.length > 0)
      },
    ),
    { numRuns: 300 },
  ))

test('a file that breaks the limits of its process was not read', async () => {
  const slow = await readMembersApart(bytes('Nom\nX\n'), {}, { heapMegabytes: 384, residentMegabytes: 640, ms: 1 })
  assert.deepEqual(slow, nothingRead('fileTooSlow'))
})
