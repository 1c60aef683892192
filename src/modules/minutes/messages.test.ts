/** Numbers in running text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbersTold } from './messages/numbers.ts'

test('runs of numbers are told by their ends', () => {
  assert.equal(numbersTold('fr', [1]), '1')
  assert.equal(numbersTold('fr', [1, 2]), '1 et 2')
  assert.equal(numbersTold('fr', [1, 3, 5, 6, 7, 8]), '1, 3 et 5 à 8')
  assert.equal(numbersTold('en', [2, 3, 4, 9]), '2 to 4 and 9')
  assert.equal(numbersTold('fr', []), '')
})
