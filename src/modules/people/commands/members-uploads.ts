/** Files of members that somebody brings in: received, read again with columns mended by hand, handed to a job, forgotten. */
import { nowOf, record, sendJob } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { storedJson } from '#kernel/values/stored-json.ts'
import { heldMembersUpload } from '../queries/members-uploads.ts'
import { networkIdOf } from '../queries.ts'
import type { MembersRead } from '../rules/members.ts'
import type { MembersOutcome } from '../rules/members-outcome.ts'
import { KEPT_HOURS, objectionToReading, objectionToReceiving, objectionToRevision, TOLD_HOURS } from '../rules/members-uploads.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import type { ReadingOrder, UploadOutcome, WritingOrder } from '../tables/members.ts'
import { bringMembersIn } from './members.ts'

/** The queues of the work that would hold up a request. */
export const READING_QUEUE = 'people.read_upload'
export const WRITING_QUEUE = 'people.write_upload'
const HOUR_MS = 3_600_000

/** A deed that only its author may read. */
const ownEntry = (actor: Actor, id: number) => ({
  organisationId: actor.acting?.organisationId ?? null,
  public: false,
  subjects: [{ kind: 'members_upload', id }],
})

async function asKeeper(tx: Writer, actor: Actor): Promise<number> {
  if (actor.personId === null || !mayKeepPeople(actor, await networkIdOf(tx))) throw notYours()
  return actor.personId
}

export interface ReceivedMembers {
  name: string
  content: Uint8Array
  /** What was understood; null: a job reads it. */
  reading: MembersRead | null
}

/** Keeps a file until it is brought in. Permanents of the network; refuses an eleventh file. Returns its id. */
export async function receiveMembers(tx: Writer, actor: Actor, { name, content, reading }: ReceivedMembers): Promise<number> {
  const personId = await asKeeper(tx, actor)
  const { waiting } = await tx
    .selectFrom('people_upload')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('person_id', '=', personId)
    .where('state', '!=', 'written')
    .executeTakeFirstOrThrow()
  refuse(objectionToReceiving(Number(waiting)))
  const now = nowOf(tx)
  const { id } = await tx
    .insertInto('people_upload')
    .values({
      person_id: personId,
      received_at: now,
      moved_at: now,
      name,
      content: Buffer.from(content),
      state: reading ? 'read' : 'received',
      reading: reading && storedJson(reading),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!reading) await sendJob(tx, READING_QUEUE, { id, revision: 1 } satisfies ReadingOrder)
  await record(tx, actor, 'members.file_received', { ...ownEntry(actor, id), payload: { bytes: content.length } })
  return id
}

export interface MembersReadAgain extends ReadingOrder {
  mapping: object
  reading: MembersRead | null
}

/** Reads the file again, with columns mended by hand or after work that failed. Refuses when it was read again meanwhile (409). */
export async function readMembersAgain(tx: Writer, actor: Actor, { id, revision, mapping, reading }: MembersReadAgain): Promise<void> {
  const upload = found(await heldMembersUpload(tx, actor, id))
  await asKeeper(tx, actor)
  refuse(objectionToReading(upload))
  refuse(objectionToRevision(upload, revision), 409)
  await tx
    .updateTable('people_upload')
    .set({
      state: reading ? 'read' : 'received',
      revision: revision + 1,
      mapping: storedJson(mapping),
      reading: reading && storedJson(reading),
      outcome: null,
      moved_at: nowOf(tx),
    })
    .where('id', '=', id)
    .execute()
  if (!reading) await sendJob(tx, READING_QUEUE, { id, revision: revision + 1 } satisfies ReadingOrder)
  await record(tx, actor, 'members.file_read_again', { ...ownEntry(actor, id), payload: { columns: Object.keys(mapping).length } })
}

/** Forgets a file with all that was understood of it. The members that came of it stay. */
export async function forgetMembers(tx: Writer, actor: Actor, id: number): Promise<void> {
  found(await heldMembersUpload(tx, actor, id))
  await tx.deleteFrom('people_upload').where('id', '=', id).execute()
  await record(tx, actor, 'members.file_forgotten', { ...ownEntry(actor, id), payload: {} })
}

export interface BringUploadIn extends Omit<WritingOrder, 'personId' | 'mandateId'> {
  read: MembersRead
  /** Whether the page asks for it, or the job to which it was handed. */
  from: 'read' | 'writing'
}

/** Brings one's own file in and empties it; null when somebody else did, in the same instant. */
export async function bringUploadIn(tx: Writer, actor: Actor, input: BringUploadIn): Promise<MembersOutcome | null> {
  const { id, revision, read, skipRefused, rehearsed, from } = input
  const upload = found(await heldMembersUpload(tx, actor, id))
  if (upload.state !== from) return null
  refuse(objectionToRevision(upload, revision), 409)
  const outcome = await bringMembersIn(tx, actor, { read, skipRefused, rehearsed })
  const { created, changed, unchanged, refused } = outcome
  const told: UploadOutcome = { kind: 'written', created, changed, unchanged, refused }
  await tx
    .updateTable('people_upload')
    .set({ state: 'written', content: Buffer.alloc(0), reading: null, outcome: storedJson(told), moved_at: nowOf(tx) })
    .where('id', '=', id)
    .execute()
  return outcome
}

/** Hands a long file to the job that writes it. */
export async function handMembersOver(tx: Writer, actor: Actor, order: WritingOrder, rows: number): Promise<void> {
  const upload = found(await heldMembersUpload(tx, actor, order.id))
  await asKeeper(tx, actor)
  if (upload.state !== 'read') return
  refuse(objectionToRevision(upload, order.revision), 409)
  const told: UploadOutcome = { kind: 'handed', rows }
  await tx
    .updateTable('people_upload')
    .set({ state: 'writing', outcome: storedJson(told), moved_at: nowOf(tx) })
    .where('id', '=', order.id)
    .execute()
  await sendJob(tx, WRITING_QUEUE, { ...order })
}

/** Takes the work of reading up; null when it is asked for no more. A job that was cut off is tried again. */
export async function beginReadingMembers(tx: Writer, { id, revision }: ReadingOrder) {
  const row = await tx
    .updateTable('people_upload')
    .set({ state: 'reading', moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', ['received', 'reading'])
    .returning(['content', 'mapping'])
    .executeTakeFirst()
  return row ?? null
}

/** Keeps what was understood, unless another reading was asked for meanwhile. */
export async function keepMembersReading(tx: Writer, { id, revision }: ReadingOrder, reading: MembersRead): Promise<void> {
  await tx
    .updateTable('people_upload')
    .set({ state: reading.failed && reading.columns.length === 0 ? 'failed' : 'read', reading: storedJson(reading), moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'reading')
    .execute()
}

/** Ends work that came to nothing: by a fault, or with a refusal, after which the rehearsal is there again. */
export async function endMembersWork(tx: Writer, { id, revision }: ReadingOrder, outcome: UploadOutcome): Promise<void> {
  await tx
    .updateTable('people_upload')
    .set({ state: outcome.kind === 'refused' ? 'read' : 'failed', outcome: storedJson(outcome), moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', ['received', 'reading', 'writing'])
    .execute()
}

/** Forgets the files that nobody finished, and later what came of the others. Answers how many. */
export async function clearMembersUploads(tx: Writer): Promise<number> {
  const hoursAgo = (hours: number) => new Date(nowOf(tx).getTime() - hours * HOUR_MS)
  const { numDeletedRows } = await tx
    .deleteFrom('people_upload')
    .where((eb) =>
      eb.or([
        eb('received_at', '<', hoursAgo(TOLD_HOURS)),
        eb.and([eb('received_at', '<', hoursAgo(KEPT_HOURS)), eb('state', '!=', 'written')]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
