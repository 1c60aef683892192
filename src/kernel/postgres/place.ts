/** Where the embedded PostgreSQL keeps its data and its socket, and which user of the machine runs it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The user that runs the server when we are root, whom PostgreSQL refuses; null: ourselves. */
export type Runner = { uid: number; gid: number } | null

const ROOTS_FOLDER = '/var/lib/gouvernail'
const MARK = 'gouvernail.txt'
const MARK_TEXT = `Ce dossier contient les données de Gouvernail (base, secrets, journaux) : n'y modifiez rien à la main.
This folder holds Gouvernail's data (database, secrets, logs): change nothing in it by hand.
`
/** A Unix socket's path is limited to 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103
const SOCKET_NAME = '.s.PGSQL.5432'

export const isRoot = (): boolean => process.getuid?.() === 0
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Root's folder of one checkout: readable by the server's user even where the checkout is not. */
export const rootsFolder = (projectRoot: string): string => join(ROOTS_FOLDER, shortHash(realpathSync(projectRoot)))

/** Where the data lies when `DATA_DIR` does not say. */
export const defaultDataDir = (projectRoot: string): string =>
  isRoot() ? join(rootsFolder(projectRoot), 'data') : join(projectRoot, 'data')

/** The folder of PostgreSQL's own files within the data. */
export const clusterIn = (dataDir: string): string => join(dataDir, 'postgres')

/** Whether a database was ever made in this folder; looks without making anything. */
export const hasCluster = (dataDir: string): boolean => existsSync(clusterIn(resolve(dataDir)))

/** As root, a cluster that an ordinary user made stays that user's; a new one is `nobody`'s. */
export function runnerFor(dataDir: string): Runner {
  if (!isRoot()) return null
  const cluster = clusterIn(dataDir)
  const owner = existsSync(cluster) ? statSync(cluster) : null
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)))
const canEnter = (runner: NonNullable<Runner>, folder: string): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runner, cwd: '/', stdio: 'ignore' }).status === 0

function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(dataDir)
  } catch (error) {
    throw new Error(
      `DATA_DIR : impossible de lire le dossier ${dataDir}. / DATA_DIR: the folder ${dataDir} cannot be read. (${(error as NodeJS.ErrnoException).code})`,
    )
  }
}

/** A folder of somebody's own files must not be closed and handed over because of a slip in DATA_DIR. */
function assertOurs(dataDir: string): void {
  const names = namesIn(dataDir).filter((name) => !name.startsWith('.') && name !== 'lost+found')
  if (names.length > 0 && !names.includes(MARK))
    throw new Error(
      `DATA_DIR : le dossier ${dataDir} contient déjà autre chose que les données de Gouvernail. / DATA_DIR: the folder ${dataDir} already holds something other than Gouvernail's data.`,
    )
}

/** Makes the folder of all private data and closes it to others; for an embedded server started by root it is handed to the server's user. */
export function prepareDataDir(given: string, embedded = true): string {
  const asked = resolve(given)
  const runner = embedded ? runnerFor(asked) : null
  const above = nearestFolder(existsSync(asked) ? dirname(asked) : asked)
  if (runner && !canEnter(runner, above))
    throw new Error(
      `DATA_DIR : PostgreSQL refuse de tourner en root, et l'utilisateur nobody ne peut pas atteindre ${above}. Choisissez un autre dossier. / DATA_DIR: PostgreSQL refuses to run as root, and the user nobody cannot reach ${above}. Choose another folder.`,
    )
  if (existsSync(asked)) assertOurs(asked)
  if (runner) makeOpen(dirname(asked))
  mkdirSync(asked, { recursive: true, mode: 0o700 })
  if (runner) chownSync(asked, runner.uid, runner.gid)
  if (runner || statSync(asked).uid === process.getuid?.()) chmodSync(asked, 0o700)
  if (!existsSync(join(asked, MARK))) writeFileSync(join(asked, MARK), MARK_TEXT, { mode: 0o600 })
  return realpathSync(asked)
}

/** Makes the folder and those above it that are missing, such that every user may pass, whatever the umask. */
export function makeOpen(folder: string): void {
  if (existsSync(folder)) return
  makeOpen(dirname(folder))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}

/** The private folder of this data's sockets, the same for every process that asks. */
export function socketFolder(dataDir: string): string {
  const beside = join(dataDir, 'socket')
  if (Buffer.byteLength(join(beside, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return beside
  return join('/tmp', `gouvernail-${statSync(dataDir).uid}-${shortHash(dataDir)}`)
}

/** Makes the folder of the sockets; refuses one that somebody else laid there before us. */
export function makeSocketFolder(folder: string, runner: Runner): void {
  const owner = runner?.uid ?? process.getuid?.() ?? 0
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory() || (found.uid !== owner && !(isRoot() && found.uid === 0)))
    throw new Error(`Le dossier ${folder} appartient à un autre utilisateur. / The folder ${folder} belongs to another user.`)
  chmodSync(folder, 0o700)
  if (runner) chownSync(folder, runner.uid, runner.gid)
}

/** Leaves no empty folder behind; one that another socket is in stays. */
export function forgetSocketFolder(dataDir: string): void {
  try {
    rmdirSync(socketFolder(dataDir))
  } catch {
    // In use, or gone already.
  }
}
