/**
 * Gildas answers for the network's data. The page « Sauvegardes » tells him that none was ever saved. While everybody goes on working, whoever runs
 * the machine saves it all into one file; the page tells when, how much, and that nobody has tried it yet. The file is carried to another machine
 * and brought back there; it refuses to come in where something is already, or where Gouvernail runs. The copy opens with the same pages and the
 * same day, and Gildas's cookie of here opens nothing there. He types the first characters of the fingerprint that was printed there into the page
 * here: now it has been tried.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { projectRoot } from '#kernel/project.ts'
import { checkPage, newPage } from '../support/browser.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { shows } from '../support/served.ts'

const folder = temporaryFolder()
const file = join(folder, 'réseau du jour.tar.gz')
const [here, there] = [temporaryFolder(), temporaryFolder()]

/** One of the programs of `bin`, on one folder of data: what it says, and how it ends. */
function run(program: 'start' | 'gouvernail', dataDir: string, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: '', BASE_URL: '', HOST: '', SMTP_URL: '', DEMO: '', PORT: '0', DATA_DIR: dataDir }
  const child = spawn(join(projectRoot, 'bin', program), args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  after(() => child.kill('SIGTERM'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }))
  /** The address at which it is ready. */
  const ready = async (): Promise<string> => {
    const words = once(child.stdout, 'data')
    await Promise.race([words, ended])
    const address = /^Gouvernail is ready at (http:\S+)$/m.exec(said)?.[1]
    return address ?? (child.exitCode === null ? ready() : assert.fail(said))
  }
  return { ready, ended, stop: () => child.kill('SIGTERM') }
}
const verb = (dataDir: string, ...args: string[]) => run('gouvernail', dataDir, ...args).ended

const original = run('start', here)
const address = await original.ready()

/** Gildas at a browser, in the house at this address. */
async function gildasAt(address: string): Promise<Page> {
  const page = await newPage({ address })
  await page.goto('/demo')
  await page.getByRole('button', { name: 'Gildas Pontarec' }).click()
  await shows(page, 'Bonjour Gildas Pontarec')
  return page
}
const gildas = await gildasAt(address)

/** What the main part of a page says. */
const told = async (page: Page, path: string): Promise<string | null> => {
  await page.goto(path)
  return page.locator('main').textContent()
}
const PAGES = ['/plans', '/plans/reussir-2020', '/organisations', '/journal?before=20', '/items/20']

let fingerprint = ''

test('the page says that nothing was ever saved, and how it is done', async () => {
  await gildas.goto('/backup')
  await shows(gildas, 'Aucune sauvegarde n’a encore été faite')
  await checkPage(gildas, 'backup-none')
})

test('one command saves everything into a file for its owner’s eyes, and the page tells of it', async () => {
  const { code, said } = await verb(here, 'backup', file)
  assert.equal(code, 0, said)
  fingerprint = /Empreinte : ([0-9a-f]{64})/.exec(said.replaceAll(/[\u00a0\u202f]/g, ' '))?.[1] ?? assert.fail(said)
  assert.equal(statSync(file).mode & 0o777, 0o600)
  assert.ok(!existsSync(`${file}.part`))
  assert.equal((await verb(here, 'backup', file)).code, 1, 'it overwrites nothing')
  await gildas.goto('/backup')
  await shows(gildas, 'réseau du jour.tar.gz')
  await shows(gildas, 'Aucune sauvegarde n’a encore été essayée')
  await checkPage(gildas, 'backup-made')
})

test('reading the file through is noted; looking into it leaves no trace', async () => {
  const dry = await verb(there, 'restore', '--dry-run', file)
  assert.equal(dry.code, 0, dry.said)
  assert.match(dry.said, /CHANTIER école/)
  assert.deepEqual(readdirSync(there), [], 'no database was made')
  assert.equal((await verb(here, 'restore', '--check', file)).code, 0)
  await gildas.goto('/backup')
  await shows(gildas, 'Fichier relu')
})

test('it comes in nowhere by mistake: not over this network, not half', async () => {
  const running = await verb(here, 'restore', file)
  assert.deepEqual([running.code, /tourne ici/.test(running.said)], [1, true], running.said)
  const half = join(folder, 'half.tar.gz')
  writeFileSync(half, readFileSync(file))
  truncateSync(half, Math.floor(statSync(file).size / 2))
  const cut = await verb(there, 'restore', half)
  assert.deepEqual([cut.code, /n’est pas entier/.test(cut.said)], [1, true], cut.said)
  assert.deepEqual(readdirSync(there), [])
})

test('on another machine everything is back: the fingerprint, the pages, the day; and nobody is signed in', async () => {
  const { code, said } = await verb(there, 'restore', file)
  assert.equal(code, 0, said)
  assert.match(said, new RegExp(`${fingerprint} — identique`))
  const again = await verb(there, 'restore', file)
  assert.deepEqual([again.code, /n’est pas vide/.test(again.said)], [1, true], again.said)
  const copy = run('start', there)
  const copied = await copy.ready()
  const cookies = await gildas.context().cookies()
  const stranger = await newPage({ address: copied })
  await stranger.context().addCookies(cookies.map(({ name, value }) => ({ name, value, url: copied })))
  await stranger.goto('/me')
  await shows(stranger, 'Se connecter')
  const elsewhere = await gildasAt(copied)
  for (const path of PAGES) assert.equal(await told(elsewhere, path), await told(gildas, path), path)
  const day = async (page: Page) => page.getByText('nous sommes le').textContent()
  assert.equal(await day(elsewhere), await day(gildas))
  await elsewhere.goto('/backup')
  await shows(elsewhere, 'Cette base vient d’une sauvegarde')
  await checkPage(elsewhere, 'backup-restored', { phone: false })
  copy.stop()
  await copy.ended
})

test('the word of it is brought back here, and the back-up has been tried', async () => {
  await gildas.goto('/backup')
  await gildas.getByLabel('Les 8 premiers caractères de l’empreinte').fill('00000000')
  await gildas.getByRole('button', { name: 'Noter l’essai' }).click()
  await shows(gildas, 'Aucune sauvegarde connue ici')
  await checkPage(gildas, 'backup-wrong')
  await gildas.getByLabel('Les 8 premiers caractères de l’empreinte').fill(fingerprint.slice(0, 8))
  await gildas.getByRole('button', { name: 'Noter l’essai' }).click()
  await shows(gildas, 'est notée comme restaurée ailleurs')
  await shows(gildas, 'Les données sont à l’abri')
  original.stop()
  await original.ended
})
