/** The embedded PostgreSQL: started or joined, watched over while the process lives, stopped by the last process that leaves. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, findBinaries } from './postgres/binaries.ts'
import { countKeepers, type Keeper, openKeeper } from './postgres/keeper.ts'
import { forgetSocketFolder, prepareDataDir, runnerFor } from './postgres/place.ts'
import {
  forgetDeadLocks,
  isAlive,
  lastComplaint,
  launch,
  logFileIn,
  makeCluster,
  PORT,
  readPidFile,
  type Site,
  shutDown,
  USER,
} from './postgres/server.ts'

export { defaultDataDir, hasCluster, prepareDataDir } from './postgres/place.ts'
export { reachPostgres } from './postgres/reach.ts'

export interface SocketConnection {
  /** The folder of the Unix socket. */
  host: string
  port: number
  user: string
  database: string
}

export interface PostgresOptions {
  dataDir: string
  projectRoot: string
  log: (line: string) => void
  /** For tests: quicker, and a crash may lose everything. */
  throwaway?: boolean
  /** Another server's files than those npm brought: a folder with `bin`. */
  binaries?: Binaries
}

export interface Postgres {
  connection: SocketConnection
  /** Whether a server was running on this data already. */
  joined: boolean
  /** Leaves the server; it ends, keeping everything, unless another process still uses it. */
  stop(): Promise<void>
}

const DATABASE = 'gouvernail'
const START_PATIENCE_MS = 60_000
const STOP_PATIENCE_MS = 3_000
const LONGEST_WAIT_MS = 5_000
const LAUNCHES = 4

interface Held {
  keeper: Keeper
  socketFolder: string
  joined: boolean
}

/** The server that runs already, else a new one. Several processes may do this at once: the cluster's own lock decides. */
async function hold(site: Site): Promise<Held> {
  await makeCluster(site)
  const deadline = Date.now() + START_PATIENCE_MS
  let own: ReturnType<typeof launch> | null = null
  let launches = 0
  while (Date.now() < deadline) {
    const found = readPidFile(site.dataDir)
    const alive = found !== null && (await isAlive(found.pid, site.dataDir))
    if (alive && found.ready) {
      const keeper = await openKeeper(found.socketFolder, DATABASE).catch(() => null)
      if (keeper) return { keeper, socketFolder: found.socketFolder, joined: found.pid !== own?.pid }
    }
    if (!alive && (own === null || own.ended())) {
      if (launches === LAUNCHES) break
      // Children of a server that was killed may still be leaving.
      await sleep(launches * 200)
      await forgetDeadLocks(site.dataDir)
      own = launch(site)
      launches += 1
    }
    await sleep(10)
  }
  throw new Error(
    `PostgreSQL n'a pas pu démarrer (voir ${logFileIn(site.dataDir)}). / PostgreSQL could not start (see ${logFileIn(site.dataDir)}). ${lastComplaint(site.dataDir)}`,
  )
}

/** Starts PostgreSQL on the data, or joins the one that runs there; brings it back whenever it goes away. */
export async function startPostgres({ dataDir: given, projectRoot, log, throwaway = false, binaries }: PostgresOptions): Promise<Postgres> {
  const dataDir = prepareDataDir(given)
  const site: Site = { dataDir, runner: runnerFor(dataDir), binaries: binaries ?? findBinaries(projectRoot, dataDir), throwaway }
  let held = await hold(site)
  let stopping = false
  const { joined, socketFolder: host } = held

  const bringBack = async () => {
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        held = await hold(site)
        log('PostgreSQL is back. / PostgreSQL est de retour.')
        return
      } catch (error) {
        log((error as Error).message)
        await sleep(wait, undefined, { ref: false })
      }
    }
  }
  const watch = async () => {
    while (!stopping) {
      await held.keeper.ended
      if (stopping) return
      log('PostgreSQL went away: starting it again. / PostgreSQL a disparu : redémarrage.')
      await bringBack()
    }
  }
  const watching = watch()

  const stop = async () => {
    if (stopping) return watching
    stopping = true
    await held.keeper.close()
    await watching
    // The watch may just have brought back another one.
    await held.keeper.close()
    const others = await countKeepers(held.socketFolder).catch(() => 0)
    const found = readPidFile(dataDir)
    if (others > 0) return
    if (found && (await isAlive(found.pid, dataDir))) await shutDown(found.pid, dataDir, STOP_PATIENCE_MS)
    forgetSocketFolder(dataDir)
  }
  return { connection: { host, port: PORT, user: USER, database: DATABASE }, joined, stop }
}
