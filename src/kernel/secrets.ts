/** Secrets come from the environment, else are made once and kept in the data folder, readable by its owner alone. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const OWNER_ONLY = 0o600

/** The named secret: the one `given` by the environment, else 32 random bytes as base64url. */
export function secret(dataDir: string, name: string, given: string | null): string {
  if (given) return given
  const file = join(dataDir, `${name}.secret`)
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: OWNER_ONLY, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
