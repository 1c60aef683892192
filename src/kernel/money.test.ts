/** Money, numbers and percentages as people read them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  cutByWeights,
  formatAmount,
  formatEuros,
  formatNumber,
  formatPercent,
  formatShare,
  MOST_CENTS,
  rateOf,
  readCents,
  readShare,
  typedEuros,
} from './money.ts'

const NARROW = '\u202f'

test('an amount without its sign is written as the one with it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -MOST_CENTS, max: MOST_CENTS }), (cents) => {
      assert.equal(`${formatAmount('fr', cents)}${NARROW}€`, formatEuros('fr', cents))
      assert.equal(formatAmount('en', cents), formatEuros('en', cents).replace('€', ''))
    }),
  )
})

test('euros are written with narrow no-break spaces, and cents only where there are some', () => {
  const cases: [number, string, string][] = [
    [162_000_000, `1${NARROW}620${NARROW}000${NARROW}€`, '€1,620,000'],
    [51_840_000, `518${NARROW}400${NARROW}€`, '€518,400'],
    [1_250, `12,50${NARROW}€`, '€12.50'],
    [1_205, `12,05${NARROW}€`, '€12.05'],
    [5, `0,05${NARROW}€`, '€0.05'],
    [0, `0${NARROW}€`, '€0'],
    [-1_250, `-12,50${NARROW}€`, '-€12.50'],
    [123_456, `1${NARROW}234,56${NARROW}€`, '€1,234.56'],
  ]
  for (const [cents, fr, en] of cases) assert.deepEqual([formatEuros('fr', cents), formatEuros('en', cents)], [fr, en])
})

test('no amount passes through a float: each cent is written, however large the sum', () => {
  const written = (cents: number) => formatEuros('en', cents).replaceAll(/[€,-]/g, '')
  const exact = (cents: number) => {
    const digits = String(Math.abs(cents)).padStart(3, '0')
    const [euros, rest] = [digits.slice(0, -2), digits.slice(-2)]
    return rest === '00' ? euros : `${euros}.${rest}`
  }
  fc.assert(fc.property(fc.maxSafeInteger(), (cents) => assert.equal(written(cents), exact(cents))))
  for (const cents of [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1, 10, 70, 110, 115, 2_675])
    assert.equal(written(cents), exact(cents))
})

test('numbers take the thousands of their language, percentages its space', () => {
  assert.equal(formatNumber('fr', 36_000), `36${NARROW}000`)
  assert.equal(formatNumber('en', 36_000), '36,000')
  assert.equal(formatNumber('fr', 2.5), '2,5')
  assert.equal(formatPercent('fr', 32), `32${NARROW}%`)
  assert.equal(formatPercent('en', 32), '32%')
})

test('an amount is read as people type and paste it', () => {
  const cases: [string, number | string][] = [
    ['1 234,56', 123_456],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1234.5', 123_450],
    ['1\u202f620\u202f000\u00a0€', 162_000_000],
    ['EUR 12', 1200],
    ['12 euros', 1200],
    ['0', 0],
    ['1.234', 123_400],
    ['1’234’567.80', 123_456_780],
    ['-5', 'negative'],
    ['(12,00)', 'negative'],
    ['\u22123', 'negative'],
    ['-0', 0],
    ['9 999 999 999,99', 999_999_999_999],
    ['10000000000', 'too_large'],
    ['1000000000000000', 'too_large'],
    ['', 'not_an_amount'],
    ['douze', 'not_an_amount'],
    ['1,2,3', 'not_an_amount'],
    ['1.23.456', 'not_an_amount'],
    ['12,345.678', 'not_an_amount'],
    ['1e3', 'not_an_amount'],
    ['=2+3', 'not_an_amount'],
  ]
  for (const [typed, read] of cases) assert.equal(readCents(typed), read, typed)
})

test('whatever is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_CENTS }), (cents) => {
      assert.equal(readCents(formatEuros('fr', cents)), cents)
      assert.equal(readCents(formatEuros('en', cents)), cents)
    }),
  )
})

test('parts sum to the whole to the cent, and none is a cent away from its exact share', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: MOST_CENTS }),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1 }),
      (amount, weights) => {
        const parts = cutByWeights(amount, weights)
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        if (total === 0) return assert.deepEqual(new Set(parts), new Set([0]))
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          amount,
        )
        for (const [place, part] of parts.entries()) {
          const away = BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(weights[place]!)
          assert.ok(away < BigInt(total) && away > -BigInt(total), `${part}`)
        }
      },
    ),
  )
})

test('cents that are left go to the largest remainders, the first of equals first', () => {
  assert.deepEqual(cutByWeights(100, [1, 1, 1]), [34, 33, 33])
  assert.deepEqual(cutByWeights(10_000, [3333, 3333, 3334]), [3333, 3333, 3334])
  assert.deepEqual(cutByWeights(5, [1, 0, 3]), [1, 0, 4])
  assert.deepEqual(cutByWeights(100, []), [])
})

test('a rate is rounded to the nearest cent, halves up', () => {
  assert.equal(rateOf(162_000_000, 3200), 51_840_000)
  assert.equal(rateOf(1, 5000), 1)
  assert.equal(rateOf(33, 100), 0)
  assert.equal(formatShare('fr', 3250), '32,5\u202f%')
})

test('a percentage is read in basis points, and an amount is written so that it can be typed again', () => {
  const shares: [string, number | null][] = [
    ['32', 3200],
    ['12,5 %', 1250],
    ['33.33', 3333],
    ['100', 10_000],
    ['100,01', null],
    ['99.999', null],
    ['-3', null],
    ['', null],
  ]
  for (const [typed, read] of shares) assert.equal(readShare(typed), read, typed)
  for (const cents of [0, 5, 100, 123_456, MOST_CENTS])
    for (const lang of ['fr', 'en'] as const) assert.equal(readCents(typedEuros(lang, cents)), cents)
  assert.deepEqual([typedEuros('fr', 123_456), typedEuros('en', 123_456), typedEuros('fr', 100)], ['1234,56', '1234.56', '1'])
})
