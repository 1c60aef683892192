/** What is kept: anonymous pages as ready bytes and costly rendered parts, until a deed touches what they show. Nowhere else is anything cached. */
import { createHash, randomInt } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Subject } from './capability.ts'

export interface KeptPage {
  etag: string
  plain: Buffer
  gzip: Buffer
  brotli: Buffer
}

/** What a page shows: exact subjects (`plan:3`) or whole kinds (`organisation`); `*` is dropped by every deed. */
export type Tag = string

interface Entry {
  value: unknown
  tags: Set<Tag>
  bytes: number
}

/** Enough for every page of a large network in both languages; what was kept first goes first. */
const MOST_BYTES = 64 * 1024 * 1024

export interface Kept {
  page(key: string): KeptPage | null
  keepPage(key: string, tags: Tag[], html: string, revision: number): Promise<KeptPage>
  /** A costly part or fact: made once, then kept until a deed touches what it shows. */
  part<Part>(key: string, tags: Tag[], make: () => Promise<Part>): Promise<Part>
  /** Forgets what shows one of these subjects. */
  drop(subjects: Subject[]): void
  /** Forgets everything: after a lost connection nobody knows what was missed. */
  clear(): void
  /** Counts the drops: a page rendered before a drop and finished after it is not kept. */
  revision(): number
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The page in the three forms that are served. Quality 9: rendered once, sent often. */
export async function packPage(html: string): Promise<KeptPage> {
  const plain = Buffer.from(html)
  const [gzipped, brotlied] = await Promise.all([
    zip(plain, { level: 9 }),
    brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  ])
  return { etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`, plain, gzip: gzipped, brotli: brotlied }
}

export function openKept(): Kept {
  const entries = new Map<string, Entry>()
  // From anywhere: were it from zero, a browser could take a page of before a restart for the truth of after it.
  let revision = randomInt(2 ** 47)
  let bytes = 0
  const forget = (key: string) => {
    bytes -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  const keep = (key: string, value: unknown, tags: Tag[], size: number) => {
    forget(key)
    entries.set(key, { value, tags: new Set(tags), bytes: size })
    bytes += size
    for (const oldest of entries.keys()) {
      if (bytes <= MOST_BYTES) return
      forget(oldest)
    }
  }
  /** Parts that are being made: whoever asks meanwhile waits for the same one, so that a drop sets off no stampede. */
  const making = new Map<string, Promise<unknown>>()
  const makePart = async <Part>(key: string, tags: Tag[], make: () => Promise<Part>): Promise<Part> => {
    const since = revision
    const value = await make()
    if (since === revision) keep(`part ${key}`, value, tags, Buffer.isBuffer(value) ? value.length : (JSON.stringify(value)?.length ?? 0))
    return value
  }
  return {
    page(key) {
      return (entries.get(`page ${key}`)?.value as KeptPage | undefined) ?? null
    },
    async keepPage(key, tags, html, since) {
      const page = await packPage(html)
      if (since === revision) keep(`page ${key}`, page, tags, page.plain.length + page.gzip.length + page.brotli.length)
      return page
    },
    async part<Part>(key: string, tags: Tag[], make: () => Promise<Part>) {
      const known = entries.get(`part ${key}`)
      if (known) return known.value as Part
      const name = `${revision} ${key}`
      const asked = making.get(name) as Promise<Part> | undefined
      if (asked) return asked
      const made = makePart(key, tags, make).finally(() => making.delete(name))
      making.set(name, made)
      return made
    },
    drop(subjects) {
      if (subjects.length === 0) return
      // Its name, logo and colour stand on every page.
      if (subjects.some(({ kind }) => kind === 'network')) return this.clear()
      revision += 1
      const touched = new Set<Tag>(['*', ...subjects.flatMap(({ kind, id }) => [kind, `${kind}:${id}`])])
      for (const [key, { tags }] of entries) if (!tags.isDisjointFrom(touched)) forget(key)
    },
    clear() {
      revision += 1
      entries.clear()
      bytes = 0
    },
    revision: () => revision,
  }
}
