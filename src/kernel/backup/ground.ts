/** The database that a back-up comes into: empty, and nobody else's. */
import type { Client } from 'pg'
import { knownMigrations } from '../database.ts'
import { refuse } from '../refusal.ts'
import { objection } from '../values/objection.ts'
import './messages.ts'

const NAMES = `
  select relname as name from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition order by 1`

/** Other programs of the house on this database, by the names that they give their connections. */
const OTHERS = `
  select count(*)::int as count from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and application_name like 'gouvernail%'`

const MADE = /^\s*create\s+(?:or\s+replace\s+)?(table|view|function|text search configuration)\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gim

/** Everything that the migrations of this version ever made, by kind and name. */
async function made(): Promise<{ kind: string; name: string }[]> {
  const texts = (await knownMigrations()).map(({ text }) => text)
  const found = texts.flatMap((text) => [...text.matchAll(MADE)].map(([, kind = '', name = '']) => ({ kind: kind.toLowerCase(), name })))
  return [...found, { kind: 'table', name: 'kernel_migration' }]
}

/** Refuses a database that holds a network or any deed, that is another program's, or that somebody is using. */
export async function assertEmpty(client: Client): Promise<void> {
  const { rows: others } = await client.query<{ count: number }>(OTHERS)
  if (others[0]!.count > 0) refuse(objection('backup.in_use', { connections: others[0]!.count }), 409)
  const { rows: there } = await client.query<{ name: string }>(NAMES)
  const ours = new Set((await made()).map(({ name }) => name))
  const foreign = there.find(({ name }) => !ours.has(name) && !EXTENSIONS.has(name))
  if (foreign) refuse(objection('backup.foreign_database', { table: foreign.name }))
  const has = (table: string) => there.some(({ name }) => name === table)
  const first = async (table: string, what: string) =>
    has(table) ? (await client.query<{ what: string }>(`select ${what} as what from ${table} limit 1`)).rows[0] : undefined
  const network = has('people_organisation')
    ? (await client.query<{ name: string }>(`select name from people_organisation order by kind <> 'network', id limit 1`)).rows[0]
    : undefined
  if (network || (await first('journal_entry', 'deed'))) refuse(objection('backup.not_empty', { network: network?.name ?? null }), 409)
}

/** What extensions that a host installs by itself bring into our schema. */
const EXTENSIONS = new Set(['pg_stat_statements', 'pg_stat_statements_info'])

/** Takes away the empty schema of a start before: the back-up may be older than it. Nothing that our migrations did not make. */
export async function clear(client: Client): Promise<void> {
  const things = await made()
  const { rows } = await client.query<{ schema: string }>('select quote_ident(current_schema()) as schema')
  for (const wanted of ['view', 'table', 'function', 'text search configuration'])
    for (const { kind, name } of things)
      if (kind === wanted) await client.query(`drop ${kind} if exists ${rows[0]!.schema}."${name}" cascade`)
}
