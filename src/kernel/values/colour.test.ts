/** Colours: reading what people type, contrast as WCAG reckons it, and readable tints. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast, mixed, parseColour, readable } from './colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('a colour is read with or without its sign, in three or six digits', () => {
  assert.equal(parseColour('#0B625C'), '#0b625c')
  assert.equal(parseColour(' 0b625c '), '#0b625c')
  assert.equal(parseColour('#a3f'), '#aa33ff')
  for (const no of ['', 'red', '#12345', '#1234567', 'rgb(1,2,3)', '#0b625c;}', 'url(x)']) assert.equal(parseColour(no), null, no)
})

test('contrast is that of WCAG 2.2', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#777777'), 1)
  assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
  assert.equal(contrast('#ffffff', '#0b625c').toFixed(1), contrast('#0b625c', '#ffffff').toFixed(1))
})

test('any colour has a readable tint on paper and on the dark ground', () => {
  fc.assert(
    fc.property(colour, (given) => {
      assert.ok(contrast(readable(given, ['#faf8f3', '#ffffff'], 4.5, 'darker'), '#faf8f3') >= 4.5)
      assert.ok(contrast(readable(given, ['#0f1826', '#162234'], 4.5, 'lighter'), '#162234') >= 4.5)
    }),
  )
})

test('what reads already stays as it is', () => {
  assert.equal(readable('#0b625c', ['#faf8f3'], 4.5, 'darker'), '#0b625c')
})

test('a mixture of all or nothing is the one or the other', () => {
  fc.assert(
    fc.property(colour, colour, (one, other) => {
      assert.equal(mixed(one, other, 1), one)
      assert.equal(mixed(one, other, 0), other)
    }),
  )
})
