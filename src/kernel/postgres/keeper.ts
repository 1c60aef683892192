/** The one connection by which a process notices that the server went away, and by which others see that the process is there. */
import { Client } from 'pg'
import { PORT, USER } from './server.ts'

const KEEPER = 'gouvernail keeper'

export interface Keeper {
  /** Resolves when the connection is gone, whoever ended it. */
  ended: Promise<void>
  close(): Promise<void>
}

/** pg's clients have these two; its types do not. */
type Unhurried = Client & { ref(): void; unref(): void }

const connect = async (socketFolder: string, name: string): Promise<Unhurried> => {
  const client = new Client({
    host: socketFolder,
    port: PORT,
    user: USER,
    database: 'postgres',
    application_name: name,
    connectionTimeoutMillis: 5_000,
  })
  // Without this a server that stops would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client as Unhurried
}

async function makeDatabase(client: Client, name: string): Promise<void> {
  const found = await client.query('select 1 from pg_database where datname = $1', [name])
  if (found.rowCount) return
  await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: { code?: string }) => {
    // Another process was quicker: both codes say « exists already ».
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/** Opens it, and makes the application's database on first use. */
export async function openKeeper(socketFolder: string, database: string): Promise<Keeper> {
  const client = await connect(socketFolder, KEEPER)
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
  await makeDatabase(client, database)
  // The keeper alone does not keep the process alive, except while it says good-bye.
  client.unref()
  const close = () => {
    client.ref()
    return client.end().catch(() => undefined)
  }
  return { ended, close }
}

/** How many processes of ours use the server: the last one to leave stops it. */
export async function countKeepers(socketFolder: string): Promise<number> {
  const client = await connect(socketFolder, 'gouvernail')
  try {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from pg_stat_activity where application_name = $1',
      [KEEPER],
    )
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}
