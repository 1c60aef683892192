/** Reads a back-up through, from its seal to its last row, and hands its members on; touches no database. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { knownMigrations, type Migration } from '../database.ts'
import { Refusal, refuse } from '../refusal.ts'
import { objection } from '../values/objection.ts'
import { fingerprintOf, MANIFEST, type Manifest, memberOf, README, readManifest, rowsOf, SUMS, sumsText } from './manifest.ts'
import { measuring, nowhere } from './measure.ts'
import { SEAL_BYTES, sealState } from './seal.ts'
import './messages.ts'

export interface CheckedBackup {
  file: string
  manifest: Manifest
  fingerprint: string
  sizeBytes: number
  rows: number
}

const LARGEST_TEXT_BYTES = 16_000_000
const CHUNK_BYTES = 1 << 20

/** Takes one table's text; it must read it to its end. */
type Taker = (table: Manifest['tables'][number], rows: Readable) => Promise<void>

/** Refuses a file that is not, to the last byte, a back-up as it was made. `progress`: bytes read of how many. */
export async function checkBackup(given: string, progress: (done: number, of: number) => void = () => {}): Promise<CheckedBackup> {
  const file = resolve(given)
  const { size } = await stat(file).catch((error: NodeJS.ErrnoException) => unreadable(file, error))
  let done = 0
  const state = await sealState(file, (bytes) => {
    done += bytes
    progress(done, size)
  }).catch((error: NodeJS.ErrnoException) => unreadable(file, error))
  if (state === 'other') refuse(objection('backup.not_one', { file }))
  if (state === 'cut') refuse(objection('backup.cut', { file, sizeBytes: size }))
  if (state === 'changed') refuse(objection('backup.changed', { file }))
  const manifest = await readMembers(file, size, async (_table, rows) => pipeline(rows, nowhere()))
  return { file, manifest, fingerprint: fingerprintOf(manifest), sizeBytes: size, rows: rowsOf(manifest) }
}

const unreadable = (file: string, error: NodeJS.ErrnoException): never =>
  refuse(objection('backup.file_unreadable', { file, why: error.code ?? error.message })) as never

const contradicts = (member: string): never => refuse(objection('backup.inconsistent', { member })) as never

/** Goes through the members in their order and holds each to what the manifest says of it. */
export async function readMembers(file: string, size: number, take: Taker): Promise<Manifest> {
  const members = extract()
  const feeding = pipeline(
    createReadStream(file, { end: size - SEAL_BYTES - 1, highWaterMark: CHUNK_BYTES }),
    createGunzip({ chunkSize: CHUNK_BYTES }),
    members,
  )
  // Whoever reads the members hears of it too; heard twice it must not end the process.
  feeding.catch(() => undefined)
  const reading = reader(take)
  try {
    for await (const entry of members) await reading.member(entry.header.name, entry.header.size ?? 0, entry as unknown as Readable)
    await feeding
    return reading.end()
  } catch (error) {
    members.destroy()
    // zlib's and tar's own complaints: the seal holds, so somebody sealed what is none of ours.
    if (error instanceof Refusal || !isFormatTrouble(error as NodeJS.ErrnoException)) throw error
    return refuse(objection('backup.not_one', { file })) as never
  }
}

const isFormatTrouble = (error: NodeJS.ErrnoException): boolean =>
  error.code?.startsWith('Z_') === true || /tar header|Unexpected end of data/i.test(error.message)

function reader(take: Taker) {
  let manifest: Manifest | null = null
  let place = -2
  const small = (name: string, size: number, entry: Readable) => (size > LARGEST_TEXT_BYTES ? contradicts(name) : text(entry))
  const table = async (known: Manifest, name: string, entry: Readable) => {
    const facts = known.tables[place]!
    if (name !== memberOf(facts.name)) contradicts(name)
    const { through, measured } = measuring()
    const [rows] = [entry.pipe(through)]
    entry.once('error', (error) => through.destroy(error))
    await take(facts, rows)
    const { rows: count, bytes, sha256 } = measured()
    if (count !== facts.rows || bytes !== facts.bytes || sha256 !== facts.sha256) contradicts(name)
  }
  return {
    async member(name: string, size: number, entry: Readable): Promise<void> {
      if (manifest === null) {
        if (name !== MANIFEST) contradicts(MANIFEST)
        manifest = manifestIn(await small(name, size, entry))
      } else if (place === -1) {
        const told = await small(name, size, entry)
        if (name !== README || createHash('sha256').update(told).digest('hex') !== manifest.readme) contradicts(README)
      } else if (place < manifest.tables.length) {
        await table(manifest, name, entry)
      } else if (name !== SUMS || place > manifest.tables.length || (await small(name, size, entry)) !== sumsText(manifest)) {
        contradicts(name)
      }
      place += 1
    },
    end: (): Manifest => (manifest === null || place !== manifest.tables.length + 1 ? contradicts(SUMS) : manifest),
  }
}

function manifestIn(told: string): Manifest {
  const read = readManifest(told)
  if (read === null) return contradicts(MANIFEST)
  if ('laterFormat' in read) return refuse(objection('backup.later_format', { format: read.laterFormat })) as never
  return read.manifest
}

/** Whether this version knows how to bring it back: the migrations that it was made of, in their order. Refused where it does not. */
export async function migrationsOf({ manifest }: Pick<CheckedBackup, 'manifest'>): Promise<Migration[]> {
  const known = new Map((await knownMigrations()).map((each) => [each.name, each]))
  const unknown = manifest.migrations.filter(({ name }) => !known.has(name)).map(({ name }) => name)
  if (unknown.length > 0) refuse(objection('backup.later_version', { version: manifest.version, migrations: unknown }))
  const other = manifest.migrations.find(({ name, sha256 }) => known.get(name)?.sha256 !== sha256)
  if (other) refuse(objection('backup.other_migration', { name: other.name }))
  return manifest.migrations.map(({ name }) => known.get(name)!)
}
