/** The built style, script, fonts and icon: their hashed addresses, and the bytes kept compressed in memory. */
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { projectRoot } from './project.ts'

/** What pages may ask for by name. */
export type AssetName =
  | 'all.css'
  | 'all.js'
  | 'editor.js'
  | 'passkey.js'
  | 'icon.svg'
  | 'fraunces.woff2'
  | 'atkinson-hyperlegible-next.woff2'
  | 'atkinson-hyperlegible-next-italic.woff2'

const FOLDER = join(projectRoot, 'build')
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.woff2': 'font/woff2',
}

let manifest: Record<string, string> | null = null

/** Logical name → hashed file name, read once. */
const names = (): Record<string, string> => {
  try {
    manifest ??= JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as Record<string, string>
    return manifest
  } catch (cause) {
    throw new Error('The style and scripts are not built: call build() of src/build.ts first.', { cause })
  }
}

/** The address of an asset, with the hash of its content: `/assets/all-2F7K.css`. */
export function assetPath(name: AssetName): string {
  const file = names()[name]
  if (!file) throw new Error(`No asset is named ${name}.`)
  return `/assets/${file}`
}

interface Kept {
  type: string
  plain: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer> | null
  brotli: Uint8Array<ArrayBuffer> | null
}
const kept = new Map<string, Kept>()

/** Fonts are compressed already. */
const read = (file: string): Kept => {
  const plain = Uint8Array.from(readFileSync(join(FOLDER, file)))
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  if (extname(file) === '.woff2') return { type, plain, gzip: null, brotli: null }
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  return { type, plain, gzip: Uint8Array.from(gzipSync(plain, { level: 9 })), brotli: Uint8Array.from(brotli) }
}

const encodingFor = (accepted: string, asset: Kept): { name: string | null; bytes: Uint8Array<ArrayBuffer> } => {
  if (asset.brotli && /\bbr\b/.test(accepted)) return { name: 'br', bytes: asset.brotli }
  if (asset.gzip && /\bgzip\b/.test(accepted)) return { name: 'gzip', bytes: asset.gzip }
  return { name: null, bytes: asset.plain }
}

/** Serves `GET /assets/:file`: only what the manifest names, for ever, since a changed content has another address. */
export function serveAsset(c: Context): Response {
  const file = c.req.param('file') ?? ''
  if (!Object.values(names()).includes(file)) return c.notFound() as Response
  const asset = kept.get(file) ?? read(file)
  kept.set(file, asset)
  const { name, bytes } = encodingFor(c.req.header('accept-encoding') ?? '', asset)
  const headers: Record<string, string> = {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  }
  if (name) headers['content-encoding'] = name
  return c.body(bytes, 200, headers)
}
