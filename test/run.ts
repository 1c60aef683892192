/** Checks everything, in order: style, types, tests, journeys in a real browser, commands on Debian's PostgreSQL. */
import { spawn } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { readConfig } from '../src/config.ts'
import { type Bundled, bundleTests } from './support/bundle.ts'
import { CHROMIUM_VARIABLE, type Chromium, findChromium, installDebianPackage } from './support/chromium.ts'
import { SERVER_VARIABLE, startTestServer } from './support/postgres.ts'

const root = resolve(import.meta.dirname, '..')
const LONGEST_FILE_MS = 180_000
/** A test's own child that does not end would keep everybody waiting. */
const LONGEST_RUN_MS = 60 * 60_000
const DEBIAN = '/usr/lib/postgresql'

const total = { passed: 0, failed: 0, skipped: 0 }
const say = (line: string) => console.log(line)
const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** A tool of node_modules; it counts as one test. */
function tool(name: string, program: string, ...words: string[]): Promise<void> {
  const from = performance.now()
  const child = spawn(join(root, 'node_modules', '.bin', program), words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => output.push(bytes))
  return new Promise((done) => {
    child.on('error', (error) => output.push(Buffer.from(error.message)))
    child.on('close', (code) => {
      total[code === 0 ? 'passed' : 'failed'] += 1
      say(`${code === 0 ? '✔' : '✖'} ${name} (${seconds(from)})`)
      if (code !== 0) say(Buffer.concat(output).toString())
      done()
    })
  })
}

interface Failure {
  name: string
  file?: string
  details: { error: Error & { cause?: unknown } }
}

function sayFailure({ name, file = '', details }: Failure): void {
  const { cause } = details.error
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause ?? details.error)
  say(`✖ ${relative(root, file)}: ${name}\n${why.replace(/^/gm, '    ')}\n`)
}

/** Runs test files, each in a process of its own, several at once; says one line per file and every failure in full. */
function runFiles(files: string[], atOnce: number, bundled: Bundled): Promise<void> {
  const events = run({
    files: files.map(bundled.of),
    concurrency: atOnce,
    timeout: LONGEST_FILE_MS,
    cwd: root,
    execArgv: ['--enable-source-maps'],
  })
  events.on('test:fail', (data) => {
    // What a failed suite or file adds is only that something in it failed.
    if ((data.details.error as { failureType?: string }).failureType !== 'subtestsFailed')
      sayFailure({ ...(data as Failure), file: bundled.source(data.file ?? '') })
  })
  for (const event of ['test:stdout', 'test:stderr'] as const) events.on(event, ({ message }) => process.stdout.write(message))
  events.on('test:summary', ({ file, counts, duration_ms, success }) => {
    const failed = counts.tests - counts.passed - counts.skipped - counts.todo
    if (file)
      return say(
        `${success ? '✔' : '✖'} ${relative(root, bundled.source(file))} ${counts.passed}/${counts.tests} (${(duration_ms / 1000).toFixed(1)} s)`,
      )
    total.passed += counts.passed
    // A file that breaks before its first test counts as well.
    total.failed += success ? 0 : Math.max(failed, 1)
    total.skipped += counts.skipped + counts.todo
  })
  return new Promise((done) => {
    events.on('end', done)
    events.resume()
  })
}

const testFiles = (asked: string[]): string[] => {
  const all = globSync(['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'], { cwd: root }).map((file) =>
    join(root, file),
  )
  const wanted = asked.map((path) => resolve(root, path))
  return all.filter((file) => wanted.length === 0 || wanted.some((path) => file === path || file.startsWith(`${path}/`))).sort()
}

const needsBrowser = (file: string): boolean => /\/browser\.ts'/.test(readFileSync(file, 'utf8'))

/** The plain tests, on the embedded PostgreSQL. */
async function runPlain(files: string[], bundled: Bundled): Promise<void> {
  if (files.length > 0) await runFiles(files, availableParallelism() + 1, bundled)
}

async function runJourneys(files: string[], browserless: boolean, chrome: string | null, bundled: Bundled): Promise<void> {
  if (files.length === 0) return
  if (browserless) return say(`– BROWSER=none: ${files.length} files of journeys are left out.`)
  let found: Chromium | null = null
  try {
    found = findChromium(chrome)
  } catch (error) {
    say(inspect(error))
  }
  if (!found) {
    total.failed += 1
    return say('✖ There is no Chromium for the journeys: install one, set CHROME to its path, or leave them out with BROWSER=none.')
  }
  say(`– Journeys in ${found.origin}`)
  process.env[CHROMIUM_VARIABLE] = JSON.stringify(found)
  await runFiles(files, availableParallelism(), bundled)
}

/** The folder of Debian's newest PostgreSQL, if it has one. */
function debianServer(): { folder: string; major: string } | null {
  const majors = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((major) => existsSync(join(DEBIAN, major, 'bin', 'postgres'))) : []
  const major = majors.sort((one, other) => Number(other) - Number(one))[0]
  return major ? { folder: join(DEBIAN, major), major } : null
}

/** The commands once more, on another build and version than the one that npm brings: people run the product on theirs. */
async function runOnDebian(files: string[], bundled: Bundled): Promise<void> {
  const commands = files.filter((file) => /\/commands(\/.+)?\.test\.ts$/.test(file))
  if (commands.length === 0) return
  const found = debianServer() ?? (installDebianPackage('postgresql') ? debianServer() : null)
  if (!found) return say("– Debian's PostgreSQL is not installed: the commands were not tried on it.")
  say(`– Commands once more, on Debian's PostgreSQL ${found.major}`)
  const server = await startTestServer(found)
  process.env[SERVER_VARIABLE] = server.address
  await runFiles(commands, availableParallelism() + 1, bundled)
  await server.stop()
}

async function checkEverything(asked: string[]): Promise<void> {
  const read = readConfig(process.env, [])
  if ('problem' in read) {
    say(read.problem)
    process.exit(2)
  }
  const { chrome, browserless } = read.config
  const files = testFiles(asked)
  if (asked.length > 0 && files.length === 0) throw new Error(`No tests at ${asked.join(', ')}.`)
  if (asked.length === 0)
    await Promise.all([
      tool('Style: biome', 'biome', 'ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`),
      tool('Types: tsc', 'tsc', '--noEmit'),
    ])
  const bundled = await bundleTests(files)
  const server = await startTestServer()
  process.env[SERVER_VARIABLE] = server.address
  await runPlain(
    files.filter((file) => !needsBrowser(file)),
    bundled,
  )
  await runJourneys(files.filter(needsBrowser), browserless, chrome, bundled)
  await server.stop()
  await runOnDebian(files, bundled)
  bundled.remove()
}

const from = performance.now()
setTimeout(() => {
  say(`✖ After ${seconds(from)} something still runs: giving up.\n${total.passed} passed, ${total.failed + 1} failed`)
  process.exit(1)
}, LONGEST_RUN_MS).unref()
try {
  await checkEverything(process.argv.slice(2))
} catch (error) {
  total.failed += 1
  say(inspect(error))
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
say(`${total.passed} passed, ${total.failed} failed${skipped} (${seconds(from)})`)
process.exit(total.failed > 0 ? 1 : 0)
