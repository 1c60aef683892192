/** Background work through pg-boss, sent inside the change's own transaction: no job for what rolled back. */
import type pg from 'pg'
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { JobDeclaration } from './capability.ts'
import type { Writer } from './database.ts'
import type { House } from './house.ts'

/** One piece of work to be done. What has the higher priority is taken first; 0 is the usual one. */
export interface NewJob {
  data: Record<string, unknown>
  priority?: number
}

export interface Jobs {
  send(tx: Writer, queue: string, data: Record<string, unknown>): Promise<void>
  /** Many at once, in one statement. */
  sendAll(tx: Writer, queue: string, jobs: NewJob[]): Promise<void>
  /** Makes the queues of the kernel's own jobs and of all capabilities and, with `working`, starts their workers. */
  start(house: House, own: JobDeclaration[], working: boolean): Promise<void>
  stop(): Promise<void>
}

/** Seconds between two looks for work, and how much is taken at once: a batch of mails leaves within seconds without hammering the database. */
const POLL_SECONDS = 2
const BATCH = 50

/** Each of a batch by itself: one that fails and is tried again must not hold up those behind it. */
async function workOn(house: House, job: JobDeclaration, batch: Job<Record<string, unknown> | null>[]): Promise<JobResult[]> {
  const results: JobResult[] = []
  for (const { id, data } of batch) {
    try {
      await job.work(house, data ?? {})
      results.push({ id, status: 'completed' })
    } catch (error) {
      results.push({ id, status: 'failed', output: { message: (error as Error).message } })
    }
  }
  return results
}

export function openJobs(pool: pg.Pool, log: (line: string) => void): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
    schema: 'pgboss',
  })
  boss.on('error', (error: Error) => log(`Jobs: ${error.message}`))
  return {
    async send(tx, queue, data) {
      await boss.send(queue, data, { db: fromKysely(tx) })
    },
    async sendAll(tx, queue, jobs) {
      if (jobs.length > 0) await boss.insert(queue, jobs, { db: fromKysely(tx) })
    },
    async start(house, own, working) {
      await boss.start()
      for (const job of [...own, ...house.capabilities.flatMap((capability) => capability.jobs ?? [])]) {
        await boss.createQueue(job.queue, { retryLimit: 8, retryBackoff: true, retryDelay: 30 })
        if (!working) continue
        const options = { batchSize: BATCH, pollingIntervalSeconds: POLL_SECONDS, perJobResults: true } as const
        await boss.work(job.queue, options, (batch: Job<Record<string, unknown> | null>[]) => workOn(house, job, batch))
        if (job.cron) await boss.schedule(job.queue, job.cron, {}, { tz: house.clock.timeZone })
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 2_000 })
    },
  }
}
