/** Who runs on a folder of data, and what a second start is told. */
import assert from 'node:assert/strict'
import { mkdirSync, renameSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../test/support/postgres.ts'
import { claim, runningAddress } from './running.ts'

test('the second is told the address of the first, once it is known', async () => {
  const dataDir = temporaryFolder()
  assert.equal(await runningAddress(dataDir), null)
  const first = await claim(dataDir)
  assert.ok('announce' in first)
  const asking = claim(dataDir)
  first.announce('http://localhost:4000')
  assert.deepEqual(await asking, { runningAt: 'http://localhost:4000' })
  assert.equal(await runningAddress(dataDir), 'http://localhost:4000')
  first.release()
  assert.equal(await runningAddress(dataDir), null)
  const next = await claim(dataDir)
  assert.ok('announce' in next)
  next.release()
})

test('the door of a process that was killed does not hold anybody back', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, 'socket'), { mode: 0o700 })
  const door = join(dataDir, 'socket', 'gouvernail.sock')
  const killed = createServer().listen(`${door}.then`)
  await new Promise((resolve) => killed.once('listening', resolve))
  // A socket's file without its listener, as a killed process leaves it.
  renameSync(`${door}.then`, door)
  await new Promise((resolve) => killed.close(resolve))
  const claimed = await claim(dataDir)
  assert.ok('announce' in claimed)
  claimed.release()
})
