/** What is read of files that people keep: lists in many forms, the CERFA table, and files of which nothing or not all can be made. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { officeBytes, PDF, PNG, zipBytes } from '../../../../test/support/office-files.ts'
import type { FileRead } from '../rules/files/import-objections.ts'
import { readBudgetFile } from './read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = async (text: string): Promise<FileRead> => {
  const found = await readBudgetFile(bytes(text), 2018)
  assert.ok(!('code' in found), JSON.stringify(found))
  return found
}
const refusedOf = ({ refused }: FileRead) => refused.map(({ line, objection }) => [line, objection.code])
const told = ({ lines }: FileRead) => lines.map(({ line, account, label, amountCents }) => [line, account, label, amountCents])

for (const kind of ['xlsx', 'ods'])
  test(`the CERFA table as LibreOffice saves it is read from its two halves (${kind})`, async () => {
    const found = await readBudgetFile(readFileSync(new URL(`./fixtures/cerfa.${kind}`, import.meta.url)), 2017)
    assert.ok(!('code' in found))
    assert.equal(found.layout, 'cerfa')
    assert.deepEqual(found.refused, [])
    // « Année 2018 » stands above the table.
    assert.deepEqual([...new Set(found.lines.map(({ year }) => year))], [2018])
    assert.deepEqual(told(found), [
      [5, '601', 'Achats matières et fournitures', 120_000],
      [6, '606', 'Autres fournitures', 30_000],
      [8, '613', 'Locations', 240_050],
      [10, '616', 'Assurance', 35_000],
      [15, '625', 'Déplacements, missions', 194_950],
      [16, '627', 'Services bancaires, autres', 5_000],
      [19, '641', 'Rémunération des personnels', 1_200_000],
      [20, '645', 'Charges sociales', 500_000],
      [31, '864', 'Personnel bénévole', 80_000],
      [4, '70', 'Vente de produits finis, de marchandises, prestations de services', 400_000],
      [8, '741', 'DREETS Bretagne', 900_000],
      [10, '742', 'Région Bretagne', 600_000],
      [18, '756', 'Cotisations', 300_000],
      [19, '758', 'Dons manuels - Mécénat', 125_000],
      [30, '870', 'Bénévolat', 80_000],
    ])
    // Its totals are right; one chapter announces more than its lines make.
    assert.deepEqual(
      found.notes.map(({ line, objection }) => [line, objection.code]),
      [[12, 'budget.file_note_subtotal']],
    )
  })

test('headings are understood in French and in English, in any order, with amounts as people type them', async () => {
  const french = await read('Montant prévu (€);Libellé;N° de compte\n1 234,56;Salaires;641\n1.234,56 €;Loyer;613 000\n;Sans montant;60\n')
  assert.deepEqual(told(french), [
    [2, '641', 'Salaires', 123_456],
    [3, '613000', 'Loyer', 123_456],
  ])
  assert.deepEqual(
    french.notes.map(({ objection }) => objection.code),
    ['budget.file_note_skipped'],
  )
  const english = await read('Account,Label,Amount 2019\n641 - Salaries,,"1,234.56"\n')
  assert.deepEqual([told(english), english.lines[0]!.year], [[[2, '641', 'Salaries', 123_456]], 2019])
})

test('amounts in a column for each year make one line for each', async () => {
  const found = await read('Compte;Intitulé;2018;Budget 2018;Budget 2019\n641;Salaires;x;100;200\n625;Trajets;;;50\n')
  assert.deepEqual(
    found.lines.map(({ year, amountCents }) => [year, amountCents]),
    [
      [2018, 10_000],
      [2019, 20_000],
      [2019, 5_000],
    ],
  )
  assert.deepEqual(
    found.notes.map(({ objection }) => objection.code),
    ['budget.file_note_column'],
  )
})

const HEAD = 'Compte;Intitulé;Quantité;Prix unitaire;Montant;Ventilation;Mois;Nature'
const WRONG: [row: string, code: string][] = [
  ['641;Salaires;;;1000000000000000;;;', 'kernel.amount_too_large'],
  ['641;Salaires;;;-5;;;', 'kernel.negative_amount'],
  ['641;Salaires;;;beaucoup;;;', 'kernel.not_an_amount'],
  ['999;Rien;;;10;;;', 'budget.no_such_account'],
  [';Sans compte;;;10;;;', 'budget.file_account_missing'],
  ['641;;;;10;;;', 'budget.label_missing'],
  ['641;Salaires;12;45;500;;;', 'budget.file_wrong_product'],
  ['641;Salaires;12;;500;;;', 'budget.quantity_alone'],
  ['641;Salaires;douze;45;540;;;', 'budget.not_a_quantity'],
  ['641;Salaires;;;10;"A1: beaucoup ; A2: peu";;', 'budget.file_spread_unread'],
  ['641;Salaires;;;10;"A1: 40 % ; A2: 59,99 %";;', 'budget.shares_short'],
  ['641;Salaires;;;10;"A1: 60 % ; A2: 60 %";;', 'budget.shares_beyond'],
  ['641;Salaires;;;10;"A1: 8 ; A2: 3";;', 'budget.amounts_beyond'],
  ['641;Salaires;;;10;"A1: 50 % ; A1: 50 %";;', 'budget.file_action_twice'],
  ['641;Salaires;;;10;;14;', 'budget.file_not_a_month'],
  ['641;Salaires;;;10;;;Produit', 'budget.file_other_side'],
]
for (const [row, code] of WRONG)
  test(`${row} is refused with its row: ${code}`, async () => {
    assert.deepEqual(refusedOf(await read(`${HEAD}\n625;Bonne ligne;;;10;;;\n${row}\n`)), [[3, code]])
  })

const bad: [name: string, content: Uint8Array, code: string, why?: string][] = [
  ['an empty file', bytes('   '), 'budget.file_unread', 'fileEmpty'],
  ['a PDF', PDF, 'budget.file_unread', 'pdf'],
  ['a picture', PNG, 'budget.file_unread', 'picture'],
  ['a text', bytes('Bonjour,\nvoici le budget.\n'), 'budget.file_without_headings'],
  ['headings without accounts', bytes('Intitulé;Montant\nSalaires;10\n'), 'budget.file_without_headings'],
  ['headings without lines', bytes('Compte;Intitulé;Montant\n'), 'budget.file_without_line'],
  ['lines without amounts', bytes('Compte;Intitulé;Montant\n641;Salaires;\n'), 'budget.file_without_line'],
  ['a quotation mark left open', bytes('Compte;Intitulé;Montant\n641;"Salaires;10\n625;Trajets;20\n'), 'budget.file_quote_open'],
  ['broken JSON', bytes('{"lines": ['), 'budget.file_json_invalid'],
  ['JSON of something else', bytes('{"plans": []}'), 'budget.file_json_invalid'],
  ['JSON with a float for cents', bytes('{"lines":[{"account":"641","label":"x","amountCents":10.5}]}'), 'budget.file_json_invalid'],
  ['JSON with 10^15 EUR', bytes(`{"lines":[{"account":"641","label":"x","amountCents":${10 ** 17}}]}`), 'budget.file_json_invalid'],
  ['a Word file', officeBytes('application/vnd.ms-word.document.macroEnabled.main+xml'), 'budget.file_unread', 'kindNotRead'],
  ['an archive', zipBytes([{ name: 'budget.txt', data: 'x' }]), 'budget.file_unread', 'archive'],
  [
    'a file that unpacks to far more than it weighs',
    zipBytes([{ name: 'xl/bomb.xml', data: '0'.repeat(20_000_000) }]),
    'budget.file_unread',
    'zipTooBig',
  ],
  ['more lines than a budget has', bytes(`Compte;Intitulé;Montant\n${'641;x;1\n'.repeat(2_001)}`), 'budget.file_too_long'],
]
for (const [name, content, code, why] of bad)
  test(`nothing is read of ${name}, and why is said`, async () => {
    const found = await readBudgetFile(content, 2018)
    assert.ok('code' in found, name)
    assert.equal(found.code, code)
    if (why) assert.deepEqual(found.facts, { why })
  })
