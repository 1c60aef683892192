/** Background work on files of members: reading large ones, writing long ones, forgetting what nobody finished. */
import { randomUUID } from 'node:crypto'
import type { JobDeclaration } from '#kernel/capability.ts'
import { change } from '#kernel/change.ts'
import { isAccident } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import {
  beginReadingMembers,
  bringUploadIn,
  clearMembersUploads,
  endMembersWork,
  keepMembersReading,
  READING_QUEUE,
  WRITING_QUEUE,
} from '../commands/members-uploads.ts'
import { readMembersApart } from '../imports/members-apart.ts'
import { membersReadingOrder, membersWritingOrder, storedMemberMapping, storedMembers } from '../imports/members-stored.ts'
import { readingOfMembers } from '../queries/members-uploads.ts'
import { actorOf } from '../queries.ts'
import type { ReadingOrder, UploadOutcome } from '../tables/members.ts'

/** The pages that look at this file refresh themselves. */
const moved = (house: House, { id }: ReadingOrder) => house.live.moved([{ kind: 'members_upload', id }], null)

async function end(house: House, order: ReadingOrder, outcome: UploadOutcome): Promise<void> {
  await change(house, (tx) => endMembersWork(tx, order, outcome))
  moved(house, order)
}

/** What fails by a fault of ours ends in a sentence with its reference; while the database is away, the work waits and is tried again. */
async function withoutFault(house: House, order: ReadingOrder, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (isAccident(error)) throw error
    const reference = randomUUID().slice(0, 8)
    house.log(`${reference} members upload ${order.id}: ${(error as Error).stack}`)
    await end(house, order, { kind: 'broken', reference })
  }
}

async function readUpload(house: House, order: ReadingOrder): Promise<void> {
  const file = await change(house, (tx) => beginReadingMembers(tx, order))
  if (!file) return
  moved(house, order)
  const read = await readMembersApart(file.content, storedMemberMapping(file.mapping))
  await change(house, (tx) => keepMembersReading(tx, order, read))
  moved(house, order)
}

async function writeUpload(house: House, data: Record<string, unknown>): Promise<void> {
  const order = membersWritingOrder(data)
  const actor = await actorOf(house.reader, order.personId, order.mandateId, house.clock.today())
  const read = storedMembers(await readingOfMembers(house.reader, order.id))
  if (!actor || !read) return
  try {
    await change(house, (tx) => bringUploadIn(tx, actor, { ...order, read, from: 'writing' }))
    moved(house, order)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await end(house, order, { kind: 'refused', objections: error.objections })
  }
}

async function forgetOldUploads(house: House): Promise<void> {
  const cleared = await change(house, clearMembersUploads)
  if (cleared > 0) house.log(`${cleared} files of members were forgotten.`)
}

export const membersJobs: JobDeclaration[] = [
  {
    queue: READING_QUEUE,
    work: (house, data) => withoutFault(house, membersReadingOrder(data), () => readUpload(house, membersReadingOrder(data))),
  },
  { queue: WRITING_QUEUE, work: (house, data) => withoutFault(house, membersReadingOrder(data), () => writeUpload(house, data)) },
  { queue: 'people.forget_uploads', cron: '41 * * * *', work: forgetOldUploads },
]
