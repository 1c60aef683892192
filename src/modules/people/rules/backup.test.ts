/** When a network's data is in safe keeping, and what a person types of a fingerprint. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/dates.ts'
import { type BackupConcern, backupConcerns, FRESH_DAYS, objectionToFingerprint, typedFingerprint } from './backup.ts'

const TODAY = '2017-03-14'

test('a back-up of the last seven days that was tried leaves nothing to say', () => {
  const cases: [string | null, boolean, BackupConcern[]][] = [
    [null, false, ['none']],
    [null, true, ['none']],
    [TODAY, true, []],
    ['2017-03-07', true, []],
    ['2017-03-06', true, ['old']],
    ['2017-03-06', false, ['old', 'untried']],
    [TODAY, false, ['untried']],
    // Made by a machine whose clock is ahead.
    ['2017-03-15', true, []],
  ]
  for (const [made, tried, expected] of cases) assert.deepEqual(backupConcerns({ made, tried }, TODAY), expected, `${made} ${tried}`)
})

test('from the eighth day on it is too old, on any day of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 400 }), (offset, age) => {
      const today = addDays('1970-01-01', offset)
      assert.equal(backupConcerns({ made: addDays(today, -age), tried: true }, today).includes('old'), age > FRESH_DAYS)
    }),
  )
})

test('a fingerprint is taken as people copy it', () => {
  const cases: [string, string, boolean][] = [
    ['3fa91c07', '3fa91c07', true],
    [' 3FA9 1C07 ', '3fa91c07', true],
    ['3fa9-1c07…', '3fa91c07', true],
    ['a'.repeat(64), 'a'.repeat(64), true],
    ['3fa91c0', '3fa91c0', false],
    ['', '', false],
    ['3fa91c0g', '3fa91c0g', false],
    ['%%%%%%%%', '%%%%%%%%', false],
    ['a'.repeat(65), 'a'.repeat(65), false],
  ]
  for (const [typed, read, fine] of cases) {
    assert.equal(typedFingerprint(typed), read)
    assert.equal(objectionToFingerprint(read) === null, fine, typed)
  }
})
