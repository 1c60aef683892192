/** Reading what was pasted: whatever a sheet writes is read again; what is no line is said; what is wrong has its line number. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { typedEuros } from '#kernel/money.ts'
import type { LineDraft } from '../../tables/lines.ts'
import { ACCOUNTS } from '../accounts.ts'
import { timesUnit } from '../lines.ts'
import { typedQuantity } from './lines-typed.ts'
import { objectionsToPaste, type Pasted, readPaste } from './paste.ts'
import { oneColumn, placed } from './paste-place.ts'

const read = (text: string, account: string | null = null): Pasted =>
  readPaste(text, { year: 2018, budget: { yearFrom: 2018, yearTo: 2018 }, account, nameOf: (each) => `compte ${each}` })

/** `613 Locations 61000`, `… 12×350`, or why it is none. */
const told = ({ rows }: Pasted): string[] =>
  rows.map(({ draft, skipped, objections, number }) =>
    draft === null
      ? `${number} ${skipped}`
      : objections.length > 0
        ? `${number} ${objections.map(({ code }) => code).join()}`
        : [
            draft.account,
            draft.label,
            draft.amount_cents,
            draft.quantity_thousandths ? `${draft.quantity_thousandths}×${draft.unit_cents}` : '',
            draft.note ?? '',
          ]
            .filter((part) => part !== '')
            .join(' '),
  )

const CASES: [string, string, string[]][] = [
  ['tabs with headings', 'Compte\tIntitulé\tMontant\n613\tLocations\t61 000,00 €', ['613 Locations 6100000']],
  ['tabs without headings', '613\tLocations\t61 000\n625\tDéplacements\t178000', ['613 Locations 6100000', '625 Déplacements 17800000']],
  ['English headings', 'Account,Label,Amount\n613,Rent,"61,000.50"', ['613 Rent 6100050']],
  ['semicolons, the amount before the label', 'montant;libellé;n° de compte\n12,50;Stylos;606', ['606 Stylos 1250']],
  [
    'quantity, unit price and amount by their headings',
    'Compte\tDésignation\tQté\tP.U.\tTotal\tRemarque\n613\tSalles\t12\t350,00\t4 200,00\tdevis',
    ['613 Salles 420000 12000×35000 devis'],
  ],
  [
    'the same by content',
    '613\tSalles\t12\t350\t4200\n625\tTrains\t10\t45,5\t455',
    ['613 Salles 420000 12000×35000', '625 Trains 45500 10000×4550'],
  ],
  [
    'a quantity and a price without their product',
    'compte\tintitulé\tquantité\tprix\n756\tCotisations\t700\t200',
    ['756 Cotisations 14000000 700000×20000'],
  ],
  ['an amount that is no product goes before it', 'compte\tintitulé\tqté\tprix\tmontant\n613\tSalles\t3\t10\t31', ['613 Salles 3100']],
  ['account and label in one cell', '613 - Locations\t61000\n64 Personnel\t100', ['613 Locations 6100000', '64 Personnel 10000']],
  [
    'charges and income side by side, with their totals',
    'CHARGES\tMontant\tPRODUITS\tMontant\n60 Achats\t100\t70 Ventes\t80\n613 Locations\t50\t756 Cotisations\t70\nTotal des charges\t150\tTotal des produits\t150',
    ['60 Achats 10000', '613 Locations 5000', '4 total', '70 Ventes 8000', '756 Cotisations 7000', '4 total'],
  ],
  [
    'side by side without headings',
    '613\tLoyer\t100\t756\tCotisations\t100\n625\tTrain\t20\t758\tDons\t20',
    ['613 Loyer 10000', '625 Train 2000', '756 Cotisations 10000', '758 Dons 2000'],
  ],
  [
    'a chapter that sums its accounts',
    '61\tServices\t150\n613\tLoyer\t100\n616\tAssurance\t50',
    ['1 subtotal', '613 Loyer 10000', '616 Assurance 5000'],
  ],
  ['a chapter that stands for itself', '61\tServices\t140\n613\tLoyer\t100', ['61 Services 14000', '613 Loyer 10000']],
  [
    'titles, blank rows, rows without an amount',
    'Budget 2018\n\nCompte\tIntitulé\tMontant\n\tMoyens\t\n613\tLoyer\t10',
    ['1 above', '4 no_amount', '613 Loyer 1000'],
  ],
  ['no separator at all', '613 Locations 61 000,00\n625 Déplacements : 178 000 €', ['613 Locations 6100000', '625 Déplacements 17800000']],
  ['a label that is missing', '613\t\t10', ['613 compte 613 1000']],
  [
    'text in an amount',
    '613\tLoyer\tbeaucoup\n625\tTrain\t10\n626\tPoste\t5\n627\tBanque\t3',
    ['1 kernel.not_an_amount', '625 Train 1000', '626 Poste 500', '627 Banque 300'],
  ],
  ['a negative amount', '613\tLoyer\t-10\n625\tTrain\t(20)', ['1 kernel.negative_amount', '2 kernel.negative_amount']],
  ['10^15', '613\tLoyer\t1000000000000000\n625\tTrain\t20', ['1 kernel.amount_too_large', '625 Train 2000']],
  ['an account that is none, without headings', '641\tSalaires\t5\n999\tRien\t6', ['641 Salaires 500', '2 budget.no_such_account']],
  ['an account that is none', 'compte\tintitulé\tmontant\n999\tLoyer\t10', ['2 budget.no_such_account']],
  ['both ways of writing an amount', 'compte\tintitulé\tmontant\n613\tA\t1 234,56\n613\tB\t1.234,56', ['613 A 123456', '613 B 123456']],
  [
    'cells in quotation marks, with a tab and a break within',
    '613\t"Loyer\tet ""charges""\nannuels"\t10',
    ['613 Loyer\tet "charges"\nannuels 1000'],
  ],
  ['an account typed twice over in the label', 'libellé\tmontant\n613 Locations\t10', ['613 Locations 1000']],
]

for (const [what, text, expected] of CASES) test(`pasted: ${what}`, () => assert.deepEqual(told(read(text)), expected))

test('rows without an account get the one that is given, or are told', () => {
  assert.deepEqual(told(read('Trains\t10\nHôtels\t20', '625')), ['625 Trains 1000', '625 Hôtels 2000'])
  assert.deepEqual(told(read('Trains\t10')), ['1 budget.account_missing'])
})

test('what a person says of the columns goes before what is read from them', () => {
  const text = '613\tLoyer\t10\t99'
  const pasted = readPaste(text, {
    year: 2018,
    budget: { yearFrom: 2018, yearTo: 2018 },
    account: null,
    nameOf: String,
    columns: [null, null, 'amount', 'none'],
  })
  assert.deepEqual(told(pasted), ['613 Loyer 1000'])
})

test('where nothing is a line, that is said once', () => {
  for (const text of ['', '   \n\n', 'bonjour', 'Compte\tIntitulé\tMontant'])
    assert.deepEqual(
      objectionsToPaste(read(text)).map(({ code }) => code),
      ['budget.nothing_pasted'],
      text,
    )
  const many = Array.from({ length: 2_001 }, (_, place) => `613\tLigne ${place}\t1`).join('\n')
  assert.deepEqual(
    objectionsToPaste(read(many)).map(({ code }) => code),
    ['budget.too_many_pasted'],
  )
})

const word = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéèàç'), { minLength: 2, maxLength: 8 })
  .map((letters) => `x${letters.join('')}`)
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '))
const draft: fc.Arbitrary<LineDraft> = fc
  .record({
    account: fc.constantFrom(...ACCOUNTS.filter((account) => account.length === 3)),
    label: words,
    cents: fc.integer({ min: 0, max: 99_999_999_999 }),
    product: fc.option(fc.record({ quantity: fc.integer({ min: 1, max: 9_999_000 }), unit: fc.integer({ min: 0, max: 9_999_999 }) })),
    note: fc.option(words),
  })
  .map(({ account, label, cents, product, note }) => ({
    year: 2018,
    account,
    label,
    note,
    ...(product
      ? { quantity_thousandths: product.quantity, unit_cents: product.unit, amount_cents: timesUnit(product.quantity, product.unit) }
      : { amount_cents: cents }),
  }))

/** As a spreadsheet copies it: French or English figures, tabs or semicolons. */
const written = (lines: readonly LineDraft[], lang: 'fr' | 'en', separator: string): string =>
  [
    (lang === 'fr'
      ? ['Compte', 'Intitulé', 'Quantité', 'Prix unitaire', 'Montant', 'Note']
      : ['Account', 'Label', 'Quantity', 'Unit price', 'Amount', 'Note']
    ).join(separator),
    ...lines.map(({ account, label, quantity_thousandths, unit_cents, amount_cents, note }) =>
      [
        account,
        label,
        quantity_thousandths ? typedQuantity(lang, quantity_thousandths) : '',
        typeof unit_cents === 'number' ? typedEuros(lang, unit_cents) : '',
        typedEuros(lang, amount_cents),
        note ?? '',
      ].join(separator),
    ),
  ].join('\r\n')

test('whatever a sheet writes is read again, to the cent', () => {
  fc.assert(
    fc.property(
      fc.array(draft, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('fr' as const, 'en' as const),
      fc.constantFrom('\t', ';'),
      (lines, lang, separator) => {
        const { rows } = read(written(lines, lang, separator))
        assert.deepEqual(
          rows.map(({ draft: each, objections }) => ({ ...each, objections })),
          lines.map((line) => ({ ...line, note: line.note ?? null, objections: [] })),
        )
      },
    ),
  )
})

test('no text breaks the reading, and each row is a line, is skipped, or has something wrong', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 400, unit: fc.constantFrom('\t', '\n', ';', ',', '"', '6', '1', '3', ' ', 'a', '€', '-', '.') }),
      (text) => {
        for (const { draft: each, skipped } of read(text).rows) assert.equal(each === null, skipped !== null)
      },
    ),
  )
})

test('a block goes over the lines that stand, then beneath them', () => {
  const pasted = read('Trains\t10\nHôtels\t20\nRepas\t30', '625')
  const { edits, drafts } = placed(pasted, [{ id: 7, revision: 2 }])
  assert.deepEqual(edits, [
    { id: 7, revision: 2, facts: { label: 'Trains', amount_cents: 1000, quantity_thousandths: null, unit_cents: null } },
  ])
  assert.deepEqual(
    drafts.map(({ account, label }) => `${account} ${label}`),
    ['625 Hôtels', '625 Repas'],
  )
})

test('one column is told from several, blank cells and all', () => {
  assert.deepEqual(oneColumn('10\r\n\r\n30\r\n'), ['10', '', '30'])
  assert.equal(oneColumn('a\t10'), null)
})
