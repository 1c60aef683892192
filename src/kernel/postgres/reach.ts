/** Waits for the PostgreSQL that somebody else runs, and makes sure that it is young enough. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

const OLDEST_MAJOR = 15
const PATIENCE_MS = 30_000
const PAUSE_MS = 1_000
/** The server is not there (yet); anything else is a wrong address, name or password. */
const AWAY = /^(ECONNREFUSED|ENOENT|ECONNRESET|ETIMEDOUT|EAI_AGAIN|57P03)$/

async function versionOf(connectionString: string): Promise<number> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
    return Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  } finally {
    await client.end().catch(() => undefined)
  }
}

const refusal = (error: Error & { code?: string }): Error =>
  new Error(
    `DATABASE_URL : PostgreSQL ne répond pas ou refuse (${error.message || error.code}). / DATABASE_URL: PostgreSQL does not answer, or refuses (${error.message || error.code}).`,
    { cause: error },
  )

/** Services start in any order: a database that is away is given half a minute. */
export async function reachPostgres(connectionString: string, log: (line: string) => void): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  for (let told = false; ; told = true) {
    try {
      const major = await versionOf(connectionString)
      if (major >= OLDEST_MAJOR) return
      throw new Error(`PostgreSQL ${major} < ${OLDEST_MAJOR}`)
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException
      if (!AWAY.test(code) || Date.now() > deadline) throw refusal(error as Error)
      if (!told) log(`PostgreSQL does not answer yet (${code}): waiting. / PostgreSQL ne répond pas encore (${code}) : attente.`)
      await sleep(PAUSE_MS)
    }
  }
}
