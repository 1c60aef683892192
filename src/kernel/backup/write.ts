/** Makes a back-up: one state of the database, seen by one transaction while others go on writing, as a sealed tar.gz file. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Client } from 'pg'
import { type Pack, pack } from 'tar-stream'
import { type Connection, openConnection } from '../database.ts'
import { sha256 } from '../fingerprint.ts'
import { refuse } from '../refusal.ts'
import { objection } from '../values/objection.ts'
import { LEFT_OUT, PLAIN_TEXT, type SavedTable, SCHEMAS_LEFT_OUT, savedTables, sequences } from './extent.ts'
import { FORMAT, fingerprintOf, MANIFEST, type Manifest, manifestText, memberOf, README, rowsOf, SUMS, sumsText } from './manifest.ts'
import { measuring, rowsOut, tableFacts } from './measure.ts'
import { readmeText } from './readme.ts'
import { sealing } from './seal.ts'
import './messages.ts'

const OWNER_ONLY = 0o600
/** The quickest: what weighs most is documents, and those are compressed already. */
const QUICKEST = 1

/** Told as it goes: which table, how many bytes of how many; at first only how many so far. */
export type Progress = (step: { table: string; done: number; of: number | null }) => void

export interface WrittenBackup {
  file: string
  fingerprint: string
  sizeBytes: number
  rows: number
  manifest: Manifest
}

/** Saves the database into `file`, which must not exist. Refused where there is nothing to save. */
export async function writeBackup(
  { connection, file: given, version }: { connection: Connection; file: string; version: string },
  progress: Progress = () => {},
): Promise<WrittenBackup> {
  const file = resolve(given)
  const part = `${file}.part`
  if (existsSync(file)) refuse(objection('backup.file_exists', { file }), 409)
  if (!existsSync(dirname(file))) refuse(objection('backup.folder_missing', { folder: dirname(file) }))
  const { db, client, close } = await openConnection(connection, 'gouvernail backup')
  try {
    return await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async () => {
        await client.query(PLAIN_TEXT)
        const tables = await lockedTables(client)
        const manifest = await describe(client, tables, version, progress)
        const sizeBytes = await writeFile(part, (archive) => fill(archive, client, tables, manifest, progress))
        if (existsSync(file)) refuse(objection('backup.file_exists', { file }), 409)
        await rename(part, file)
        return { file, fingerprint: fingerprintOf(manifest), sizeBytes, rows: rowsOf(manifest), manifest }
      })
  } finally {
    // A connection in the middle of COPY has no other end.
    await close()
  }
}

/** No table goes away or changes its shape meanwhile; reading and writing go on. */
async function lockedTables(client: Client): Promise<SavedTable[]> {
  const tables = await savedTables(client)
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('kernel_migration') is not null as there`)
  if (!rows[0]?.there) refuse(objection('backup.nothing_to_save', {}))
  await client.query(
    `lock table ${[...tables, { name: 'kernel_migration' }].map(({ name }) => `"${name}"`).join(', ')} in access share mode`,
  )
  return tables
}

async function describe(client: Client, tables: SavedTable[], version: string, progress: Progress): Promise<Manifest> {
  const { rows: networks } = await client.query<{ name: string; demonstration: boolean }>(`
    select name, exists (select from kernel_setting where name = 'demo.clock') as demonstration
    from people_organisation where kind = 'network'`)
  const network = networks[0]
  if (!network) return refuse(objection('backup.nothing_to_save', {})) as never
  const migrations = await client.query<{ name: string; sha256: string }>('select name, sha256 from kernel_migration order by name')
  const { rows: servers } = await client.query<{ server_version: string }>('show server_version')
  const manifest: Manifest = {
    format: FORMAT,
    version,
    madeAt: new Date().toISOString(),
    madeBy: `${userInfo().username}@${hostname()}`,
    network: network.name,
    demonstration: network.demonstration,
    postgresql: servers[0]?.server_version ?? '',
    migrations: migrations.rows,
    leftOut: { ...LEFT_OUT, ...SCHEMAS_LEFT_OUT },
    readme: '',
    sequences: await sequences(client),
    tables: [],
  }
  let done = 0
  for (const table of tables) {
    progress({ table: table.name, done, of: null })
    const facts = await tableFacts(client, table)
    manifest.tables.push(facts)
    done += facts.bytes
  }
  manifest.readme = sha256(readmeText(manifest))
  return manifest
}

/** Writes the sealed file and brings it safely to the disk; nothing is left of one that failed. */
async function writeFile(part: string, filled: (archive: Pack) => Promise<void>): Promise<number> {
  const handle = await open(part, 'wx', OWNER_ONLY).catch((error: NodeJS.ErrnoException) =>
    error.code === 'EEXIST'
      ? (refuse(objection('backup.part_exists', { file: part }), 409) as never)
      : (refuse(objection('backup.file_unwritable', { file: part, why: error.code ?? error.message })) as never),
  )
  try {
    const archive = pack()
    const out = handle.createWriteStream({ flush: true })
    const closed = once(out, 'close')
    // Trouble is told by the two below.
    closed.catch(() => undefined)
    const given = filled(archive).catch((error: Error) => {
      archive.destroy(error)
      throw error
    })
    await Promise.all([pipeline(archive, createGzip({ level: QUICKEST }), sealing(), out), given])
    await closed
    return (await stat(part)).size
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

async function fill(archive: Pack, client: Client, tables: SavedTable[], manifest: Manifest, progress: Progress): Promise<void> {
  const mtime = new Date(manifest.madeAt)
  const member = (name: string, size: number) => archive.entry({ name, size, mode: OWNER_ONLY, mtime })
  const text = (name: string, content: string) => pipeline(Readable.from([Buffer.from(content)]), member(name, Buffer.byteLength(content)))
  const of = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0)
  await text(MANIFEST, manifestText(manifest))
  await text(README, readmeText(manifest))
  let done = 0
  for (const [place, table] of tables.entries()) {
    const facts = manifest.tables[place]!
    progress({ table: table.name, done, of })
    const { through, measured } = measuring()
    await pipeline(rowsOut(client, table), through, member(memberOf(table.name), facts.bytes))
    if (measured().sha256 !== facts.sha256) throw new Error(`The table ${table.name} was read twice and was not the same.`)
    done += facts.bytes
  }
  await text(SUMS, sumsText(manifest))
  progress({ table: '', done, of })
  archive.finalize()
}
