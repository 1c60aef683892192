/** Listening: both addresses of localhost, the next port when one is taken, sentences when nothing helps. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { test } from 'node:test'
import { type Answer, listen, localName } from './listen.ts'

const answer: Answer = (request) => new Response(`asked: ${new URL(request.url).pathname}`)
const sixth = Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'))

test('localhost answers on both of its addresses', async () => {
  const listening = await listen(answer, '127.0.0.1', 0)
  for (const host of ['127.0.0.1', ...(sixth ? ['[::1]'] : [])]) {
    const reply = await fetch(`http://${host}:${listening.port}/plans`)
    assert.equal(await reply.text(), 'asked: /plans')
  }
  await listening.drain()
  listening.close()
  await assert.rejects(fetch(`http://127.0.0.1:${listening.port}/`))
})

test('a taken port leads to the next free one', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const listening = await listen(answer, '127.0.0.1', port)
  assert.ok(listening.port > port)
  await listening.drain()
  other.close()
})

test('a port taken on one of the two addresses is taken', { skip: !sixth }, async () => {
  const other = createServer().listen(0, '::1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const listening = await listen(answer, 'localhost', port)
  assert.ok(listening.port > port)
  await listening.drain()
  other.close()
})

test('an address that is not this machine is refused with a sentence', async () => {
  await assert.rejects(listen(answer, '203.0.113.7', 0), /^Error: HOST : .*203\.0\.113\.7/)
})

test('a stream that never ends does not hold up the closing', async () => {
  const listening = await listen(
    () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('…')) })),
    '127.0.0.1',
    0,
  )
  const reply = await fetch(`http://127.0.0.1:${listening.port}/`)
  await listening.drain()
  listening.close()
  await assert.rejects(reply.text())
})

test('what listens everywhere is reached here by name', async () => {
  assert.equal(await localName('127.0.0.1'), 'localhost')
  assert.equal(await localName('0.0.0.0'), 'localhost')
  assert.equal(await localName('192.0.2.7'), '192.0.2.7')
  assert.equal(await localName('2001:db8::7'), '[2001:db8::7]')
})
