/** Exact fractions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compare, fraction, fractionText, parseFraction, smallestWhole, times } from './fraction.ts'

test('fractions from 0 to 1 are read as people write them, and nothing else is one', () => {
  const cases: [string, string | null][] = [
    ['1/4', '1/4'],
    ['2 / 6', '1/3'],
    ['0/1', '0'],
    ['1', '1'],
    ['0.25', '1/4'],
    ['0.5', '1/2'],
    ['5/4', null],
    ['1/0', null],
    ['-1/2', null],
    ['', null],
    ['un quart', null],
    ['1.5', null],
    ['1e-1', null],
  ]
  for (const [text, expected] of cases) {
    const read = parseFraction(text)
    assert.equal(read && fractionText(read), expected, text)
  }
})

test('what a page shows is the smallest whole count that meets it', () => {
  const cases: [number, number, number, boolean, bigint][] = [
    [2, 3, 565, false, 377n],
    [1, 4, 4, false, 1n],
    [1, 2, 6, true, 4n],
    [1, 2, 7, true, 4n],
    [0, 1, 9, false, 0n],
  ]
  for (const [over, under, whole, strict, expected] of cases)
    assert.equal(smallestWhole(times(fraction(over, under), whole), strict), expected)
})

test('comparing never rounds', () => {
  const part = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
  fc.assert(
    fc.property(part, part, ([a, b], [c, d]) => {
      const sign = a * d === c * b ? 0 : a * d < c * b ? -1 : 1
      assert.equal(Math.sign(compare(fraction(a, b), fraction(c, d))), sign)
    }),
  )
})
