/** PostgreSQL through Kysely: who may look, who may change, and the schema's migrations. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { projectRoot } from './project.ts'
import { NEAR } from './searching.ts'

/** Every table of the house. Each module's `tables.ts` adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: modules merge into it.
export interface Database {}

/** Can look, cannot touch: a query that tries to write does not compile (`with` is left out: a CTE can write). */
export type Reader = Pick<Kysely<Database>, 'selectFrom' | 'selectNoFrom' | 'fn' | 'case'>
/** Can change things, and only inside the one transaction that `change` opens. */
export type Writer = Transaction<Database>

export type Connection = { connectionString: string } | { host: string; port: number; user: string; database: string }

const INT8 = 20
const INT8_ARRAY = 1016
const DATE = 1082
const types = new pg.TypeOverrides()
const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`A bigint that a number cannot hold: ${text}`)
  return value
}
types.setTypeParser(INT8, wholeNumber)
// Without NULLs and quotes: `{1,2}`.
types.setTypeParser(INT8_ARRAY, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(wholeNumber)))
types.setTypeParser(DATE, (text: string) => text)

/** Each connection is a process of PostgreSQL: a few serve many readers, since a query takes a fraction of a millisecond. */
const MOST_CONNECTIONS = 8

/** Opens the pool. A server that restarts must not end this process: both error lines are needed (the pool's own, and a checked-out client's). */
export function openDatabase(connection: Connection, log: (line: string) => void = () => {}) {
  const pool = new pg.Pool({
    ...connection,
    types,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: 5_000,
    application_name: 'gouvernail',
    options: `-c pg_trgm.word_similarity_threshold=${NEAR}`,
  })
  pool.on('error', (error) => log(`PostgreSQL: ${error.message}`))
  pool.on('connect', (client) => client.on('error', (error) => log(`PostgreSQL: ${error.message}`)))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/** One connection with Kysely over it, for what Kysely cannot say (COPY); its name is seen in `pg_stat_activity`. */
export async function openConnection(connection: Connection, name: string) {
  const client = new pg.Client({ ...connection, types, connectionTimeoutMillis: 5_000, application_name: name })
  // Whoever waits for an answer is told; without this an idle connection that breaks ends the process.
  client.on('error', () => undefined)
  await client.connect()
  const held = Object.assign(client, { release: () => undefined })
  const pool = { options: {}, connect: async () => held, end: async () => undefined }
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  return { db, client, close: () => client.end().catch(() => undefined) }
}

/** Accidents (the database is away), told from bugs: they answer 503 and may be tried again. */
export function isAccident(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as Error & { code?: string }).code
  if (code)
    return /^(57P0[123]|53300|08\w{3}|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ECONN(RESET|REFUSED)|E(HOST|NET)UNREACH)$/.test(code)
  return /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/.test(error.message)
}

/** The transaction-long lock that lets one process migrate at a time; the number only has to be ours. */
const MIGRATION_LOCK = 20_150_917
const lock = (tx: Writer) => sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(tx)

export interface Migration {
  name: string
  text: string
  sha256: string
}

/** The migrations that this version brings, in their order. */
export async function knownMigrations(): Promise<Migration[]> {
  const folder = join(projectRoot, 'migrations')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const makeList = (tx: Writer) =>
  sql`create table if not exists kernel_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(
    tx,
  )

/** Whether it was still to be applied. */
async function apply(tx: Writer, { name, text, sha256 }: Migration): Promise<boolean> {
  const known = await sql<{ sha256: string }>`select sha256 from kernel_migration where name = ${name}`.execute(tx)
  if (known.rows[0] && known.rows[0].sha256 !== sha256)
    throw new Error(`The migration ${name} was changed after it had been applied. Add a new one instead.`)
  if (known.rows[0]) return false
  await sql.raw(text).execute(tx)
  await sql`insert into kernel_migration (name, sha256) values (${name}, ${sha256})`.execute(tx)
  return true
}

/** Applies the migrations that this database has not seen, in their order, each in one transaction. Returns their names. */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  const applied: string[] = []
  // Of two that create it at once, one would fail: PostgreSQL looks whether it exists before it locks anything.
  await db.transaction().execute(async (tx) => {
    await lock(tx)
    await makeList(tx)
  })
  for (const migration of await knownMigrations()) {
    const isNew = await db.transaction().execute(async (tx) => {
      await lock(tx)
      return apply(tx, migration)
    })
    if (isNew) applied.push(migration.name)
  }
  return applied
}

/** Keeps every other process from migrating until this transaction ends. */
export const holdMigrations = async (tx: Writer): Promise<void> => void (await lock(tx))

/** The same within one transaction and for these migrations alone: a back-up comes back into the schema that it was made of. */
export async function migrateWithin(tx: Writer, wanted: Migration[]): Promise<void> {
  await lock(tx)
  await makeList(tx)
  for (const migration of wanted) await apply(tx, migration)
}
