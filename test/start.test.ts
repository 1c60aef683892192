/** `bin/start` as people meet it: one line when it is ready, a second start, a taken port, a wrong setting, the end. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { projectRoot } from '#kernel/project.ts'
import { temporaryFolder } from './support/postgres.ts'

const PATIENCE_MS = 90_000
const dataDir = temporaryFolder()
const started: ChildProcess[] = []
after(() => {
  for (const child of started) child.kill('SIGTERM')
})

/** Starts it from another folder, as people do. */
function start(env: Record<string, string>, ...flags: string[]) {
  const child = spawn(join(projectRoot, 'bin', 'start'), flags, {
    cwd: tmpdir(),
    env: { ...process.env, DATABASE_URL: '', BASE_URL: '', HOST: '', DEMO: '0', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  const ready = async (): Promise<string> => {
    const deadline = Date.now() + PATIENCE_MS
    while (Date.now() < deadline && child.exitCode === null) {
      const address = /^Gouvernail is ready at (http:\S+)$/m.exec(said)?.[1]
      if (address) return address
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    throw new Error(`It did not get ready: ${said}`)
  }
  return { child, ready, ended, said: () => said }
}

suite('bin/start', async () => {
  const port = String(20_000 + Math.floor(Math.random() * 20_000))
  const first = start({ PORT: port })

  test('says where it is ready, and answers there', async () => {
    const address = await first.ready()
    assert.match(address, /^http:\/\/localhost:\d+$/)
    const health = await fetch(`${address}/healthz`)
    assert.equal(health.status, 200)
    assert.equal(((await health.json()) as { status: string }).status, 'ok')
  })

  test('prints the one-time set-up link when there is no demonstration', async () => {
    const address = await first.ready()
    assert.ok(first.said().split(address).length > 2, first.said())
  })

  test('a second one on the same data says where the first is', async () => {
    const { code, said } = await start({ PORT: port }).ended
    assert.equal(code, 0)
    assert.ok(said.includes(`Gouvernail is already running at ${await first.ready()}`), said)
  })

  test('a taken port is said, and the next one serves', async () => {
    const other = start({ PORT: port, DATA_DIR: temporaryFolder() })
    const address = await other.ready()
    assert.notEqual(address, await first.ready())
    assert.match(other.said(), new RegExp(`Port ${port} is taken`))
    other.child.kill('SIGINT')
    assert.equal((await other.ended).code, 0)
  })

  test('killed, it starts again on the same data', async () => {
    first.child.kill('SIGKILL')
    await first.ended
    const again = start({ PORT: port })
    await again.ready()
    again.child.kill('SIGTERM')
    const { code, said } = await again.ended
    assert.equal(code, 0, said)
  })
})

test('a wrong setting is one sentence and the exit code 2', async () => {
  const { code, said } = await start({ PORT: 'abc' }).ended
  assert.equal(code, 2)
  assert.match(said, /^PORT attend .* \/ PORT wants .*\n$/)
})

test('a database that refuses is a sentence, not a stack', async () => {
  const { code, said } = await start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none?host=/nonexistent/folder%00', PORT: '0' }).ended
  assert.equal(code, 1)
  assert.match(said, /DATABASE_URL/)
  assert.doesNotMatch(said, /\n {4}at /)
})

test('the lock names every optional package, or npm ci refuses it on machines of another kind', () => {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const named = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
  assert.deepEqual(
    named.filter((name) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`))),
    [],
  )
})
