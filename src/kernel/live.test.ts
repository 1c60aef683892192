/** Live pages: who hears of what moved, by signed names alone. The journal's own announcements are tried in change.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLive } from './live.ts'

const plan = (id: number) => ({ kind: 'plan', id })

/** Reads a stream event by event; null when it ended. */
function listenTo(response: Response) {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  return {
    async next(): Promise<{ tokens: string[]; request: string | null } | null> {
      for (;;) {
        const [block, ...others] = rest.split('\n\n')
        if (others.length > 0) {
          rest = others.join('\n\n')
          const data = /^event: moved\ndata: (.*)$/.exec(block!)
          if (data) return JSON.parse(data[1]!)
          continue
        }
        const { value, done } = await reader.read()
        if (done) return null
        rest += decoder.decode(value, { stream: true })
      }
    },
    leave: () => reader.cancel(),
  }
}

test('only those who look at what moved are told, with the names they watch by and the request that moved it', async () => {
  const live = openLive('a key')
  const [one, two, all] = [live.token([plan(1)], live.moment()), live.token([plan(2)], live.moment()), live.token([plan(0)], live.moment())]
  const [first, second, list] = [listenTo(live.open([one])), listenTo(live.open([two])), listenTo(live.open([all, two]))]
  live.moved([plan(1)], 'request-1')
  live.moved([plan(2)], null)
  assert.deepEqual(await first.next(), { tokens: [one], request: 'request-1' })
  assert.deepEqual(await second.next(), { tokens: [two], request: null })
  assert.deepEqual(await list.next(), { tokens: [all], request: 'request-1' })
  assert.deepEqual(await list.next(), { tokens: [all, two], request: null })
  await live.close()
})

test('a page that shows several things hears of each, one that shows everything of all', async () => {
  const live = openLive('a key')
  const both = live.token([{ kind: 'item', id: 5 }, plan(1)], live.moment())
  const everything = live.token([{ kind: '*', id: 0 }], live.moment())
  const [page, journal] = [listenTo(live.open([both])), listenTo(live.open([everything]))]
  live.moved([{ kind: 'person', id: 9 }], 'a')
  live.moved([plan(1)], 'b')
  live.moved([{ kind: 'item', id: 5 }], 'c')
  live.moved([plan(10)], 'd')
  live.moved([plan(1)], 'e')
  const heard = async (stream: typeof page, count: number) => {
    const requests: (string | null | undefined)[] = []
    for (let turn = 0; turn < count; turn += 1) requests.push((await stream.next())?.request)
    return requests
  }
  assert.deepEqual(await heard(page, 3), ['b', 'c', 'e'])
  assert.deepEqual(await heard(journal, 5), ['a', 'b', 'c', 'd', 'e'])
  await live.close()
})

test('a forged name is left out: nobody watches what he or she was not shown', async () => {
  const live = openLive('a key')
  const own = live.token([plan(2)], live.moment())
  const [text, signature] = live.token([plan(1)], live.moment()).split('~')
  const forged = [
    `plan:1~${
      openLive('another key')
        .token([plan(1)], 0)
        .split('~')[1]
    }`,
    `plan:2~${signature}`,
    `plan:1.plan:3~${signature}`,
    `${text}~${signature}x`,
    `${text}~`,
    `${text}`,
    `~${signature}`,
    '',
    '*~é',
    `plan~${'a'.repeat(22)}`,
  ]
  const stream = listenTo(live.open([...forged, own]))
  live.moved([plan(1), plan(3)], 'hidden')
  live.moved([plan(2)], 'seen')
  assert.deepEqual(await stream.next(), { tokens: [own], request: 'seen' })
  await live.close()
})

test('a stream carries the names of sixty pages at most', async () => {
  const live = openLive('a key')
  const tokens = Array.from({ length: 61 }, (_, place) => live.token([plan(place + 1)], live.moment()))
  const stream = listenTo(live.open(tokens))
  live.moved([plan(61)], 'too many')
  live.moved([plan(60)], 'the last')
  assert.deepEqual(await stream.next(), { tokens: [tokens[59]], request: 'the last' })
  await live.close()
})

test('who left is not told any more, and the others are', async () => {
  const live = openLive('a key')
  const token = live.token([plan(1)], live.moment())
  const [gone, stays] = [listenTo(live.open([token])), listenTo(live.open([token]))]
  await gone.leave()
  live.moved([plan(1)], null)
  assert.deepEqual(await stays.next(), { tokens: [token], request: null })
  await live.close()
})

test('closing ends the streams', async () => {
  const live = openLive('a key')
  const stream = listenTo(live.open([live.token([plan(1)], live.moment())]))
  await live.close()
  assert.equal(await stream.next(), null)
  live.moved([plan(1)], null)
})

test('nobody keeps a stream: not a browser, not a proxy on the way', () => {
  const { headers } = openLive('a key').open([])
  assert.equal(headers.get('content-type'), 'text/event-stream')
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-accel-buffering'), 'no')
})

test('what moved between the rendering of a page and its watching is told at once, and only that', async () => {
  const live = openLive('a key')
  const before = live.token([plan(1)], live.moment())
  const untouched = live.token([plan(2)], live.moment())
  live.moved([plan(1)], 'in between')
  const after = live.token([plan(1)], live.moment())
  const page = listenTo(live.open([before, untouched, after]))
  assert.deepEqual(await page.next(), { tokens: [before], request: null })
  live.moved([plan(2)], 'later')
  assert.deepEqual(await page.next(), { tokens: [untouched], request: 'later' })
  await live.close()
})

test('after a restart, or when the journal was out of hearing, every page looks once', async () => {
  const [old, live] = [openLive('a key'), openLive('a key')]
  const stale = old.token([plan(1)], live.moment() - 1)
  assert.deepEqual(await listenTo(live.open([stale])).next(), { tokens: [stale], request: null })
  const watched = live.token([plan(3)], live.moment())
  const page = listenTo(live.open([watched]))
  live.lostSight()
  assert.deepEqual(await page.next(), { tokens: [watched], request: null })
  assert.deepEqual(await listenTo(live.open([watched])).next(), { tokens: [watched], request: null })
  await live.close()
})
