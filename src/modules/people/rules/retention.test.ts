/** How long what is kept: the table holds what the machinery does, within what the law wants. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { SESSION_SECONDS } from '#kernel/session/auth.ts'
import { objectionToConfirmation, objectionToErasure } from './erasure.ts'
import { CHANGEABLE, CLEARED, KEPT, leftBefore, lengthsOf, objectionToLength, RETENTION } from './retention.ts'

test('papers are kept at least as long as R37 says', () => {
  assert.deepEqual(
    (['assembly', 'accounts', 'tax'] as const).map((kind) => [RETENTION[kind].least, RETENTION[kind].unit, RETENTION[kind].clearing]),
    [
      [5, 'years', 'network'],
      [10, 'years', 'network'],
      [6, 'years', 'network'],
    ],
  )
})

/** A constant that lives where the clearing is done. */
const constantIn = (file: string, name: string): number => {
  const found = new RegExp(`const ${name} = ([\\d_* ]+)`).exec(readFileSync(file, 'utf8'))?.[1]
  assert.ok(found, `${file} has no ${name}`)
  return found.split('*').reduce((product, each) => product * Number(each.replaceAll('_', '')), 1)
}

test('what the table says is what is done', () => {
  assert.equal(RETENTION.sessions.length, SESSION_SECONDS / 86_400)
  assert.equal(RETENTION.ended_sessions.length, constantIn('src/kernel/session/store.ts', 'KEPT_DAYS'))
  assert.equal(RETENTION.attempts.length, constantIn('src/kernel/session/attempts.ts', 'KEPT_MINUTES'))
  const uploads = ['src/modules/plan/rules/upload.ts', 'src/modules/people/rules/members-uploads.ts'].map((file) =>
    constantIn(file, 'TOLD_HOURS'),
  )
  assert.equal(RETENTION.uploads.length, Math.max(...uploads) / 24)
  // The outbox clears at its own limit too: the network may only be quicker.
  assert.equal(RETENTION.mails.most, constantIn('src/kernel/mail/sending.ts', 'KEPT_DAYS'))
})

test('every length of the table is one that may be chosen, and what is cleared by itself is no person', () => {
  for (const kind of KEPT) assert.equal(objectionToLength(kind, RETENTION[kind].length), null, kind)
  for (const kind of CLEARED) assert.equal(RETENTION[kind].clearing, 'clock')
  assert.deepEqual(CHANGEABLE, ['leavers', 'mails', 'links', 'assembly', 'accounts', 'tax'])
})

test('a length outside its bounds is refused, one within is not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KEPT), fc.integer({ min: 0, max: 2_000 }), (kind, length) => {
      const { least, most } = RETENTION[kind]
      const found = objectionToLength(kind, length)?.code ?? null
      assert.equal(
        found,
        length < least ? 'people.retention_too_short' : most !== null && length > most ? 'people.retention_too_long' : null,
      )
    }),
  )
})

test('the network’s own lengths stand before the table’s', () => {
  const chosen = lengthsOf([{ kind: 'mails', length: 30 }])
  assert.deepEqual([chosen.mails, chosen.leavers], [30, 3])
})

test('years are counted back to the same day', () => {
  assert.equal(leftBefore('2017-03-14', 3), '2014-03-14')
  assert.equal(leftBefore('2020-02-29', 3), '2017-02-28')
  assert.equal(leftBefore('2020-02-29', 4), '2016-02-29')
})

test('an erasure is refused while something stands in the way', () => {
  const facts = { name: 'Ada', erased: false, mandates: 0, lastKeeper: false }
  assert.equal(objectionToErasure(facts), null)
  assert.equal(objectionToErasure({ ...facts, mandates: 2 })?.code, 'people.erasure_mandates')
  assert.equal(objectionToErasure({ ...facts, mandates: 2, lastKeeper: true })?.code, 'people.erasure_last_keeper')
  assert.equal(objectionToErasure({ ...facts, erased: true })?.code, 'people.erased_already')
})

test('the name is typed once more, accents and case aside', () => {
  for (const typed of ['Gaëlle L’Hostis', "gaelle l'hostis", '  GAËLLE  L’HOSTIS '])
    assert.equal(objectionToConfirmation('Gaëlle L’Hostis', typed), null)
  for (const typed of ['', ' ', 'Gaëlle', 'effacer']) assert.ok(objectionToConfirmation('Gaëlle L’Hostis', typed), typed)
})
