/** Editing a line: amounts and products, what people type, the sheet's sums and what is carried to another year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LineFacts } from '../../tables.ts'
import { ACCOUNTS, sideOf } from '../accounts.ts'
import { timesUnit } from '../lines.ts'
import { totalsOf } from '../totals.ts'
import { changesOf, editedFacts, factsBefore } from './lines-edit.ts'
import { readAccount, readProduct, readQuantity, typedQuantity } from './lines-typed.ts'
import { carried, readChange, sheetOf } from './sheet.ts'

const LINE: LineFacts = {
  account: '613',
  label: 'Locations',
  quantity_thousandths: 12_000,
  unit_cents: 35_000,
  amount_cents: 420_000,
  note: null,
  cash_month: null,
  grant_id: null,
  recipient: null,
  transfer: null,
}
const amounts = ({ quantity_thousandths, unit_cents, amount_cents }: LineFacts) => [quantity_thousandths, unit_cents, amount_cents]

const EDITS: [string, Partial<LineFacts>, (number | null)[]][] = [
  ['a quantity changes the amount', { quantity_thousandths: 10_000 }, [10_000, 35_000, 350_000]],
  ['a unit price changes the amount', { unit_cents: 1_000 }, [12_000, 1_000, 12_000]],
  ['an amount over a product takes its place', { amount_cents: 500_000 }, [null, null, 500_000]],
  ['the same amount changes nothing', { amount_cents: 420_000 }, [12_000, 35_000, 420_000]],
  ['with both, the product counts', { quantity_thousandths: 1_000, amount_cents: 5 }, [1_000, 35_000, 35_000]],
  ['without a quantity the amount stays', { quantity_thousandths: null, unit_cents: null }, [null, null, 420_000]],
]
for (const [what, facts, expected] of EDITS) test(`editing: ${what}`, () => assert.deepEqual(amounts(editedFacts(LINE, facts)), expected))

test('what goes to nobody goes as nothing', () => {
  const line: LineFacts = { ...LINE, recipient: 'regions', transfer: 'own' }
  assert.equal(editedFacts(line, { recipient: null }).transfer, null)
})

test('a line takes nothing but its own fields', () => {
  assert.deepEqual(changesOf(LINE, editedFacts(LINE, { version_id: 9, year: 1999, removed: true } as Partial<LineFacts>)), [])
})

test('an edit taken back leaves the line as it was', () => {
  const facts = fc.record(
    {
      quantity_thousandths: fc.option(fc.integer({ min: 1, max: 99_000 })),
      unit_cents: fc.option(fc.integer({ min: 0, max: 99_000 })),
      amount_cents: fc.integer({ min: 0, max: 9_999_999 }),
      note: fc.option(fc.string()),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(facts, (edit) => {
      const after = editedFacts(LINE, edit)
      if ((after.quantity_thousandths === null) !== (after.unit_cents === null)) return // A rule refuses it.
      assert.deepEqual(editedFacts(after, factsBefore(changesOf(LINE, after))), LINE)
    }),
  )
})

test('quantities, products and accounts are read as people write them', () => {
  const quantities: [string, number | null][] = [
    ['12', 12_000],
    ['1,5', 1_500],
    ['1 200', 1_200_000],
    ['0', null],
    ['-1', null],
    ['douze', null],
    ['1,2345', null],
  ]
  for (const [typed, expected] of quantities) assert.equal(readQuantity(typed), expected, typed)
  for (const typed of ['12 × 350', '=12*350', '12 x 350,00 €', '12*350', '12X350'])
    assert.deepEqual(readProduct(typed), { quantity_thousandths: 12_000, unit_cents: 35_000 }, typed)
  assert.equal(readProduct('350'), null)
  assert.ok('code' in readProduct('douze × 3')!)
  assert.ok('code' in readProduct('3 × -2')!)
  for (const typed of ['613', ' 613 ', '613 Locations', '613 - Locations']) assert.equal(readAccount(typed), '613', typed)
  assert.equal(readAccount('Locations'), 'Locations')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.constantFrom('fr' as const, 'en' as const), (thousandths, lang) => {
      assert.equal(readQuantity(typedQuantity(lang, thousandths)), thousandths)
    }),
  )
})

test('the sums of the sheet are those of its lines, chapter by chapter', () => {
  const line = fc.record({ account: fc.constantFrom(...ACCOUNTS), amount_cents: fc.integer({ min: 0, max: 999_999_999_999 }) })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (all) => {
      const lines = all.map((each) => ({ ...each, side: sideOf(each.account)! }))
      const parts = sheetOf(lines)
      const totals = totalsOf(
        lines.map(({ account, amount_cents: amountCents, side }) => ({ account, amountCents, side, recipient: null })),
      )
      const cents = (side: string, inKind: boolean) => parts.find((part) => part.side === side && part.inKind === inKind)?.cents ?? 0
      assert.deepEqual(
        [cents('charge', false), cents('income', false), cents('charge', true), cents('income', true)],
        [totals.chargesCents, totals.incomeCents, totals.inKindChargesCents, totals.inKindIncomeCents],
      )
      for (const part of parts)
        assert.equal(
          part.groups.reduce((sum, group) => sum + group.cents, 0),
          part.cents,
        )
      assert.equal(parts.flatMap(({ groups }) => groups.flatMap((group) => group.lines)).length, lines.length)
    }),
  )
})

test('a percentage of change is read, and carried lines follow it to the cent', () => {
  const changes: [string, number | null][] = [
    ['', 0],
    ['2,5', 250],
    ['+3 %', 300],
    ['-10', -1_000],
    ['−10', -1_000],
    ['-101', null],
    ['1001', null],
    ['dix', null],
  ]
  for (const [typed, expected] of changes) assert.equal(readChange(typed), expected, typed)
  assert.deepEqual(amounts(carried(LINE, 2019, 0) as LineFacts), amounts(LINE))
  assert.deepEqual(amounts(carried(LINE, 2019, 1_000) as LineFacts), [12_000, 38_500, 462_000])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: -10_000, max: 20_000 }), (cents, change) => {
      const { amount_cents: after } = carried({ ...LINE, quantity_thousandths: null, unit_cents: null, amount_cents: cents }, 2019, change)
      assert.ok(Math.abs(after - (cents * (10_000 + change)) / 10_000) <= 0.5)
      const product = carried(LINE, 2019, change)
      assert.equal(product.amount_cents, timesUnit(product.quantity_thousandths!, product.unit_cents!))
    }),
  )
})
