/** Back-ups that are refused: whatever is not to the last byte what was made writes nothing. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { emptyDatabase, filled, on, refusedAs } from '../../../test/support/backups.ts'
import { temporaryFolder, testDatabase } from '../../../test/support/postgres.ts'
import { checkBackup } from './check.ts'
import { restoreBackup } from './restore.ts'
import { SEAL_BYTES, sealing } from './seal.ts'
import { writeBackup } from './write.ts'

const folder = temporaryFolder()
const whole = join(folder, 'whole.tar.gz')
const damaged = join(folder, 'damaged.tar.gz')
const from = await testDatabase()
const into = await emptyDatabase()
after(() => Promise.all([from.drop(), into.drop()]))
await on(from.connection, filled)
await writeBackup({ connection: from.connection, file: whole, version: '0.1.0' })
const bytes = readFileSync(whole)

const connect = async () => into.connection
const untouched = () =>
  on(
    into.connection,
    async (client) => (await client.query(`select 1 from pg_class where relnamespace = 'public'::regnamespace`)).rowCount === 0,
  )

/** Neither the check nor the restoration takes it, and the database is as empty as before. */
async function assertRefused(content: Uint8Array, code: RegExp, what: string): Promise<void> {
  writeFileSync(damaged, content)
  await refusedAs(checkBackup(damaged), code, what)
  // That it was refused before a connection was asked for.
  await refusedAs(restoreBackup({ connect: () => assert.fail(`${what}: the database was asked for`), file: damaged }), code, what)
}

/** Sealed anew, as somebody would who knows how. */
const sealed = async (content: Buffer): Promise<Buffer> => {
  const seal = sealing()
  seal.end(gzipSync(content))
  return Buffer.concat(await seal.toArray())
}

test('a file cut at any hundredth is refused', async () => {
  for (let percent = 0; percent < 100; percent++)
    await assertRefused(bytes.subarray(0, Math.floor((bytes.length * percent) / 100)), /^backup\.(cut|not_one)$/, `cut at ${percent} %`)
  await assertRefused(bytes.subarray(0, -1), /^backup\.cut$/, 'without its last byte')
  await assertRefused(bytes.subarray(0, -SEAL_BYTES), /^backup\.cut$/, 'without its seal, though gzip is content')
  await assertRefused(Buffer.concat([bytes, Buffer.from('x')]), /^backup\.cut$/, 'with a byte more')
})

test('a file of which any one byte is another is refused', async () => {
  const change = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(change, async ([place, difference]) => {
      const other = Buffer.from(bytes)
      other[place]! ^= difference
      await assertRefused(other, /^backup\.(cut|changed|not_one)$/, `byte ${place}`)
    }),
    { numRuns: 200, examples: [[[3, 1]], [[4, 1]], [[9, 1]], [[bytes.length - 1, 1]], [[bytes.length - SEAL_BYTES - 9, 128]]] },
  )
  assert.ok(await untouched())
})

test('a file whose contents were changed and sealed again is refused by its sums', async () => {
  const tar = gunzipSync(bytes.subarray(0, -SEAL_BYTES))
  const changed = (text: string, by: string) => {
    const other = Buffer.from(tar)
    other.write(by, other.indexOf(text))
    return other
  }
  const cases: [Buffer, string][] = [
    [changed('Ligne une', 'Ligne UNE'), 'a row'],
    [changed('"madeAt":"2', '"madeAt":"3'), 'the manifest'],
    [changed('GOUVERNAIL', 'gouvernail'), 'the text for people'],
    [changed('tables/people_body', 'tables/people_bidy'), "a member's name"],
    [tar.subarray(0, 512 * 8), 'a tar that stops'],
    [Buffer.from('nothing of the kind'), 'no tar'],
  ]
  for (const [content, what] of cases) await assertRefused(await sealed(content), /^backup\.(inconsistent|not_one)$/, what)
  await assertRefused(gzipSync('something else'), /^backup\.cut$/, 'another gzip file')
  await assertRefused(Buffer.from('PK\u0003\u0004 a zip'), /^backup\.not_one$/, 'a zip file')
  assert.ok(await untouched())
})

test('a database that holds a network, deeds or other tables, or is in use, is left as it is', async () => {
  const used = await testDatabase()
  after(() => used.drop())
  const restore = () => restoreBackup({ connect: async () => used.connection, file: whole })
  await on(used.connection, filled)
  await refusedAs(restore(), /^backup\.not_empty$/, 'a network')
  await refusedAs(restoreBackup({ connect: async () => from.connection, file: whole }), /^backup\.not_empty$/, 'where it came from')
  const deeds = await testDatabase()
  after(() => deeds.drop())
  await on(deeds.connection, (client) =>
    client.query(`insert into journal_entry (at, deed, public, payload) values (now(), 'x', true, '{}')`),
  )
  await refusedAs(restoreBackup({ connect: async () => deeds.connection, file: whole }), /^backup\.not_empty$/, 'a deed')
  const foreign = await emptyDatabase()
  after(() => foreign.drop())
  await on(foreign.connection, (client) => client.query('create table wp_posts (id int)'))
  await refusedAs(
    restoreBackup({ connect: async () => foreign.connection, file: whole }),
    /^backup\.foreign_database$/,
    "another program's",
  )
  await on(into.connection, async (client) => {
    await client.query(`set application_name = 'gouvernail'`)
    await refusedAs(restoreBackup({ connect, file: whole }), /^backup\.in_use$/, 'in use')
  })
  assert.ok(await untouched())
})

test('a back-up overwrites no file, and leaves nothing of one that fails', async () => {
  const again = (file: string) => writeBackup({ connection: from.connection, file, version: '0.1.0' })
  await refusedAs(again(whole), /^backup\.file_exists$/, 'there already')
  assert.ok(readFileSync(whole).equals(bytes))
  await refusedAs(again(join(folder, 'nowhere', 'x.tar.gz')), /^backup\.folder_missing$/, 'no folder')
  const file = join(folder, 'other.tar.gz')
  writeFileSync(`${file}.part`, '')
  await refusedAs(again(file), /^backup\.part_exists$/, 'half a back-up')
  await refusedAs(
    writeBackup({ connection: into.connection, file: join(folder, 'none.tar.gz'), version: '0' }),
    /^backup\.nothing_to_save$/,
    'nothing',
  )
  assert.ok(!existsSync(join(folder, 'none.tar.gz.part')))
})
