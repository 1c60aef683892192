/** What a database, or the manifest of a back-up, says of itself before anything is opened. */
import { type Connection, knownMigrations, openConnection } from '../database.ts'
import type { Manifest } from './manifest.ts'

/** Whether this version would have nothing to bring up to date in it. */
export async function isOfToday({ migrations }: Pick<Manifest, 'migrations'>): Promise<boolean> {
  const known = await knownMigrations()
  return known.length === migrations.length && known.every(({ name }) => migrations.some((each) => each.name === name))
}

/** Whether this database is of today, and noted that it made this back-up. */
export async function knowsBackup(connection: Connection, fingerprint: string): Promise<boolean> {
  const { client, close } = await openConnection(connection, 'gouvernail check')
  try {
    const { rows: there } = await client.query<{ there: boolean }>(
      `select to_regclass('kernel_migration') is not null and to_regclass('people_backup') is not null as there`,
    )
    if (!there[0]?.there) return false
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>('select name, sha256 from kernel_migration')
    if (!(await isOfToday({ migrations }))) return false
    const { rowCount } = await client.query('select 1 from people_backup where fingerprint = $1', [fingerprint])
    return rowCount !== 0
  } finally {
    await close()
  }
}
