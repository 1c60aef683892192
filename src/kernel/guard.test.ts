/** The doors' guard: which senders may ask for a change, and the headers of every answer. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../test/support/house.ts'
import { buildApp } from '../app.tsx'

const { house, fetch } = await testHouse()
const HERE = 'http://localhost:3000'

const ask = async (method: string, path: string, headers: Record<string, string>) =>
  (await fetch(new Request(`${HERE}${path}`, { method, headers: { host: 'localhost:3000', ...headers } }))).status

/** Signing out needs no session, so only the guard can refuse it. */
const leave = (headers: Record<string, string>) => ask('POST', '/sign-out', headers)

test('a change is taken from our own pages and from what is no browser, and from nobody else', async () => {
  const [lets, refuses] = [303, 403]
  const cases: [Record<string, string>, number][] = [
    [{ origin: HERE }, lets],
    [{ origin: HERE, 'sec-fetch-site': 'same-origin' }, lets],
    [{ 'sec-fetch-site': 'same-origin' }, lets],
    [{ 'sec-fetch-site': 'none' }, lets],
    [{}, lets],
    [{ origin: 'http://evil.example' }, refuses],
    [{ origin: 'http://localhost:3001' }, refuses],
    [{ origin: 'http://localhost' }, refuses],
    [{ origin: 'http://localhost:3000.evil.example' }, refuses],
    [{ origin: 'null' }, refuses],
    [{ origin: '' }, refuses],
    [{ origin: 'not an address' }, refuses],
    [{ 'sec-fetch-site': 'cross-site' }, refuses],
    [{ 'sec-fetch-site': 'same-site' }, refuses],
    [{ 'sec-fetch-site': 'anything' }, refuses],
    [{ origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' }, refuses],
  ]
  for (const [headers, status] of cases) assert.equal(await leave(headers), status, JSON.stringify(headers))
})

test('the name by which a browser came is our own too: a phone on the local network', async () => {
  assert.equal(await leave({ host: '192.168.1.20:3000', origin: 'http://192.168.1.20:3000' }), 303)
  assert.equal(await leave({ host: '192.168.1.20:3000', origin: 'http://192.168.1.21:3000' }), 403)
})

test('reading is open to links from anywhere', async () => {
  for (const method of ['GET', 'HEAD']) {
    assert.equal(await ask(method, '/plans', { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' }), 200, method)
  }
})

test('every method that changes is guarded', async () => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    assert.equal(await ask(method, '/sign-out', { origin: 'http://evil.example' }), 403, method)
  }
})

test('a form of another site is told in words, and every answer carries the strict headers', async () => {
  const foreign = await fetch(new Request(`${HERE}/sign-out`, { method: 'POST', headers: { origin: 'null', 'accept-language': 'fr' } }))
  assert.match(await foreign.text(), /Ce formulaire vient d’un autre site/)
  const answers = [foreign, ...(await Promise.all(['/', '/nothing', '/healthz', '/live'].map((path) => fetch(new Request(HERE + path)))))]
  for (const { headers, status } of answers) {
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"])
      assert.ok(policy.split('; ').includes(part), `${status} ${part}`)
    assert.doesNotMatch(policy, /unsafe|\*|data:|https?:/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.equal(headers.get('referrer-policy'), 'same-origin')
    assert.equal(headers.get('strict-transport-security'), null)
  }
  await house.live.close()
})

test('over https browsers are told to stay there', async () => {
  const app = buildApp({ ...house, baseUrl: 'https://plan.example' })
  const answer = await app.request('https://plan.example/')
  assert.match(answer.headers.get('strict-transport-security') ?? '', /^max-age=\d+$/)
  const change = (origin: string) => app.request('https://plan.example/sign-out', { method: 'POST', headers: { origin } })
  assert.equal((await change('https://plan.example')).status, 303)
  assert.equal((await change('https://evil.example')).status, 403)
})
