/** Work in a child process: its answer comes back, its limits hold, and no child is left. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { after, test } from 'node:test'
import type { Order } from '../../test/support/apart-child.ts'
import { type ApartLimits, apart, type Outcome } from './apart.ts'

const children: ChildProcess[] = []
const seen = (message: unknown) => children.push((message as { process: ChildProcess }).process)
diagnostics.subscribe('child_process', seen)
after(() => diagnostics.unsubscribe('child_process', seen))

const LIMITS: ApartLimits = { heapMegabytes: 64, residentMegabytes: 300, ms: 20_000 }
const ask = <Output>(order: Order, limits: Partial<ApartLimits> = {}): Promise<Outcome<Output>> =>
  apart<Output>(new URL('../../test/support/apart-child.ts', import.meta.url), order, { ...LIMITS, ...limits })
const isGone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
const processes = (): string => execFileSync('ps', ['-o', 'stat=', '--ppid', String(process.pid)]).toString()

test('what the child answers comes back, bytes and all', async () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => index % 251)
  const outcome = await ask<Uint8Array>({ echo: bytes })
  assert.ok('done' in outcome && Buffer.compare(outcome.done, bytes) === 0)
})

test('each gets a child of its own, two at once, and none is left', async () => {
  const before = children.length
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => ask<number>({ pid: true })))
  const pids = outcomes.map((outcome) => ('done' in outcome ? outcome.done : null))
  assert.equal(new Set(pids).size, 5)
  assert.equal(children.length - before, 5)
  assert.ok(children.every(isGone))
  assert.doesNotMatch(processes(), /Z/)
})

test('a heap that grows and grows ends the child, not the house', async () => {
  assert.deepEqual(await ask({ fill: 'heap' }), { over: 'memory' })
  assert.ok(children.every(isGone))
})

test('memory outside the heap counts too', { skip: process.platform !== 'linux' }, async () => {
  assert.deepEqual(await ask({ fill: 'buffers' }), { over: 'memory' })
})

test('a child that never ends is ended', async () => {
  const began = performance.now()
  assert.deepEqual(await ask({ forever: true }, { ms: 1_500 }), { over: 'time' })
  assert.ok(performance.now() - began < 10_000)
  assert.ok(children.every(isGone))
})

test('a bug of the child is a bug here, with its message; the next one works', async () => {
  await assert.rejects(ask({ fail: 'a planted fault' }), /a planted fault/)
  assert.ok('done' in (await ask<number>({ pid: true })))
})
