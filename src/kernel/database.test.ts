/** The database: migrations once and for all, values as they are, accidents told from bugs. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/postgres.ts'
import { isAccident, migrate, openDatabase } from './database.ts'

const database = await testDatabase()
const { db, close } = openDatabase(database.connection)
after(async () => {
  await close()
  await database.drop()
})
const applied = async () =>
  (await sql<{ name: string; sha256: string }>`select name, sha256 from kernel_migration order by name`.execute(db)).rows
const asked = async <Value>(text: string) => (await sql.raw<{ value: Value }>(`select ${text} as value`).execute(db)).rows[0]!.value

test('a database that is up to date is left as it is', async () => {
  const before = await applied()
  assert.ok(before.length >= 4)
  assert.deepEqual(before[0]!.name, '0001_kernel.sql')
  assert.deepEqual(await migrate(db), [])
  assert.deepEqual(await applied(), before)
})

test('processes that migrate at once do it once', async () => {
  const empty = await testDatabase()
  const processes = Array.from({ length: 4 }, () => openDatabase(empty.connection))
  await sql`drop schema public cascade`.execute(processes[0]!.db)
  await sql`create schema public`.execute(processes[0]!.db)
  const names = (await Promise.all(processes.map((each) => migrate(each.db)))).flat()
  assert.deepEqual(
    names.toSorted(),
    (await applied()).map(({ name }) => name),
  )
  await Promise.all(processes.map((each) => each.close()))
  await empty.drop()
})

test('a migration that was changed after it had been applied is refused by name', async () => {
  const [{ name, sha256 }] = (await applied()) as [{ name: string; sha256: string }]
  await sql`update kernel_migration set sha256 = 'of another text' where name = ${name}`.execute(db)
  await assert.rejects(migrate(db), new RegExp(`The migration ${name} was changed after it had been applied`))
  await sql`update kernel_migration set sha256 = ${sha256} where name = ${name}`.execute(db)
  assert.deepEqual(await migrate(db), [])
})

test('days stay texts, counts are numbers, and one that no number holds is a bug', async () => {
  assert.equal(await asked<string>(`date '2016-02-29'`), '2016-02-29')
  assert.equal(await asked<number>('9007199254740991::bigint'), Number.MAX_SAFE_INTEGER)
  assert.equal(await asked<null>('null::date'), null)
  await assert.rejects(asked('9007199254740993::bigint'), /A bigint that a number cannot hold/)
})

test('accidents are told from bugs by their code or their words', () => {
  const cases: [unknown, boolean][] = [
    [{ code: '57P01' }, true],
    [{ code: '57P02' }, true],
    [{ code: '57P03' }, true],
    [{ code: '08006' }, true],
    [{ code: '08001' }, true],
    [{ code: 'ECONNREFUSED' }, true],
    [{ code: 'ECONNRESET' }, true],
    [{ code: 'ENOENT' }, true],
    [{ code: 'EPIPE' }, true],
    [{ code: 'ETIMEDOUT' }, true],
    [{ code: 'ENOTFOUND' }, true],
    [{ code: 'EAI_AGAIN' }, true],
    [{ code: 'EHOSTUNREACH' }, true],
    [{ code: '53300' }, true],
    [{ message: 'Connection terminated unexpectedly' }, true],
    [{ message: 'timeout exceeded when trying to connect' }, true],
    [{ message: 'Client has encountered a connection error and is not queryable' }, true],
    [{ code: '23503' }, false],
    [{ code: '42P01' }, false],
    [{ code: '22008' }, false],
    [{ code: 'ERR_ASSERTION' }, false],
    [{ message: 'Cannot read properties of undefined' }, false],
    [{}, false],
  ]
  for (const [facts, accident] of cases) assert.equal(isAccident(Object.assign(new Error(), facts)), accident, JSON.stringify(facts))
  for (const thrown of ['Connection terminated', null, undefined, { code: 'ECONNREFUSED' }]) assert.equal(isAccident(thrown), false)
})

test('a server that cannot be reached and one that ends are accidents', async () => {
  const attempt = async (connection: Parameters<typeof openDatabase>[0], statement = 'select 1') => {
    const away = openDatabase(connection)
    try {
      await sql.raw(statement).execute(away.db)
      return null
    } catch (error) {
      return error
    } finally {
      await away.close()
    }
  }
  assert.ok(isAccident(await attempt({ host: '127.0.0.1', port: 1, user: 'x', database: 'x' })))
  assert.ok(isAccident(await attempt({ host: '/nowhere', port: 1, user: 'x', database: 'x' })))
  assert.ok(isAccident(await attempt(database.connection, 'select pg_terminate_backend(pg_backend_pid())')))
  assert.equal(isAccident(await attempt(database.connection, 'select * from nothing_here')), false)
})

test('a connection that the server ends while it is idle is logged, and the next question is answered', async () => {
  const { promise: logged, resolve } = Promise.withResolvers<string>()
  const own = openDatabase(database.connection, resolve)
  const pid = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(own.db)).rows[0]!.pid
  await sql`select pg_terminate_backend(${pid})`.execute(db)
  assert.match(await logged, /^PostgreSQL: /)
  assert.deepEqual((await sql<{ one: number }>`select 1 as one`.execute(own.db)).rows, [{ one: 1 }])
  await own.close()
})
