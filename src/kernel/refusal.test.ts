/** Refusals: one error for everything that the domain says no to. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kernelSentences } from './messages.ts'
import { found, notFound, notYours, Refusal, refuse } from './refusal.ts'
import { objection } from './values/objection.ts'

const required = objection('kernel.required', {}, 'title')
const tooLong = objection('kernel.too_long', { max: 3 }, 'text')

test('an objection stops, and no objection lets pass', () => {
  refuse(null)
  refuse([])
  assert.throws(
    () => refuse(required),
    (error: Refusal) => error instanceof Refusal && error.status === 422 && error.objections[0] === required,
  )
})

test('several objections are said together, with the status that was asked for', () => {
  assert.throws(
    () => refuse([required, tooLong], 409),
    (error: Refusal) => error.status === 409 && error.objections.length === 2 && error.message === 'kernel.required, kernel.too_long',
  )
})

test('what is not there is 404, what is not yours 403', () => {
  assert.deepEqual([notFound().status, notYours().status], [404, 403])
  for (const nothing of [null, undefined]) assert.throws(() => found(nothing), { status: 404, message: 'kernel.not_found' })
})

test('what is there is handed on, also when it is false, zero or empty', () => {
  for (const thing of [0, '', false, [], { id: 1 }]) assert.equal(found(thing), thing)
})

test('each refusal of the kernel has its sentence in both languages, ended and without blame', () => {
  const facts = { limit: '1 Mo', max: 3, min: 0, text: 'x', name: 'x', mostBytes: 1_048_576 }
  for (const lang of ['fr', 'en'] as const) {
    for (const [code, say] of Object.entries(kernelSentences[lang])) {
      const sentence = (say as (given: typeof facts) => string)(facts)
      assert.match(sentence, /\.$/, `${lang} ${code}`)
      assert.doesNotMatch(sentence, /undefined|erreur|error|!|'/i, `${lang} ${code}`)
    }
  }
  assert.deepEqual(Object.keys(kernelSentences.fr), Object.keys(kernelSentences.en))
})
