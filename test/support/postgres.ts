/** A database of its own for each test file, cloned from one that was migrated once. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate, openDatabase } from '#kernel/database.ts'
import { type PostgresOptions, type SocketConnection, startPostgres } from '#kernel/postgres.ts'
import { projectRoot } from '#kernel/project.ts'

const TEMPLATE = 'gouvernail_template'
/** Under this name the runner tells its children where the server is. */
export const SERVER_VARIABLE = 'GOUVERNAIL_TEST_PG'

export interface TestServer {
  /** For `SERVER_VARIABLE`. */
  address: string
  stop(): Promise<void>
}

export interface TestDatabase {
  connection: SocketConnection
  drop(): Promise<void>
}

async function administer(server: SocketConnection, statement: string): Promise<void> {
  const client = new Client({ ...server, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

const REMOVALS = 40
const REMOVAL_PAUSE_MS = 50

/** A server that is just ending may still write into its folder: then removing it fails, or, forced, stops half-way without a word. */
function remove(folder: string): void {
  for (let attempt = 0; attempt < REMOVALS && existsSync(folder); attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Once more.
    }
    if (existsSync(folder)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REMOVAL_PAUSE_MS)
  }
}

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) remove(folder)
})

/** A folder for the time of this process, that the server's user can reach even when we are root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'gouvernail-test-'))
  folders.push(folder)
  return folder
}

/** Starts a server that forgets everything, with the migrated template; `binaries`: another than the embedded one. */
export async function startTestServer(binaries?: PostgresOptions['binaries']): Promise<TestServer> {
  const dataDir = temporaryFolder()
  const server = await startPostgres({ dataDir, projectRoot, log: (line) => console.error(line), throwaway: true, binaries })
  // A runner that ends in haste leaves nothing running.
  const hurry = () => process.kill(Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT')
  process.prependOnceListener('exit', hurry)
  // A signal alone would end the process without its last words.
  const interrupted = () => process.exit(130)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
  await administer(server.connection, `create database ${TEMPLATE}`)
  const template = openDatabase({ ...server.connection, database: TEMPLATE })
  await migrate(template.db)
  await template.close()
  return {
    address: JSON.stringify(server.connection),
    async stop() {
      process.removeListener('exit', hurry)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, interrupted)
      await server.stop()
      remove(dataDir)
    },
  }
}

let own: Promise<TestServer> | null = null

/** The runner's server, else one of this process's own: a single test file runs without the runner too. */
async function serverAddress(): Promise<SocketConnection> {
  const given = process.env[SERVER_VARIABLE]
  if (given) return JSON.parse(given) as SocketConnection
  if (!own) {
    own = startTestServer()
    process.once('beforeExit', async () => (await own)?.stop())
  }
  return JSON.parse((await own).address) as SocketConnection
}

/** Data that several test files want to find, made once by the first that asks. */
export interface Prepared {
  /** Letters and underscores. */
  name: string
  prepare(connection: SocketConnection): Promise<void>
}

/** One process prepares, the others wait for it; only a whole one is marked as a template. */
async function preparedTemplate(server: SocketConnection, { name, prepare }: Prepared): Promise<string> {
  const database = `${TEMPLATE}_${name}`
  const client = new Client({ ...server, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [database])
    const found = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [database])
    if (found.rowCount) return database
    await client.query(`drop database if exists ${database}`)
    await client.query(`create database ${database} template ${TEMPLATE}`)
    await prepare({ ...server, database })
    await client.query(`alter database ${database} is_template true`)
    return database
  } finally {
    await client.end()
  }
}

/** A new, migrated database: empty, or with the data prepared. */
export async function testDatabase(prepared?: Prepared): Promise<TestDatabase> {
  const server = await serverAddress()
  const template = prepared ? await preparedTemplate(server, prepared) : TEMPLATE
  const database = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await administer(server, `create database ${database} template ${template}`)
  return { connection: { ...server, database }, drop: () => administer(server, `drop database if exists ${database} with (force)`) }
}
