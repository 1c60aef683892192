/** Brings a back-up into an empty database: in one transaction, so that it is there whole or not at all. */

import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import {
  type Connection,
  holdMigrations,
  knownMigrations,
  type Migration,
  migrateWithin,
  openConnection,
  type Writer,
} from '../database.ts'
import { refuse } from '../refusal.ts'
import { keepSetting } from '../setting.ts'
import { objection } from '../values/objection.ts'
import { type CheckedBackup, checkBackup, migrationsOf, readMembers } from './check.ts'
import { copyIn, PLAIN_TEXT, savedTables, sequences } from './extent.ts'
import { assertEmpty, clear } from './ground.ts'
import { fingerprintOf, type Manifest } from './manifest.ts'
import { tableFacts } from './measure.ts'
import { RESTORED, type Restored } from './resume.ts'
import './messages.ts'

export interface RestoredBackup extends CheckedBackup {
  /** Computed anew from the database, in the state that the back-up was made of. */
  fingerprintHere: string
  /** What was applied afterwards: the back-up was older than this version. */
  migrated: string[]
}

/** Told as it goes. */
export type RestoreProgress = (step: { doing: 'checking' | 'loading' | 'comparing'; table: string; done: number; of: number }) => void

/** Checks the whole file, then restores it. Whatever is refused has written nothing. */
export async function restoreBackup(
  { connect, file }: { connect: () => Promise<Connection>; file: string },
  progress: RestoreProgress = () => {},
): Promise<RestoredBackup> {
  const checked = await checkBackup(file, (done, of) => progress({ doing: 'checking', table: '', done, of }))
  const migrations = await migrationsOf(checked)
  const { db, client, close } = await openConnection(await connect(), 'gouvernail restore')
  try {
    const result = await db.transaction().execute(async (tx) => {
      await holdMigrations(tx)
      await assertEmpty(client)
      await clear(client)
      await migrateWithin(tx, migrations)
      await client.query(PLAIN_TEXT)
      await load(client, checked, progress)
      const fingerprintHere = await compare(client, checked.manifest, progress)
      const migrated = await migrateRest(tx, migrations)
      const { madeAt } = checked.manifest
      const restored: Restored = { fingerprint: checked.fingerprint, madeAt, restoredAt: new Date().toISOString(), resumed: false }
      await keepSetting(tx, RESTORED, restored)
      return { ...checked, fingerprintHere, migrated }
    })
    // Without it the first pages would be planned as if the tables were empty.
    await client.query('analyze')
    return result
  } finally {
    await close()
  }
}

async function migrateRest(tx: Writer, applied: Migration[]): Promise<string[]> {
  const rest = (await knownMigrations()).filter(({ name }) => !applied.some((each) => each.name === name))
  await migrateWithin(tx, rest)
  return rest.map(({ name }) => name)
}

interface ForeignKey {
  table: string
  name: string
  definition: string
}

const FOREIGN_KEYS = `
  select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace and conparentid = 0 order by 1, 2`

/**
 * Rows come back while nothing refers to anything, so that neither the order of tables nor rows that refer to their own table matter, and no right
 * of a superuser is needed; then every reference is made again, which checks all rows at once.
 */
async function load(client: Client, { file, sizeBytes, manifest }: CheckedBackup, progress: RestoreProgress): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  const here = await savedTables(client)
  const of = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  // What the migrations themselves wrote is among the rows.
  for (const { name } of here) await client.query(`delete from "${name}"`)
  for (const { name } of here) await client.query(`alter table "${name}" disable trigger user`)
  await readMembers(file, sizeBytes, async (table, rows) => {
    const known = here.find(({ name }) => name === table.name)
    if (known?.columns.join() !== table.columns.join()) refuse(objection('backup.inconsistent', { member: table.name }))
    progress({ doing: 'loading', table: table.name, done, of })
    await pipeline(rows, client.query(from(copyIn(table))))
    done += table.bytes
  })
  for (const { name } of here) await client.query(`alter table "${name}" enable trigger user`)
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { table, column, last } of manifest.sequences)
    await client.query(`select setval(pg_get_serial_sequence($1, $2), $3)`, [`"${table}"`, column, last])
}

/** Reads the database as a back-up would, and refuses what is not the same. Returns its fingerprint. */
async function compare(client: Client, manifest: Manifest, progress: RestoreProgress): Promise<string> {
  const of = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
  const here: Manifest = { ...manifest, tables: [], sequences: await sequences(client) }
  let done = 0
  for (const table of await savedTables(client)) {
    progress({ doing: 'comparing', table: table.name, done, of })
    const facts = await tableFacts(client, table)
    here.tables.push(facts)
    done += facts.bytes
  }
  const differing = here.tables.find(({ name, sha256 }) => manifest.tables.find((each) => each.name === name)?.sha256 !== sha256)
  if (differing) refuse(objection('backup.differs', { table: differing.name }))
  const fingerprint = fingerprintOf(here)
  if (fingerprint !== fingerprintOf(manifest)) refuse(objection('backup.differs', { table: 'sequences' }))
  return fingerprint
}
