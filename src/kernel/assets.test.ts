/** The built style, script, fonts and icon: addresses that name their content, bytes for each browser. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { testHouse } from '../../test/support/house.ts'
import { type AssetName, assetPath } from './assets.ts'

const { request } = await testHouse()
const NAMES: AssetName[] = [
  'all.css',
  'all.js',
  'icon.svg',
  'fraunces.woff2',
  'atkinson-hyperlegible-next.woff2',
  'atkinson-hyperlegible-next-italic.woff2',
]
const bytesOf = async (path: string, encoding?: string) => {
  const answer = await request(path, { headers: encoding ? { 'accept-encoding': encoding } : {} })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

test('each asset is served under an address that names its content, for ever', async () => {
  const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' }
  for (const name of NAMES) {
    const { answer, bytes } = await bytesOf(assetPath(name))
    assert.equal(answer.status, 200, name)
    assert.match(assetPath(name), /^\/assets\/[\w.-]+-\w{8,}\.\w+$/)
    assert.ok(answer.headers.get('content-type')?.startsWith(types[name.split('.').at(-1)!]!), name)
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
    assert.ok(bytes.length > 100, name)
  }
})

test('compressed or not, the bytes say the same', async () => {
  for (const name of ['all.css', 'all.js', 'icon.svg'] as const) {
    const plain = await bytesOf(assetPath(name))
    const [brotli, gzip] = [await bytesOf(assetPath(name), 'gzip, deflate, br'), await bytesOf(assetPath(name), 'gzip')]
    assert.deepEqual(
      [plain, brotli, gzip].map(({ answer }) => answer.headers.get('content-encoding')),
      [null, 'br', 'gzip'],
    )
    assert.ok(brotliDecompressSync(brotli.bytes).equals(plain.bytes), name)
    assert.ok(gunzipSync(gzip.bytes).equals(plain.bytes), name)
    assert.equal(plain.answer.headers.get('vary'), 'accept-encoding')
  }
})

test('fonts are compressed already', async () => {
  const { answer } = await bytesOf(assetPath('fraunces.woff2'), 'gzip, br')
  assert.equal(answer.headers.get('content-encoding'), null)
})

test('only what was built is served, and no other file of the machine', async () => {
  for (const file of ['all.css', 'manifest.json', '..%2fpackage.json', '../package.json', '%2e%2e%2fpackage.json', 'x'.repeat(5_000), ''])
    assert.equal((await request(`/assets/${file}`)).status, 404, file.slice(0, 30))
})

test('a name that nothing was built under is a bug', () => {
  assert.throws(() => assetPath('other.css' as AssetName), /No asset is named other\.css/)
})
