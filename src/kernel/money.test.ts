/** Money, numbers and percentages as people read them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatEuros, formatNumber, formatPercent } from './money.ts'

const NARROW = '\u202f'

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
