/** Finds a real Chromium: the one named, the machine's, in continuous integration Debian's package, else the one that npm brought. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Chromium {
  executablePath: string
  /** What it needs in its environment. */
  env: Record<string, string>
  /** Where it comes from, to be said. */
  origin: string
}

/** The runner says where Chromium is and what it needs; alone, a test finds it itself. */
export const CHROMIUM_VARIABLE = 'GOUVERNAIL_TEST_CHROMIUM'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const APT_PATIENCE_MS = 180_000

const installed = (): string | undefined => [...INSTALLED, MAC].find((path) => existsSync(path))

/** Installs a Debian package, in continuous integration and as root only: nobody's own machine is changed by a test. Says whether it did. */
export function installDebianPackage(name: string): boolean {
  if (!process.env.CI || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', '-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
      timeout: APT_PATIENCE_MS,
    }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', name)
}

const UNPACK = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"

/** npm's Chromium is packed; it unpacks into its TMPDIR, so it gets one of its own, which is renamed when it is whole. */
function unpacked(): string | null {
  const home = join(import.meta.dirname, '..', '..', 'node_modules', '@sparticuz', 'chromium')
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(home)) return null
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const place = join(tmpdir(), `gouvernail-chromium-${version}-${process.getuid?.()}`)
  if (existsSync(place)) return statSync(place).uid === process.getuid?.() ? place : null
  const draft = mkdtempSync(join(tmpdir(), 'gouvernail-chromium-'))
  // The variable makes it unpack its libraries too.
  const env = { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  execFileSync(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: home, env, stdio: ['ignore', 'ignore', 'inherit'] })
  const fonts = join(draft, 'fonts', 'fonts.conf')
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replace('/tmp/fonts<', `${join(place, 'fonts')}<`))
  try {
    renameSync(draft, place)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
  return place
}

/** Null when there is none to be had. */
export function findChromium(named: string | null): Chromium | null {
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME: there is no ${named}.`)
    return { executablePath: named, env: {}, origin: named }
  }
  const path = installed() ?? (installDebianPackage('chromium') ? installed() : undefined)
  if (path) return { executablePath: path, env: {}, origin: path }
  const place = unpacked()
  if (!place) return null
  const env = { LD_LIBRARY_PATH: join(place, 'al2023', 'lib'), FONTCONFIG_PATH: join(place, 'fonts') }
  return { executablePath: join(place, 'chromium'), env, origin: '@sparticuz/chromium' }
}
