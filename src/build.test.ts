/** The build gives every browser what it asks for, and nothing else. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { assetPath, serveAsset } from '#kernel/assets.ts'
import { build } from './build.ts'

const app = new Hono().get('/assets/:file', serveAsset)
const ask = (path: string, encoding = '') => app.request(path, { headers: { 'accept-encoding': encoding } })

before(async () => {
  await Promise.all([build(), build(), build()])
})

test('every name that pages use is served for ever, with its type', async () => {
  for (const [name, type] of [
    ['all.css', 'text/css; charset=utf-8'],
    ['all.js', 'text/javascript; charset=utf-8'],
    ['editor.js', 'text/javascript; charset=utf-8'],
    ['passkey.js', 'text/javascript; charset=utf-8'],
    ['icon.svg', 'image/svg+xml; charset=utf-8'],
    ['fraunces.woff2', 'font/woff2'],
    ['atkinson-hyperlegible-next.woff2', 'font/woff2'],
    ['atkinson-hyperlegible-next-italic.woff2', 'font/woff2'],
  ] as const) {
    const reply = await ask(assetPath(name))
    assert.equal(reply.status, 200, name)
    assert.equal(reply.headers.get('content-type'), type)
    assert.equal(reply.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  }
})

test('compressed answers hold the same bytes', async () => {
  const plain = Buffer.from(await (await ask(assetPath('all.css'))).arrayBuffer())
  const brotli = await ask(assetPath('all.css'), 'gzip, br')
  assert.equal(brotli.headers.get('content-encoding'), 'br')
  assert.deepEqual(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())), plain)
  assert.deepEqual(gunzipSync(Buffer.from(await (await ask(assetPath('all.css'), 'gzip')).arrayBuffer())), plain)
})

test('what the manifest does not name does not exist', async () => {
  for (const path of ['/assets/manifest.json', '/assets/..%2Fpackage.json', '/assets/all.css', '/assets/constructor'])
    assert.equal((await ask(path)).status, 404, path)
})

test('style points to fonts that are served', async () => {
  const css = await (await ask(assetPath('all.css'))).text()
  const fonts = [...css.matchAll(/url\("?\.\/([^")]+\.woff2)"?\)/g)].map(([, file]) => file!)
  assert.equal(fonts.length, 3)
  for (const file of fonts) assert.equal((await ask(`/assets/${file}`)).status, 200, file)
})

test('browsers load little', async () => {
  const size = async (name: 'all.css' | 'all.js' | 'passkey.js') =>
    gzipSync(Buffer.from(await (await ask(assetPath(name))).arrayBuffer())).length
  assert.ok((await size('all.js')) <= 60_000)
  assert.ok((await size('passkey.js')) <= 10_000)
  assert.ok((await size('all.css')) <= 30_000)
})
