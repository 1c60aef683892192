/** Each test file's database: migrated, empty, nobody else's. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '#kernel/database.ts'
import type { SocketConnection } from '#kernel/postgres.ts'
import { testDatabase } from './postgres.ts'

test('two databases are migrated and know nothing of each other', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  const first = openDatabase(one.connection)
  const second = openDatabase(other.connection)
  const migrations = await sql`select name from kernel_migration`.execute(first.db)
  assert.ok(migrations.rows.length > 0)
  await sql`create table trace (number int)`.execute(first.db)
  const found = await sql<{ table: string | null }>`select to_regclass('trace')::text as table`.execute(second.db)
  assert.equal(found.rows[0]?.table, null)
  await first.close()
  await second.close()
  await one.drop()
  await other.drop()
  await assert.rejects(sql`select 1`.execute(openDatabase(one.connection).db), /does not exist/)
})

test('what several files need is prepared once, and each has its own copy', async () => {
  let times = 0
  const prepared = {
    name: 'trace',
    prepare: async (connection: SocketConnection) => {
      times += 1
      const { db, close } = openDatabase(connection)
      await sql`create table trace as select 7 as number`.execute(db)
      await close()
    },
  }
  const all = await Promise.all([testDatabase(prepared), testDatabase(prepared), testDatabase(prepared)])
  assert.equal(times, 1)
  for (const { connection, drop } of all) {
    const { db, close } = openDatabase(connection)
    const found = await sql<{ number: number }>`update trace set number = number + 1 returning number`.execute(db)
    assert.equal(found.rows[0]?.number, 8)
    await close()
    await drop()
  }
})
