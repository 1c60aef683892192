/** What is kept: anonymous pages as ready bytes and costly rendered parts, until a deed touches what they show. Nowhere else is anything cached. */
import { createHash } from 'node:crypto'
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
  value: KeptPage | string
  tags: Set<Tag>
}

/** Enough for every page of a large network in both languages; the oldest go first. */
const MOST_ENTRIES = 2_000

export interface Kept {
  page(key: string): KeptPage | null
  keepPage(key: string, tags: Tag[], html: string, revision: number): Promise<KeptPage>
  part(key: string, tags: Tag[], render: () => string): string
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
  const [gzipped, brotlied] = await Promise.all([zip(plain, { level: 9 }), brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })])
  return { etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`, plain, gzip: gzipped, brotli: brotlied }
}

export function openKept(): Kept {
  const entries = new Map<string, Entry>()
  let revision = 0
  const keep = (key: string, entry: Entry) => {
    entries.delete(key)
    entries.set(key, entry)
    const oldest = entries.size > MOST_ENTRIES ? entries.keys().next().value : undefined
    if (oldest !== undefined) entries.delete(oldest)
  }
  return {
    page(key) {
      const value = entries.get(`page ${key}`)?.value
      return value && typeof value !== 'string' ? value : null
    },
    async keepPage(key, tags, html, since) {
      const page = await packPage(html)
      if (since === revision) keep(`page ${key}`, { value: page, tags: new Set(tags) })
      return page
    },
    part(key, tags, render) {
      const known = entries.get(`part ${key}`)?.value
      if (typeof known === 'string') return known
      const html = render()
      keep(`part ${key}`, { value: html, tags: new Set(tags) })
      return html
    },
    drop(subjects) {
      if (subjects.length === 0) return
      revision += 1
      const touched = new Set<Tag>(['*', ...subjects.flatMap(({ kind, id }) => [kind, `${kind}:${id}`])])
      for (const [key, { tags }] of entries) if (!tags.isDisjointFrom(touched)) entries.delete(key)
    },
    clear() {
      revision += 1
      entries.clear()
    },
    revision: () => revision,
  }
}
