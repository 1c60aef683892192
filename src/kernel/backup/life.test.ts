/** Back-ups over time and versions: of older schemas, of a database in use, without its secrets, of every table there is. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { emptyDatabase, everything, filled, on, refusedAs } from '../../../test/support/backups.ts'
import { type TestDatabase, temporaryFolder, testDatabase } from '../../../test/support/postgres.ts'
import { knownMigrations, migrateWithin, openConnection } from '../database.ts'
import { checkBackup, migrationsOf } from './check.ts'
import { LEFT_OUT, MASKED, SCHEMAS_LEFT_OUT } from './extent.ts'
import { restoreBackup } from './restore.ts'
import { SEAL_BYTES } from './seal.ts'
import { writeBackup } from './write.ts'

const folder = temporaryFolder()
const fileOf = (name: string) => join(folder, `${name}.tar.gz`)
const kept: TestDatabase[] = []
after(() => Promise.all(kept.map((each) => each.drop())))
const database = async (make: () => Promise<TestDatabase>): Promise<TestDatabase> => {
  const made = await make()
  kept.push(made)
  return made
}
const restoreInto = ({ connection }: TestDatabase, file: string) => restoreBackup({ connect: async () => connection, file })
const migrations = await knownMigrations()

/** A database as a former version would have made it. */
async function olderDatabase(behind: number): Promise<TestDatabase> {
  const older = await database(emptyDatabase)
  const { db, close } = await openConnection(older.connection, 'test')
  await db.transaction().execute((tx) => migrateWithin(tx, migrations.slice(0, -behind)))
  await close()
  return older
}

test('a back-up of two versions ago comes back, compared in its own schema, then brought up to date', async () => {
  const older = await olderDatabase(2)
  await on(older.connection, filled)
  const written = await writeBackup({ connection: older.connection, file: fileOf('older'), version: '0.0.1' })
  const into = await database(emptyDatabase)
  const restored = await restoreInto(into, fileOf('older'))
  assert.equal(restored.fingerprintHere, written.fingerprint)
  assert.deepEqual(
    restored.migrated,
    migrations.slice(-2).map(({ name }) => name),
  )
  const rows = await on(into.connection, (client) => client.query('select name from kernel_migration order by name'))
  assert.deepEqual(
    rows.rows,
    migrations.map(({ name }) => ({ name })),
  )
  assert.match(JSON.stringify(await on(into.connection, everything)), /Ligne deux/)
})

test('it also comes back where a start had prepared an empty database of today', async () => {
  const started = await database(testDatabase)
  await on(started.connection, (client) =>
    client.query(`insert into kernel_setting values ('x', '1'); insert into session_link values ('h', 'set_up', null, now(), null, null)`),
  )
  const restored = await restoreInto(started, fileOf('older'))
  assert.equal(restored.fingerprintHere, restored.fingerprint)
  const left = await on(started.connection, (client) =>
    client.query(`select 1 from kernel_setting where name = 'x' union all select 1 from session_link`),
  )
  assert.equal(left.rowCount, 0)
})

test('a back-up of a version that this one does not know is refused by name', async () => {
  const later = await database(testDatabase)
  await on(later.connection, filled)
  await on(later.connection, (client) => client.query(`insert into kernel_migration values ('9999_votes.sql', repeat('a', 64))`))
  await writeBackup({ connection: later.connection, file: fileOf('later'), version: '9.0.0' })
  const into = await database(emptyDatabase)
  await refusedAs(restoreInto(into, fileOf('later')), /^backup\.later_version$/, 'later')
  const { manifest } = await checkBackup(fileOf('older'))
  const forked = { manifest: { ...manifest, migrations: [{ name: manifest.migrations[0]!.name, sha256: 'b'.repeat(64) }] } }
  await refusedAs(migrationsOf(forked), /^backup\.other_migration$/, 'a fork')
})

test('what is written while a back-up is being made is in it whole or not at all', async () => {
  const busy = await database(testDatabase)
  await on(busy.connection, filled)
  let stop = false
  // Each step writes an organisation with its journal entry: a back-up between the two would hold one of them.
  const writing = on(busy.connection, async (client) => {
    for (let count = 0; !stop; count++)
      await client.query(`with made as (insert into people_organisation (kind, name) values ('member', 'pair ${count}') returning id)
        insert into journal_entry (at, deed, public, payload) select now(), 'pair', true, jsonb_build_object('id', id) from made`)
  })
  const made = []
  for (const name of ['one', 'two', 'three'])
    made.push(await writeBackup({ connection: busy.connection, file: fileOf(name), version: '0.1.0' }))
  stop = true
  await writing
  const into = await database(emptyDatabase)
  assert.equal((await restoreInto(into, fileOf('three'))).fingerprintHere, made[2]!.fingerprint)
  const { rows } = await on(into.connection, (client) =>
    client.query(`select (select count(*)::int from people_organisation where name like 'pair%') as organisations,
      (select count(*)::int from journal_entry where deed = 'pair') as entries`),
  )
  assert.ok(rows[0].organisations > 0)
  assert.equal(rows[0].organisations, rows[0].entries)
})

test('an address is never given twice, not even one whose row was gone before', async () => {
  const from = await database(testDatabase)
  await on(from.connection, filled)
  await writeBackup({ connection: from.connection, file: fileOf('numbers'), version: '0.1.0' })
  const into = await database(emptyDatabase)
  await restoreInto(into, fileOf('numbers'))
  const next = (from: TestDatabase) =>
    on(from.connection, async (client) => (await client.query(`insert into people_person (name) values ('x') returning id`)).rows[0].id)
  assert.equal(await next(into), await next(from))
})

test('no secret is in the file', async () => {
  const from = await database(testDatabase)
  const secret = (name: string) => `secret-of-${name}`
  const inserted: Record<string, string> = {
    session_session: `insert into "session_user" (id, name, email, email_verified) values ('person-1', 'P', 'p@essai.example', true);
      insert into session_session (id, expires_at, token, updated_at, user_id) values ('s', now(), '${secret('session')}', now(), 'person-1')`,
    session_account: `insert into session_account (id, account_id, provider_id, user_id, access_token, password, updated_at)
      values ('a', 'a', 'a', 'person-1', '${secret('account')}', '${secret('password')}', now())`,
    session_verification: `insert into session_verification values ('v', 'p', '${secret('code')}', now())`,
    session_attempt: `insert into session_attempt (kind, key, at) values ('code', '${secret('attempt')}', now())`,
    session_link: `insert into session_link values ('${secret('link')}', 'sign_in', 1, now(), null, null)`,
    mail_message: `insert into mail_message (queued_at, recipient, lang, subject, text, state)
      values (now(), 'p@essai.example', 'fr', '${secret('subject')}', '${secret('text')}', 'waiting')`,
  }
  await on(from.connection, async (client) => {
    await filled(client)
    for (const text of Object.values(inserted)) await client.query(text)
    const { rowCount } = await client.query(
      `select 1 from information_schema.columns where table_name = 'mail_message' and column_name = 'secret_as'`,
    )
    if (rowCount) await client.query(`update mail_message set secret_as = 'Un code'`)
    const { rowCount: invited } = await client.query(`select 1 from information_schema.tables where table_name = 'people_invitation'`)
    if (invited) await client.query(INVITED)
  })
  await writeBackup({ connection: from.connection, file: fileOf('secrets'), version: '0.1.0' })
  const text = gunzipSync(readFileSync(fileOf('secrets')).subarray(0, -SEAL_BYTES)).toString('latin1')
  assert.doesNotMatch(text, /secret-of-/)
  assert.match(text, /p@essai\.example/, 'the rest is there')
  const into = await database(emptyDatabase)
  const restored = await restoreInto(into, fileOf('secrets'))
  assert.equal(restored.fingerprintHere, restored.fingerprint)
  const { rows } = await on(into.connection, (client) => client.query('select state, text from mail_message'))
  assert.deepEqual(rows, [{ state: 'refused', text: '' }])
})

const INVITED = `
  insert into people_invitation_batch (organisation_id, kind, made_at, state, pace) select min(id), 'chosen', now(), 'prepared', 10 from people_organisation;
  insert into people_invitation (batch_id, person_id, by, token_hash, code_hash)
    select 1, min(id), 'mail', 'secret-of-invitation', 'secret-of-letter' from people_person;
  insert into people_invitation_link values ('secret-of-old-link', 1, now());
  insert into people_email_claim select min(id), 'c@essai.example', 'secret-of-claim', 0, now() from people_person`

/** What looks like a secret and is none. */
const HARMLESS = [
  'session_user.passkey_handle',
  'session_passkey.public_key',
  'minutes_document.secretary_signed_at',
  'minutes_document.secretary_signed_by',
]

test('every table is saved or left out by name, and no column that sounds like a secret is saved unseen', async () => {
  const { connection } = await database(testDatabase)
  const { rows: tables } = await on(connection, (client) =>
    client.query<{ schema: string; name: string }>(`
      select schemaname as schema, tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`),
  )
  const names = tables.filter(({ schema }) => schema === 'public').map(({ name }) => name)
  assert.deepEqual(
    tables.filter(({ schema }) => schema !== 'public' && !(schema in SCHEMAS_LEFT_OUT)),
    [],
  )
  assert.deepEqual(
    [...Object.keys(LEFT_OUT), ...Object.keys(MASKED)].filter((name) => !names.includes(name)),
    [],
    'named and not there (any more)',
  )
  const { manifest } = await checkBackup(fileOf('secrets'))
  assert.deepEqual(manifest.tables.map(({ name }) => name).sort(), names.filter((name) => !(name in LEFT_OUT)).sort())
  const suspicious = manifest.tables
    .flatMap(({ name, columns }) => columns.map((column) => ({ name, column })))
    .filter(({ column }) => /token|secret|password|code_hash|_key$|handle|otp|challenge/.test(column))
    .filter(({ name, column }) => !MASKED[name]?.columns[column])
    .map(({ name, column }) => `${name}.${column}`)
  assert.deepEqual(
    suspicious.filter((each) => !HARMLESS.includes(each) && each !== 'mail_message.secret_as'),
    [],
    'say of a new column whether it is a secret: MASKED in extent.ts, or HARMLESS here',
  )
})
