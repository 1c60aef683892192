/** Background work: sent within a change, done after it, each job by itself. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse } from '../../test/support/house.ts'
import type { JobDeclaration } from './capability.ts'
import { change, rehearse, sendJob } from './change.ts'
import { openDatabase } from './database.ts'
import { openJobs } from './jobs.ts'

const { house, connection } = await testHouse()
const { pool, close } = openDatabase(connection)
const jobs = openJobs(pool, () => undefined)
const working = { ...house, jobs }

const done: unknown[] = []
let waiting: { until: number; resolve: () => void } | null = null
/** Resolves when so many pieces of work were done. */
const worked = (until: number) =>
  new Promise<void>((resolve) => {
    waiting = { until, resolve }
    if (done.length >= until) resolve()
  })
const trial: JobDeclaration = {
  queue: 'trial.work',
  async work(given, data) {
    assert.equal(given, working)
    done.push(data.name)
    if (waiting && done.length >= waiting.until) waiting.resolve()
    if (String(data.name).startsWith('broken')) throw new Error('cannot be done now')
  },
}
const nightly: JobDeclaration = { queue: 'trial.nightly', cron: '0 3 * * *', work: async () => undefined }
await jobs.start(working, [trial, nightly], true)
after(async () => {
  await jobs.stop()
  await close()
})

/** What the queue knows of the jobs, by the name that they were sent with. */
const states = async (queue = trial.queue) => {
  const { rows } = await sql<{ name: string; state: string; tries: number }>`
    select data->>'name' as name, state::text as state, retry_limit as tries from pgboss.job where name = ${queue} order by created_on, id`.execute(
    house.db,
  )
  return rows
}
/** The queue notes the outcome of a batch a moment after its work. */
async function settled(): Promise<Awaited<ReturnType<typeof states>>> {
  for (;;) {
    const all = await states()
    if (all.every(({ state }) => state !== 'created' && state !== 'active')) return all
  }
}

test('what rolled back or was rehearsed is never done; what was committed is, each by itself', async () => {
  const send = (name: string) => (tx: Parameters<typeof sendJob>[0]) => sendJob(tx, trial.queue, { name })
  await change(working, async (tx) => {
    await send('rolled back')(tx)
    throw new Error('a bug')
  }).catch(() => undefined)
  await rehearse(working, send('rehearsed'))
  assert.deepEqual(await states(), [])
  await change(working, async (tx) => {
    for (const name of ['one', 'broken', 'two', 'three']) await send(name)(tx)
  })
  await worked(4)
  const outcome = new Map((await settled()).map(({ name, state }) => [name, state]))
  assert.deepEqual(
    ['one', 'broken', 'two', 'three'].map((name) => outcome.get(name)),
    ['completed', 'retry', 'completed', 'completed'],
  )
  assert.deepEqual(done.toSorted(), ['broken', 'one', 'three', 'two'])
})

test('a job that failed is tried eight times more, with growing waits', async () => {
  const [broken] = (await settled()).filter(({ name }) => name === 'broken')
  assert.equal(broken?.tries, 8)
})

test('a repeating job follows the network’s time zone', async () => {
  const { rows } = await sql`select cron, timezone from pgboss.schedule where name = ${nightly.queue}`.execute(house.db)
  assert.deepEqual(rows, [{ cron: '0 3 * * *', timezone: house.clock.timeZone }])
})

test('the shell makes the queues and works on nothing: what it sends waits for the service', async () => {
  const before = (await states('mail.send')).length
  await change(house, (tx) => sendJob(tx, 'mail.send', { name: 'waits' }))
  assert.deepEqual(
    (await states('mail.send')).slice(before).map(({ state }) => state),
    ['created'],
  )
})

test('sending to a queue that nobody declared stops the change', async () => {
  await assert.rejects(change(house, (tx) => sendJob(tx, 'no.such.queue', {})))
})
