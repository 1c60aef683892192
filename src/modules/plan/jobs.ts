/** Background work on files that are being brought in: reading the large ones, writing large plans, forgetting what nobody finished. */
import { randomUUID } from 'node:crypto'
import type { JobDeclaration } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { isAccident } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { actorOf } from '#modules/people/index.ts'
import { bringIn } from './commands/bring-in.ts'
import {
  beginReading,
  clearUploads,
  endWork,
  keepReading,
  noteProgress,
  READING_DONE,
  READING_QUEUE,
  WRITING_QUEUE,
} from './commands/upload.ts'
import { readPlanApart } from './imports/apart.ts'
import { readingOrderOf, storedChoices, storedMapping, storedReading, writingOrderOf } from './imports/stored.ts'
import { ownUpload, readingOfUpload } from './queries/uploads.ts'
import { understoodOf, unreadSentence } from './rules/upload.ts'
import type { ReadingOrder, UploadOutcome } from './tables/upload.ts'

/** How often the page of a plan that is being written asks how far that is. */
const TELL_MS = 1_000

/** The pages that look at this file refresh themselves. */
const moved = (house: House, { id }: ReadingOrder) => house.live.moved([{ kind: 'upload', id }], null)

async function end(house: House, order: ReadingOrder, outcome: UploadOutcome): Promise<void> {
  await change(house, (tx) => endWork(tx, order, outcome))
  moved(house, order)
}

/** What fails by a fault of ours ends in a sentence with its reference; while the database is away, the work waits and is tried again. */
async function withoutFault(house: House, order: ReadingOrder, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (isAccident(error)) throw error
    const reference = randomUUID().slice(0, 8)
    house.log(`${reference} upload ${order.id}: ${(error as Error).stack}`)
    await end(house, order, { kind: 'broken', reference })
  }
}

async function readUpload(house: House, order: ReadingOrder): Promise<void> {
  const file = await change(house, (tx) => beginReading(tx, order))
  if (!file) return
  moved(house, order)
  const read = await readPlanApart(file.content, file.name, order.lang, storedMapping(file.mapping))
  const sentence = unreadSentence(read)
  if (sentence !== null) return end(house, order, { kind: 'unread', sentence })
  await change(house, (tx) => noteProgress(tx, order, READING_DONE))
  moved(house, order)
  await change(house, (tx) => keepReading(tx, order, read))
  moved(house, order)
}

async function writeUpload(house: House, data: Record<string, unknown>): Promise<void> {
  const order = writingOrderOf(data)
  const actor = await actorOf(house.reader, order.personId, order.mandateId, house.clock.today())
  const upload = await ownUpload(house.reader, actor, order.id)
  if (!actor || !upload) return
  const read = storedReading(await readingOfUpload(house.reader, order.id))
  const choices = storedChoices(upload.choices)
  if (!read || !choices) throw new Error('An upload was handed over that nobody had seen.')
  const { id, revision, rehearsed } = order
  const telling = setInterval(() => moved(house, order), TELL_MS)
  try {
    await change(house, (tx) => bringIn(tx, actor, { id, revision, rehearsed, choices, understood: understoodOf(read), from: 'writing' }))
    moved(house, order)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await end(house, order, { kind: 'refused', objections: error.objections })
  } finally {
    clearInterval(telling)
  }
}

async function forgetOldUploads(house: House): Promise<void> {
  const cleared = await change(house, clearUploads)
  if (cleared > 0) house.log(`${cleared} uploads were forgotten.`)
}

export const jobs: JobDeclaration[] = [
  {
    queue: READING_QUEUE,
    work: (house, data) => withoutFault(house, readingOrderOf(data), () => readUpload(house, readingOrderOf(data))),
  },
  {
    queue: WRITING_QUEUE,
    work: (house, data) => withoutFault(house, writingOrderOf(data), () => writeUpload(house, data)),
  },
  { queue: 'plan.forget_uploads', cron: '23 * * * *', work: forgetOldUploads },
]
