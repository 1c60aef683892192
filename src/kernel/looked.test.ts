/** What is new since a last look: a visit, the next one, another person, a forged cookie. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { h } from 'preact'
import { actor } from '../../test/support/actor.ts'
import { testHouse } from '../../test/support/house.ts'
import type { Env } from './env.ts'
import { keepLook, newSince } from './looked.ts'
import { sendKeptPage } from './reply.ts'

const { house } = await testHouse()
const MINUTE = 60
const START = 1_700_000_000

/** A browser that looks at things; it keeps the cookie. */
function browser() {
  let cookie = ''
  let person: number | null = 7
  const app = new Hono<Env>()
  app.get('/:name/:latest/:at', (c) => {
    c.set('house', house)
    c.set('actor', person === null ? null : { ...actor({ role: 'staff' }), personId: person })
    const now = Number(c.req.param('at'))
    const since = newSince(c, c.req.param('name'), now)
    if (c.req.query('only') === undefined)
      keepLook(c, c.req.param('name'), Number(c.req.param('latest')), { now, read: c.req.query('read') !== undefined })
    return c.json(since?.after ?? null)
  })
  const ask = async (path: string): Promise<number | null> => {
    const answer = await app.request(path, { headers: { cookie } })
    const [set] = answer.headers.getSetCookie()
    if (set) cookie = set.split(';')[0]!
    return (await answer.json()) as number | null
  }
  return {
    look: (name: string, latest: number, minutes: number, query = '') => ask(`/${name}/${latest}/${START + minutes * MINUTE}${query}`),
    become: (id: number | null) => {
      person = id
    },
    cookie: () => cookie,
    forge: (change: (cookie: string) => string) => {
      cookie = change(cookie)
    },
  }
}

test('the first look finds nothing new; what comes later is new for the whole next visit', async () => {
  const { look } = browser()
  assert.equal(await look('plan', 10, 0), null)
  assert.equal(await look('plan', 10, 5), 10)
  assert.equal(await look('plan', 14, 60), 10, 'came after the last look')
  assert.equal(await look('plan', 14, 61), 10, 'reloading loses nothing')
  assert.equal(await look('plan', 15, 89), 10, 'what comes during the visit is new as well')
  assert.equal(await look('plan', 15, 91), 15, 'the visit is over: all of it was seen')
})

test('what was marked as read is not new any more, even within the visit', async () => {
  const { look } = browser()
  await look('plan', 10, 0)
  assert.equal(await look('plan', 12, 40), 10)
  await look('plan', 12, 41, '?read')
  assert.equal(await look('plan', 12, 42), 12)
})

test('each thing has its own mark, and the one looked at longest ago is forgotten first', async () => {
  const { look, cookie } = browser()
  for (let place = 1; place <= 20; place++) await look(`plan-${place}`, place, 0)
  await look('plan-1', 1, 1)
  await look('plan-21', 21, 1)
  assert.equal(await look('plan-1', 1, 2, '?only'), 1)
  assert.equal(await look('plan-21', 21, 2, '?only'), 21)
  assert.equal(await look('plan-2', 2, 2, '?only'), null)
  assert.ok(cookie().length < 2_000)
})

test('it is known when the visit before was', async () => {
  const seen: (string | null)[] = []
  const app = new Hono<Env>()
  app.get('/:at', (c) => {
    c.set('house', house)
    c.set('actor', actor({ role: 'staff' }))
    const now = Math.floor(Date.now() / 1000) - Number(c.req.param('at')) * MINUTE
    const minutes = newSince(c, 'plan', now)
    seen.push(minutes && String(Math.round((Date.now() - minutes.when.getTime()) / 60_000)))
    keepLook(c, 'plan', 1, { now })
    return c.text('')
  })
  let cookie = ''
  for (const minutesAgo of [500, 490, 300, 290]) {
    const answer = await app.request(`/${minutesAgo}`, { headers: { cookie } })
    cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  }
  // Minutes between each look and the last one of the visit before it.
  assert.deepEqual(seen, [null, '10', '190', '200'])
})

test('a mark is its person’s alone, and nobody writes one by hand', async () => {
  const one = browser()
  await one.look('plan', 10, 0)
  one.become(8)
  assert.equal(await one.look('plan', 10, 1, '?only'), null)
  one.become(null)
  assert.equal(await one.look('plan', 10, 1), null)
  one.become(7)
  assert.equal(await one.look('plan', 10, 1, '?only'), 10, 'a stranger’s look leaves no mark')
  for (const change of [
    (cookie: string) => cookie.replace('_10_10_', '_1_1_'),
    (cookie: string) => cookie.replace(/.$/, '~'),
    () => 'looked=7!plan_1_1_1_1_1',
    () => 'looked=.',
  ]) {
    const forged = browser()
    await forged.look('plan', 10, 0)
    forged.forge(change)
    assert.equal(await forged.look('plan', 10, 1, '?only'), null)
  }
})

test('a kept page that shows what is new is another page after another look', async () => {
  const app = new Hono<Env>()
  app.get('/', (c) => {
    c.set('house', house)
    c.set('lang', 'fr')
    c.set('sessionId', 's')
    c.set('actor', actor({ role: 'staff' }))
    return sendKeptPage(c, [], async () => h('p', {}), c.req.header('x-mine'))
  })
  const etags: (string | null)[] = []
  for (const mine of ['1', '1', '2']) etags.push((await app.request('/', { headers: { 'x-mine': mine } })).headers.get('etag'))
  assert.equal(etags[0], etags[1])
  assert.notEqual(etags[0], etags[2])
})
