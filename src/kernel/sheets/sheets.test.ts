/** Sheets whoever reads them: the reader's own headings decide, numbers are as they are shown, and no cell becomes a formula. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { chooseSheet, contentOf, csvOf, odsOf, readCsv, readSheets, regionCode, scoreBy, tableOf } from '#kernel/sheets.ts'
import { escapeFormula, unescapeFormula } from './formulas.ts'

const score = scoreBy((cell) => ['fruit', 'poids'].includes(cell.trim().toLowerCase()))

test('the separator is the one under which the reader knows the headings', () => {
  for (const separator of [';', ',', '\t']) {
    const read = readCsv(`Un titre\nFruit${separator}Poids\n"Figue, sèche; douce"${separator}12\n`, score)
    assert.ok('grid' in read)
    const table = tableOf(read.grid, score)!
    assert.deepEqual([table.heading, table.rows], [['Fruit', 'Poids'], [{ line: 2, cells: ['Figue, sèche; douce', '12'] }]])
  }
})

test('the sheet that is read is the one whose headings the reader knows', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Autre', rows: [['Nom'], ['x'], ['y'], ['z']] },
      {
        name: 'Fruits',
        rows: [
          ['Fruit', 'Poids'],
          ['Figue', 12],
        ],
      },
    ],
  })
  const read = await readSheets('xlsx', bytes, '', 'fr')
  assert.ok('sheets' in read)
  assert.equal(chooseSheet(read.sheets, score, () => true)?.taken.name, 'Fruits')
})

test('a number of fourteen digits keeps them all; a fraction shows no binary noise', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: 'A', rows: [[73282932000074, 0.1 + 0.2]] }] })
  const read = await readSheets('xlsx', bytes, '', 'fr')
  assert.ok('sheets' in read)
  assert.deepEqual(read.sheets[0]!.grid.rows, [['73282932000074', '0.3']])
})

test('whatever a cell holds, no spreadsheet takes it for a formula, and it comes back as it was', () =>
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `=${text}`),
        fc.string().map((text) => `'+${text}`),
      ),
      (text) => {
        assert.doesNotMatch(escapeFormula(text), /^[=+\-@\t\r]/)
        assert.equal(unescapeFormula(escapeFormula(text)), text)
      },
    ),
  ))

test('what is written as CSV or ODS is read the same', async () => {
  const columns = ['Fruit', 'Poids'].map((heading) => ({ heading, width: 10 }))
  const rows = [
    ['=Figue;"', { whole: 12 }],
    ['Été', { day: '2015-09-17' }],
  ]
  const text = contentOf(new TextEncoder().encode(csvOf([columns.map(({ heading }) => heading), ...rows])), score)
  assert.ok(text.kind === 'csv')
  const csv = readCsv(text.text, score)
  const ods = await odsOf({ name: 'A', mark: null, columns, rows })
  const sheets = await readSheets('ods', ods, '', 'fr')
  assert.ok('grid' in csv && 'sheets' in sheets)
  const expected = [
    ['Fruit', 'Poids'],
    ['=Figue;"', '12'],
    ['Été', '2015-09-17'],
  ]
  assert.deepEqual([csv.grid.rows, sheets.sheets[0]!.grid.rows], [expected, expected])
})

test('a region by its code, its ISO code or its name', () => {
  assert.deepEqual(['bre', 'FR-BRE', 'Bretagne', 'Ile de France', 'ailleurs'].map(regionCode), ['BRE', 'BRE', 'BRE', 'IDF', null])
})
