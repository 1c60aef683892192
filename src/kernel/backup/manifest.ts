/** The first member of a back-up: of what version it is, of whom, what it holds; and by its SHA-256 the fingerprint of the whole. */
import { z } from 'zod'
import { canonicalJson, sha256 } from '../fingerprint.ts'

export const FORMAT = 1
export const MANIFEST = 'manifest.json'
export const README = 'LISEZ-MOI.txt'
export const SUMS = 'SHA256SUMS'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)
const whole = z.number().int().min(0)

const TABLE = z.strictObject({ name, columns: z.array(name).min(1), rows: whole, bytes: whole, sha256: hash })

const SCHEMA = z.object({
  format: z.number().int(),
  version: z.string(),
  madeAt: z.iso.datetime(),
  /** The user and the machine. */
  madeBy: z.string(),
  network: z.string(),
  /** The demonstration, which goes on by its own clock. */
  demonstration: z.boolean(),
  postgresql: z.string(),
  migrations: z.array(z.object({ name: z.string().regex(/^\d{4}_\w+\.sql$/), sha256: hash })).min(1),
  leftOut: z.record(z.string(), z.string()),
  readme: hash,
  sequences: z.array(z.strictObject({ table: name, column: name, last: z.number().int() })),
  tables: z.array(TABLE).min(1),
})

export type Manifest = z.infer<typeof SCHEMA>
export type TableFacts = z.infer<typeof TABLE>

export const memberOf = (table: string): string => `tables/${table}.tsv`

/** One spelling only (RFC 8785): what is computed from a restored database compares by its bytes. */
export const manifestText = (manifest: Manifest): string => `${canonicalJson(manifest)}\n`
/** The fingerprint of a back-up: its manifest names the SHA-256 of everything else. */
export const fingerprintOf = (manifest: Manifest): string => sha256(manifestText(manifest))

/** What it says, or null where it is none of ours; `format` alone is trusted of a later one. */
export function readManifest(text: string): { manifest: Manifest } | { laterFormat: number } | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const format = z.object({ format: z.number().int().min(1) }).safeParse(value)
  if (!format.success) return null
  if (format.data.format > FORMAT) return { laterFormat: format.data.format }
  const read = SCHEMA.safeParse(value)
  return read.success && manifestText(read.data) === text ? { manifest: read.data } : null
}

export const rowsOf = (manifest: Manifest): number => manifest.tables.reduce((sum, { rows }) => sum + rows, 0)

/** As `sha256sum --check` reads it. */
export const sumsText = (manifest: Manifest): string =>
  [[fingerprintOf(manifest), MANIFEST], [manifest.readme, README], ...manifest.tables.map((table) => [table.sha256, memberOf(table.name)])]
    .map(([sum, member]) => `${sum}  ${member}\n`)
    .join('')
