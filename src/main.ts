/** The process: settings, database, house, HTTP; its first line on the terminal and its last. */
import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { renderUnicodeCompact } from 'uqr'
import { type Answer, type Listening, lanAddress, listen, localName } from '#kernel/listen.ts'
import { defaultDataDir, type Postgres, prepareDataDir, reachPostgres, startPostgres } from '#kernel/postgres.ts'
import { projectRoot } from '#kernel/project.ts'
import { type Claim, claim } from '#kernel/running.ts'
import { openHouse } from './app.tsx'
import { build } from './build.ts'
import { type Config, readConfig, USAGE } from './config.ts'

const LARGEST_LOG_BYTES = 5_000_000
/** Whoever asks us to leave does not wait for ever. */
const LONGEST_LEAVING_MS = 4_500

type House = Awaited<ReturnType<typeof openHouse>>

/** What has been opened so far, to be closed in the reverse order. */
const opened: { listening?: Listening; house?: House; postgres?: Postgres; claim?: Claim } = {}
/** Into the log file, once there is one. */
let record = (_line: string): void => undefined
const log = (line: string): void => {
  // Whoever asked us to leave need not read what each part says of it.
  if (!leaving) console.error(line)
  record(line)
}
let leaving = false

function openLog(dataDir: string): void {
  const file = join(dataDir, 'gouvernail.log')
  if (existsSync(file) && statSync(file).size > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`)
  record = (line) => appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 })
}

async function leave(code: number): Promise<void> {
  // Who asks twice means it: PostgreSQL stays behind and is joined by the next start.
  if (leaving) process.exit(code)
  leaving = true
  setTimeout(() => process.exit(code), LONGEST_LEAVING_MS).unref()
  const end = (step: Promise<unknown> | undefined) => step?.catch((error: Error) => log(error.stack ?? error.message))
  await end(opened.listening?.drain())
  await end(opened.house?.close())
  opened.listening?.close()
  await end(opened.postgres?.stop())
  opened.claim?.release()
  process.exit(code)
}

const STARTING = 'Gouvernail démarre : un instant. / Gouvernail is starting: one moment.\n'
const starting = () =>
  new Response(STARTING, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2', refresh: '2' } })

const answer: Answer = (request, bindings) => (opened.house ? opened.house.fetch(request, bindings) : starting())

async function openDatabase(config: Config, dataDir: string) {
  if (config.databaseUrl) {
    await reachPostgres(config.databaseUrl, log)
    return { connectionString: config.databaseUrl }
  }
  opened.postgres = await startPostgres({ dataDir, projectRoot, log })
  return opened.postgres.connection
}

async function openDoor(config: Config): Promise<{ local: string; base: string; lan: string | null }> {
  const host = config.host ?? (config.lan ? '0.0.0.0' : '127.0.0.1')
  opened.listening = await listen(answer, host, config.port)
  const { port } = opened.listening
  if (config.port && port !== config.port)
    log(`Le port ${config.port} est pris : voici le ${port}. / Port ${config.port} is taken: using ${port}.`)
  const local = `http://${await localName(host)}:${port}`
  const address = config.lan ? lanAddress() : null
  const lan = address && `http://${address}:${port}`
  return { local, base: config.baseUrl ?? lan ?? local, lan }
}

function welcomeToLan(config: Config, lan: string | null): void {
  if (!lan) {
    console.log("--lan : cette machine n'a pas d'adresse sur un réseau local. / --lan: this machine has no address on a local network.")
    return
  }
  console.log(
    config.demo
      ? "Attention : quiconque se trouve sur ce réseau peut entrer dans la démonstration sous n'importe quel nom, et rien n'est chiffré.\nCareful: anyone on this network may enter the demonstration under any name, and nothing is encrypted."
      : "Attention : sur ce réseau, rien n'est chiffré, ni les codes ni les votes.\nCareful: on this network nothing is encrypted, neither codes nor votes.",
  )
  console.log(`${lan}\n${renderUnicodeCompact(lan)}`)
}

async function start(config: Config): Promise<void> {
  const dataDir = prepareDataDir(config.dataDir ?? defaultDataDir(projectRoot), config.databaseUrl === null)
  openLog(dataDir)
  const claimed = await claim(dataDir)
  if ('runningAt' in claimed) {
    console.log(`Gouvernail is already running at ${claimed.runningAt}\nGouvernail tourne déjà : ${claimed.runningAt}`)
    process.exit(0)
  }
  opened.claim = claimed
  const [connection, door] = await Promise.all([openDatabase(config, dataDir), openDoor(config), build()])
  const { demo, demoDay, smtpUrl, sessionSecret } = config
  const house = await openHouse({ connection, dataDir, demo, demoDay, baseUrl: door.base, smtpUrl, sessionSecret, log })
  opened.house = house
  claimed.announce(door.local)
  console.log(`Gouvernail is ready at ${door.local}${config.baseUrl ? ` (${config.baseUrl})` : ''}`)
  for (const line of house.welcome) console.log(line)
  if (config.lan) welcomeToLan(config, door.lan)
}

// A terminal or a pipe that closed must not end the service.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(0))
// One visitor's bad luck must not end everybody's meeting.
process.on('unhandledRejection', (error) => log(`Unexpected: ${error instanceof Error ? error.stack : String(error)}`))
process.on('uncaughtException', (error) => {
  console.error(`Imprévu, donc Gouvernail s'arrête. / Unexpected, so Gouvernail stops. ${error.message}`)
  record(error.stack ?? error.message)
  void leave(1)
})

const read = readConfig(process.env, process.argv.slice(2))
if ('problem' in read) {
  console.error(read.problem)
  process.exit(2)
}
if (read.config.help) {
  console.log(USAGE)
  process.exit(0)
}
start(read.config).catch((error: Error) => {
  console.error(`Gouvernail n'a pas pu démarrer. / Gouvernail could not start.\n${error.message}`)
  record(error.stack ?? error.message)
  void leave(1)
})
