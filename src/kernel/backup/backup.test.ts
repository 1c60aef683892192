/** Back-ups: what comes back is what was there, and what is not whole does not come back. */
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyDatabase, everything, fill, type MadeUp, madeUp, on } from '../../../test/support/backups.ts'
import { temporaryFolder, testDatabase } from '../../../test/support/postgres.ts'
import { checkBackup } from './check.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const folder = temporaryFolder()
const RUNS = 6

test('what comes back is what was there: every value of every table, and the fingerprint', async () => {
  await fc.assert(
    fc.asyncProperty(madeUp, async (data: MadeUp) => {
      const [from, into] = [await testDatabase(), await emptyDatabase()]
      const file = join(folder, 'property.tar.gz')
      try {
        await on(from.connection, (client) => fill(client, data))
        const written = await writeBackup({ connection: from.connection, file, version: '0.1.0' })
        assert.equal((await checkBackup(file)).fingerprint, written.fingerprint)
        const restored = await restoreBackup({ connect: async () => into.connection, file })
        assert.equal(restored.fingerprintHere, written.fingerprint)
        assert.deepEqual(await on(into.connection, everything), await on(from.connection, everything))
      } finally {
        await rm(file, { force: true })
        await Promise.all([from.drop(), into.drop()])
      }
    }),
    { numRuns: RUNS },
  )
  assert.ok(statSync(folder).isDirectory())
})
