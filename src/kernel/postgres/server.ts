/** One PostgreSQL server on one folder of data: its first making, its start, its pid file, its end. */
import { execFile, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { clusterIn, makeSocketFolder, type Runner, socketFolder } from './place.ts'

export const USER = 'gouvernail'
export const PORT = 5432
const LARGEST_LOG_BYTES = 5_000_000

/** All that is needed to run a server on a folder of data. */
export interface Site {
  dataDir: string
  binaries: Binaries
  runner: Runner
  /** For tests: a crash may lose everything. */
  throwaway: boolean
}

/** What the server writes into its `postmaster.pid`. */
export interface PidFile {
  pid: number
  socketFolder: string
  ready: boolean
}

export const logFileIn = (dataDir: string): string => join(dataDir, 'postgres.log')
const pidFileIn = (dataDir: string): string => join(clusterIn(dataDir), 'postmaster.pid')
/** Root may run programs for another user; their working folder must then be one that this user can enter. */
const asRunner = (runner: Runner) => ({ ...(runner ?? {}), cwd: '/', env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' } })

export function readPidFile(dataDir: string): PidFile | null {
  const lines = existsSync(pidFileIn(dataDir)) ? readFileSync(pidFileIn(dataDir), 'utf8').split('\n') : []
  const pid = Number(lines[0])
  return pid > 0 ? { pid, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' } : null
}

const commandLine = async (pid: number): Promise<string> => {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  return (await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout
}

const exists = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether this process is the server of this data: after a restart of the machine its number may be anybody's. */
export async function isAlive(pid: number, dataDir: string): Promise<boolean> {
  try {
    return (await commandLine(pid)).includes(clusterIn(dataDir))
  } catch {
    return false
  }
}

/** PostgreSQL gives up when the number in one of its lock files is in use; it cannot know that the process is another one, or a zombie. */
export async function forgetDeadLocks(dataDir: string): Promise<void> {
  for (const lock of [pidFileIn(dataDir), join(socketFolder(dataDir), `.s.PGSQL.${PORT}.lock`)]) {
    const pid = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8'), 10) : 0
    // The number of no process at all is PostgreSQL's to clean up: it looks for orphaned children by what the file says.
    if (pid > 0 && exists(pid) && !(await isAlive(pid, dataDir))) rmSync(lock, { force: true })
  }
}

function forgetDrafts(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = /^postgres\.new-(\d+)$/.exec(name)?.[1]
    if (pid && !exists(Number(pid))) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
}

/** Makes the cluster on first use, beside its place: one that was interrupted half-way is never taken for a whole one. */
export async function makeCluster({ dataDir, binaries, runner, throwaway }: Site): Promise<void> {
  const cluster = clusterIn(dataDir)
  if (existsSync(cluster)) return assertVersion(cluster, binaries.major)
  forgetDrafts(dataDir)
  const draft = join(dataDir, `postgres.new-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  if (runner) chownSync(draft, runner.uid, runner.gid)
  const options = [`--pgdata=${draft}`, `--username=${USER}`, '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--locale=C']
  const collation = ['--locale-provider=icu', '--icu-locale=fr-FR']
  await promisify(execFile)(
    join(binaries.folder, 'bin', 'initdb'),
    [...options, ...collation, ...(throwaway ? ['--no-sync'] : [])],
    asRunner(runner),
  )
  try {
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(cluster)) throw error
  }
}

function assertVersion(cluster: string, major: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== major)
    throw new Error(
      `Les données viennent de PostgreSQL ${found} et cette version de Gouvernail apporte PostgreSQL ${major} : sauvegardez avec l'ancienne, restaurez avec la nouvelle. / The data is PostgreSQL ${found}'s and this version of Gouvernail brings PostgreSQL ${major}: back up with the old one, restore with the new one.`,
    )
}

/** Statements and values stay out of the log: they would name persons. */
const settings = (folder: string, throwaway: boolean): string[] =>
  [
    'listen_addresses=',
    // A list: a name with spaces or commas stands in quotes.
    `unix_socket_directories="${folder.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
    `port=${PORT}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'logging_collector=off',
    'log_checkpoints=off',
    'log_error_verbosity=terse',
    'log_min_error_statement=panic',
    'wal_level=minimal',
    'max_wal_senders=0',
    'jit=off',
    'random_page_cost=1.1',
    ...(throwaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'] : []),
  ].flatMap((setting) => ['-c', setting])

function openLog(dataDir: string): number {
  const log = logFileIn(dataDir)
  if (existsSync(log) && statSync(log).size > LARGEST_LOG_BYTES) renameSync(log, `${log}.1`)
  if (!existsSync(log)) writeFileSync(log, '', { mode: 0o600 })
  return openSync(log, 'a')
}

/** Starts the server; `ended` holds from the moment its process is gone. */
export function launch({ dataDir, binaries, runner, throwaway }: Site): { pid: number; ended: () => boolean } {
  const folder = socketFolder(dataDir)
  makeSocketFolder(folder, runner)
  const log = openLog(dataDir)
  const program = join(binaries.folder, 'bin', 'postgres')
  // Detached: Ctrl-C reaches a terminal's whole group, and the database must outlive the application's last words.
  const child = spawn(program, ['-D', clusterIn(dataDir), ...settings(folder, throwaway)], {
    ...asRunner(runner),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let gone = false
  for (const event of ['exit', 'error']) child.on(event, () => (gone = true))
  return { pid: child.pid ?? 0, ended: () => gone }
}

/** The last complaint in the server's log, to show to whoever starts it. */
export function lastComplaint(dataDir: string): string {
  const lines = existsSync(logFileIn(dataDir)) ? readFileSync(logFileIn(dataDir), 'utf8').trimEnd().split('\n') : []
  return lines.findLast((line) => /FATAL|PANIC|ERROR|error while loading/.test(line)) ?? lines.at(-1) ?? ''
}

/** Asks the server to end at once without losing anything; insists after `patienceMs`. */
export async function shutDown(pid: number, dataDir: string, patienceMs: number): Promise<void> {
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended already.
    }
  }
  signal('SIGINT')
  const deadline = Date.now() + patienceMs
  while (await isAlive(pid, dataDir)) {
    if (Date.now() > deadline) return signal('SIGQUIT')
    await sleep(10)
  }
}
