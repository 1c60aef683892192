/** Measures the product as it is started by anyone: sizes, start times, memory, and speed as ratios to a bare server in the same run. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import autocannon from 'autocannon'
import { projectRoot } from '#kernel/project.ts'
import { serveBare } from './bare.ts'
import { memoryOf } from './memory.ts'
import { type Figure, table } from './table.ts'

const PORT = 23_900
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const CONNECTIONS = 16
const SLUG = 'banc-333'
const START_PATIENCE_MS = 120_000

const dataDir = mkdtempSync(join(process.getuid?.() === 0 ? '/var/tmp' : tmpdir(), 'gouvernail-bench-'))
const environment = { ...process.env, PORT: String(PORT), DATA_DIR: dataDir, DATABASE_URL: '' }
const base = `http://127.0.0.1:${PORT}`

/** A plan of 3 × 10 × 10 with owners and dates, as a network's sheet would say it. */
function sheet(): string {
  const rows = ['Pilier;Stratégie;Action;Responsable;Début;Fin;Statut']
  const statuses = ['À venir', 'En cours', 'Terminée', 'Abandonnée', 'Souhaitée, non financée']
  for (let pillar = 1; pillar <= 3; pillar++)
    for (let strategy = 1; strategy <= 10; strategy++)
      for (let action = 1; action <= 10; action++)
        rows.push(
          `Pilier ${pillar} du banc d'essai;Stratégie ${pillar}.${strategy} pour mesurer;Action ${pillar}.${strategy}.${action} avec un intitulé de longueur ordinaire;Commission Formation;01/0${(action % 9) + 1}/2016;31/12/2018;${statuses[action % 5]}`,
        )
  return rows.join('\n')
}

interface Running {
  readyMs: number
  pid: number
  stop(): Promise<void>
}

/** Starts the product and waits for its ready line. */
function start(): Promise<Running> {
  const began = performance.now()
  const child = spawn(join(projectRoot, 'bin/start'), [], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('bin/start was not ready in time.')), START_PATIENCE_MS)
    child.stdout.on('data', (text: Buffer) => {
      if (!text.toString().includes('ready at')) return
      clearTimeout(late)
      resolve({
        readyMs: performance.now() - began,
        pid: child.pid!,
        stop: () =>
          new Promise((ended) => {
            child.once('exit', () => ended())
            child.kill('SIGTERM')
          }),
      })
    })
    child.once('exit', (code) => reject(new Error(`bin/start ended with ${code}.`)))
  })
}

const verb = (...args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(projectRoot, 'bin/gouvernail'), args, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`gouvernail ${args[0]} ended with ${code}.`))))
  })

/** Requests per second, after a second of warming up. */
async function speed(url: string, headers: Record<string, string>): Promise<number> {
  await autocannon({ url, headers, connections: CONNECTIONS, duration: 1 })
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS })
  const wrong = result.errors + result.timeouts + result['4xx'] + result['5xx']
  if (wrong > 0) throw new Error(`${url}: ${wrong} answers went wrong.`)
  return result.requests.average
}

async function signIn(): Promise<string> {
  const page = await (await fetch(`${base}/demo`)).text()
  const person = /name="person" value="(\d+)"/.exec(page)?.[1] ?? ''
  const answer = await fetch(`${base}/demo/session`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ person }),
    headers: { origin: base },
  })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Bytes of a body on the wire, as a browser asks for it. */
const bytesOf = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(`${base}${path}`, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve(bytes))
    }).on('error', reject)
  })

async function sizes(page: string): Promise<Figure[]> {
  const html = await (await fetch(`${base}${page}`)).text()
  const css = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1] ?? ''
  const js = [...html.matchAll(/src="(\/assets\/[^"]+\.js)"/g)].map((match) => match[1]!)
  const style = await (await fetch(`${base}${css}`)).text()
  const fonts = [
    ...new Set([...style.matchAll(/url\("?(?:\.?\/?)(?:assets\/)?([^")]+\.woff2)"?\)/g)].map((match) => `/assets/${match[1]}`)),
  ]
  const kilobytes = async (paths: string[]) => (await Promise.all(paths.map(bytesOf))).reduce((sum, bytes) => sum + bytes, 0) / 1024
  return [
    { name: 'HTML of the plan page, compressed', value: await kilobytes([page]), unit: 'KB', limit: '<= 40' },
    { name: 'JavaScript, compressed', value: await kilobytes(js), unit: 'KB', limit: '<= 60' },
    { name: 'CSS, compressed', value: await kilobytes([css]), unit: 'KB', limit: '<= 30' },
    { name: 'fonts', value: await kilobytes(fonts), unit: 'KB', limit: '<= 140' },
  ]
}

async function speeds(page: string): Promise<Figure[]> {
  const cookie = await signIn()
  const anonymous = await fetch(`${base}${page}`, { headers: { 'accept-encoding': 'identity' } })
  const etag = anonymous.headers.get('etag') ?? ''
  const bare = await serveBare(Buffer.from(await anonymous.arrayBuffer()))
  const bareBefore = await speed(bare.url, {})
  const stranger = await speed(`${base}${page}`, {})
  const signedIn = await speed(`${base}${page}`, { cookie })
  const unchanged = await speed(`${base}${page}`, { 'if-none-match': etag })
  // The yardstick is held to both ends of the run, and the better of the two counts: machines drift.
  const bareSpeed = Math.max(bareBefore, await speed(bare.url, {}))
  await bare.stop()
  return [
    { name: 'bare node:http, the same bytes', value: bareSpeed, unit: 'req/s', limit: '' },
    { name: 'plan page, stranger', value: stranger, unit: 'req/s', limit: '' },
    { name: 'plan page, stranger, share of bare', value: stranger / bareSpeed, unit: '×', limit: '>= 0.50' },
    { name: 'plan page, signed in', value: signedIn, unit: 'req/s', limit: '' },
    { name: 'plan page, signed in, share of bare', value: signedIn / bareSpeed, unit: '×', limit: '>= 0.04' },
    { name: 'unchanged page asked again (304)', value: unchanged, unit: 'req/s', limit: '' },
  ]
}

const first = await start()
await first.stop()
const second = await start()
const figures: Figure[] = [
  { name: 'ready, without data', value: first.readyMs / 1000, unit: 's', limit: '< 5' },
  { name: 'ready, with data', value: second.readyMs / 1000, unit: 's', limit: '< 2' },
]
try {
  const file = join(dataDir, 'banc.csv')
  writeFileSync(file, sheet())
  await verb('import-plan', file, '--slug', SLUG, '--title', "Banc d'essai", '--publish')
  const page = `/plans/${SLUG}`
  figures.push(...(await sizes(page)), ...(await speeds(page)))
  figures.push({
    name: 'memory after the bench, Node and PostgreSQL (Pss)',
    value: memoryOf(second.pid, dataDir),
    unit: 'MB',
    limit: '<= 350',
  })
} finally {
  await second.stop()
  rmSync(dataDir, { recursive: true, force: true })
}
/** The other measures run in a process of their own, with nothing beside it. */
const parts = join(mkdtempSync(join(tmpdir(), 'gouvernail-figures-')), 'figures.json')
await new Promise<void>((resolve, reject) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/parts.ts', parts], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`bench/parts.ts ended with ${code}.`))))
})
figures.push(...(JSON.parse(readFileSync(parts, 'utf8')) as Figure[]))
rmSync(dirname(parts), { recursive: true, force: true })
const cpu = cpus()
console.log(table(figures))
writeFileSync(
  join(projectRoot, 'bench/latest.json'),
  `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), cpu: cpu[0]?.model ?? '', cores: cpu.length, node: process.version, figures }, null, 2)}\n`,
)
