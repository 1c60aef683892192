/** The browser counts money as the server does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatEuros, formatShare, MOST_CENTS, readCents, typedEuros } from '#kernel/money.ts'
import { timesUnit } from '../modules/budget/rules/lines.ts'
import { readProduct } from '../modules/budget/rules/sheet/lines-typed.ts'
import { centsOf, euros, figure, productOf, share, typedEuros as typedHere } from './sheet-money.ts'

const lang = fc.constantFrom('fr' as const, 'en' as const)
const cents = fc.integer({ min: 0, max: MOST_CENTS })

test('amounts are written alike in the browser and on the server, and read back', () => {
  fc.assert(
    fc.property(cents, lang, (amount, each) => {
      assert.equal(euros(each, amount), formatEuros(each, amount))
      assert.equal(typedHere(each, amount), typedEuros(each, amount))
      assert.equal(centsOf(euros(each, amount)), amount)
      assert.equal(centsOf(figure(each, amount)), amount)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), lang, (points, each) => assert.equal(share(each, points), formatShare(each, points))),
  )
})

test('whatever is typed is an amount in the browser if and only if it is one on the server', () => {
  const typed = fc.string({ maxLength: 16, unit: fc.constantFrom(..."0123456789., \u00a0\u202f€'’-+xeur") })
  fc.assert(
    fc.property(typed, (text) => {
      const read = readCents(text)
      assert.equal(centsOf(text), typeof read === 'number' ? read : null, text)
    }),
    { numRuns: 2_000 },
  )
})

test('a product amounts to the same', () => {
  const typed = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 99_999_999 }))
  fc.assert(
    fc.property(typed, lang, ([whole, thousandths, unit], each) => {
      const text = `${whole},${String(thousandths).padStart(3, '0')} × ${typedEuros(each, unit)}`
      const read = readProduct(text)
      assert.ok(read && 'unit_cents' in read, text)
      assert.equal(productOf(text), timesUnit(read.quantity_thousandths, read.unit_cents))
    }),
  )
  assert.equal(productOf('=12*350'), 420_000)
  for (const text of ['', '12', 'a × 3', '1 × 2 × 3']) assert.equal(productOf(text), null, text)
})
