/** Files that somebody brings in: received, read again with columns mended by hand, forgotten; and the steps of reading them. */
import { nowOf, record, sendJob } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { storedJson } from '#kernel/values/stored-json.ts'
import { heldUpload } from '../queries/uploads.ts'
import { KEPT_HOURS, mayBringIn, objectionToReading, objectionToReceiving, objectionToRevision, TOLD_HOURS } from '../rules/upload.ts'
import type { ReadingOrder, UploadChoices, UploadOutcome } from '../tables/upload.ts'

/** The queues of the work that would hold up a request. */
export const READING_QUEUE = 'plan.read_upload'
export const WRITING_QUEUE = 'plan.write_upload'
const HOUR_MS = 3_600_000

/** A deed that only its author may read. */
export const ownEntry = (actor: Actor, id: number) => ({
  organisationId: actor.acting?.organisationId ?? null,
  public: false,
  subjects: [{ kind: 'upload', id }],
})

export interface ReceivedFile {
  name: string
  content: Uint8Array
  /** What was understood; null: a job reads it. */
  reading: object | null
  lang: Lang
}

/** Keeps a file until its plan is brought in. Refuses whoever writes no plans, and an eleventh file. Returns its id. */
export async function receiveUpload(tx: Writer, actor: Actor, { name, content, reading, lang }: ReceivedFile): Promise<number> {
  const { personId } = actor
  if (personId === null || !mayBringIn(actor)) throw notYours()
  const { waiting } = await tx
    .selectFrom('plan_upload')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('person_id', '=', personId)
    .where('state', '!=', 'written')
    .executeTakeFirstOrThrow()
  refuse(objectionToReceiving(Number(waiting)))
  const now = nowOf(tx)
  const { id } = await tx
    .insertInto('plan_upload')
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
  if (!reading) await sendJob(tx, READING_QUEUE, { id, revision: 1, lang } satisfies ReadingOrder)
  await record(tx, actor, 'plan.file_received', { ...ownEntry(actor, id), payload: { bytes: content.length } })
  return id
}

export interface ReadingAgain {
  id: number
  /** The reading that the person saw. */
  revision: number
  mapping: object
  reading: object | null
  choices: UploadChoices | null
  lang: Lang
}

/** Reads the file again, with columns mended by hand or after work that failed. Refuses when it was read again meanwhile. */
export async function readAgain(tx: Writer, actor: Actor, input: ReadingAgain): Promise<void> {
  const { id, revision, mapping, reading, choices, lang } = input
  const upload = found(await heldUpload(tx, actor, id))
  refuse(objectionToReading(upload))
  refuse(objectionToRevision(upload, revision), 409)
  await tx
    .updateTable('plan_upload')
    .set({
      state: reading ? 'read' : 'received',
      progress: 0,
      revision: revision + 1,
      mapping: storedJson(mapping),
      reading: reading && storedJson(reading),
      choices: storedJson(choices ?? {}),
      outcome: null,
      moved_at: nowOf(tx),
    })
    .where('id', '=', id)
    .execute()
  if (!reading) await sendJob(tx, READING_QUEUE, { id, revision: revision + 1, lang } satisfies ReadingOrder)
  const columns = Object.keys(mapping).length
  await record(tx, actor, 'plan.file_read_again', { ...ownEntry(actor, id), payload: { columns } })
}

/** Forgets a file with all that was understood of it. The plan that it became stays. */
export async function forgetUpload(tx: Writer, actor: Actor, id: number): Promise<void> {
  found(await heldUpload(tx, actor, id))
  await tx.deleteFrom('plan_upload').where('id', '=', id).execute()
  await record(tx, actor, 'plan.file_forgotten', { ...ownEntry(actor, id), payload: {} })
}

/** Takes the work of reading up; null when somebody else did, or when it is asked for no more. */
export async function beginReading(tx: Writer, { id, revision }: ReadingOrder) {
  const row = await tx
    .updateTable('plan_upload')
    .set({ state: 'reading', progress: READING_BEGUN, moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    // A job that was cut off is tried again.
    .where('state', 'in', ['received', 'reading'])
    .returning(['name', 'content', 'mapping'])
    .executeTakeFirst()
  return row ?? null
}

/** How far the work is when the file is handed to its reader, and when it comes back understood. */
const READING_BEGUN = 20
export const READING_DONE = 90

/** Keeps what was understood, unless another reading was asked for meanwhile. */
export async function keepReading(tx: Writer, { id, revision }: ReadingOrder, reading: object): Promise<void> {
  await tx
    .updateTable('plan_upload')
    .set({ state: 'read', progress: 100, reading: storedJson(reading), moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'reading')
    .execute()
}

/** Notes how far the work is. */
export async function noteProgress(tx: Writer, { id, revision }: ReadingOrder, progress: number): Promise<void> {
  await tx
    .updateTable('plan_upload')
    .set({ progress, moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .execute()
}

/** Ends work that came to nothing: with a sentence, or with an import's refusal, after which the preview is there again. */
export async function endWork(tx: Writer, { id, revision }: ReadingOrder, outcome: UploadOutcome): Promise<void> {
  await tx
    .updateTable('plan_upload')
    .set({ state: outcome.kind === 'refused' ? 'read' : 'failed', outcome: storedJson(outcome), moved_at: nowOf(tx) })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', ['received', 'reading', 'writing'])
    .execute()
}

/** Forgets the files that nobody finished, and later what was said of those that became plans. Answers how many. */
export async function clearUploads(tx: Writer): Promise<number> {
  const hoursAgo = (hours: number) => new Date(nowOf(tx).getTime() - hours * HOUR_MS)
  const { numDeletedRows } = await tx
    .deleteFrom('plan_upload')
    .where((eb) =>
      eb.or([
        eb('received_at', '<', hoursAgo(TOLD_HOURS)),
        eb.and([eb('received_at', '<', hoursAgo(KEPT_HOURS)), eb('state', '!=', 'written')]),
      ]),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
