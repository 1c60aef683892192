/** Secrets: given, or made once and readable by their owner alone. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../test/support/postgres.ts'
import { secret } from './secrets.ts'

test('a secret is made once, and only its owner can read it', () => {
  const folder = join(temporaryFolder(), 'données', 'à moi')
  const made = secret(folder, 'session', null)
  assert.match(made, /^[\w-]{43}$/)
  assert.equal(secret(folder, 'session', null), made)
  assert.equal(readFileSync(join(folder, 'session.secret'), 'utf8'), made)
  assert.equal(statSync(join(folder, 'session.secret')).mode & 0o777, 0o600)
})

test('each secret has its own', () => {
  const folder = temporaryFolder()
  assert.notEqual(secret(folder, 'session', null), secret(folder, 'backup', null))
  assert.notEqual(secret(folder, 'session', null), secret(temporaryFolder(), 'session', null))
})

test('a secret from the environment is taken as it is, and written nowhere', () => {
  const folder = temporaryFolder()
  assert.equal(secret(folder, 'session', 'given'), 'given')
  assert.deepEqual(readdirSync(folder), [])
})
