/** The embedded PostgreSQL: first start, joining, and coming back from every way of being killed. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { temporaryFolder } from '../../test/support/postgres.ts'
import { type SocketConnection, startPostgres } from './postgres.ts'
import { projectRoot } from './project.ts'

const start = (dataDir: string, log: (line: string) => void = () => undefined) => startPostgres({ dataDir, projectRoot, log })
const pidOf = (dataDir: string) => Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)

async function ask(connection: SocketConnection, statement: string): Promise<unknown> {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: unknown }>(statement)
    return rows[0]?.answer
  } finally {
    await client.end()
  }
}

async function askUntilAnswered(connection: SocketConnection, statement: string): Promise<unknown> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask(connection, statement)
    } catch (error) {
      if (attempt === 100) throw error
      await sleep(100)
    }
  }
}

const children: ChildProcess[] = []
after(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** Another process that holds the server until it is killed. */
async function holdElsewhere(dataDir: string): Promise<ChildProcess> {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL('postgres.ts', import.meta.url).href)}
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, projectRoot: ${JSON.stringify(projectRoot)}, log: () => {} })
    setInterval(() => {}, 1000)
    console.log('held')`
  const child = spawn(process.execPath, [...process.execArgv, '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

suite('a server of one folder', async () => {
  const dataDir = temporaryFolder()

  test('is made on first use, private, with French order and no open port', async () => {
    const server = await start(dataDir)
    assert.equal(server.joined, false)
    assert.equal(
      await ask(
        server.connection,
        "select string_agg(word, ' ' order by word) as answer from unnest(array['zèbre', 'étage', 'Eau', 'coté', 'côte']) word",
      ),
      'coté côte Eau étage zèbre',
    )
    assert.equal(await ask(server.connection, "select current_setting('listen_addresses') as answer"), '')
    assert.equal(await ask(server.connection, "select current_setting('fsync') as answer"), 'on')
    await ask(server.connection, 'create table trace as select 1 as number')
    assert.equal(statSync(dataDir).mode & 0o777, 0o700)
    assert.equal(statSync(server.connection.host).mode & 0o777, 0o700)
    await server.stop()
  })

  test('is joined by a second process, and the last one out stops it', async () => {
    const first = await start(dataDir)
    const second = await start(dataDir)
    assert.deepEqual([first.joined, second.joined], [false, true])
    await first.stop()
    assert.equal(await ask(second.connection, 'select number as answer from trace'), 1)
    await second.stop()
    await assert.rejects(ask(second.connection, 'select 1'))
  })

  test('started by several at once is one server', async () => {
    const all = await Promise.all([start(dataDir), start(dataDir), start(dataDir)])
    assert.equal(all.filter(({ joined }) => !joined).length, 1)
    for (const each of all) await each.stop()
  })

  test('comes back when it is killed alone', async () => {
    const said: string[] = []
    const server = await start(dataDir, (line) => said.push(line))
    for (let round = 0; round < 3; round += 1) {
      process.kill(pidOf(dataDir), 'SIGKILL')
      await sleep(50)
      assert.equal(await askUntilAnswered(server.connection, 'select count(*)::int as answer from trace'), 1)
    }
    assert.match(said.join('\n'), /went away[\s\S]*is back/)
    await server.stop()
  })

  test('left behind by a killed process is joined', async () => {
    await kill(await holdElsewhere(dataDir))
    const server = await start(dataDir)
    assert.equal(server.joined, true)
    await server.stop()
    await assert.rejects(ask(server.connection, 'select 1'))
  })

  test('starts again after everything was killed, with what was committed', async () => {
    const child = await holdElsewhere(dataDir)
    const joined = await start(dataDir)
    await ask(joined.connection, 'update trace set number = 2')
    const server = pidOf(dataDir)
    await joined.stop()
    process.kill(server, 'SIGKILL')
    await kill(child)
    const again = await start(dataDir)
    assert.equal(again.joined, false)
    assert.equal(await ask(again.connection, 'select number as answer from trace'), 2)
    await again.stop()
  })

  test('is not misled by lock files that name another living process', async () => {
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' })
    children.push(stranger)
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${stranger.pid}\n/elsewhere\n1\n5432\n${dataDir}/socket\n\n\nready\n`)
    mkdirSync(join(dataDir, 'socket'), { recursive: true })
    writeFileSync(join(dataDir, 'socket', '.s.PGSQL.5432.lock'), `${stranger.pid}\n`)
    const server = await start(dataDir)
    assert.equal(server.joined, false)
    await server.stop()
    await kill(stranger)
  })

  test('of another version is left alone, with a sentence', async () => {
    const file = join(dataDir, 'postgres', 'PG_VERSION')
    const version = readFileSync(file, 'utf8')
    writeFileSync(file, '14\n')
    await assert.rejects(start(dataDir), /PostgreSQL 14 .* PostgreSQL 18/)
    writeFileSync(file, version)
  })
})

test('a path too long for a socket has its socket elsewhere', async () => {
  const above = temporaryFolder()
  chmodSync(above, 0o755)
  const dataDir = join(above, 'é'.repeat(40), 'un très long chemin, avec une virgule')
  const server = await start(dataDir)
  assert.ok(Buffer.byteLength(server.connection.host) < 60, server.connection.host)
  assert.equal(await ask(server.connection, 'select 1 as answer'), 1)
  await server.stop()
})

test("a folder with somebody's own files is refused and left as it is", async () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, 'letters'))
  chmodSync(dataDir, 0o755)
  await assert.rejects(start(dataDir), /DATA_DIR/)
  assert.equal(statSync(dataDir).mode & 0o777, 0o755)
})
