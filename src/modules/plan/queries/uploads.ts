/** Files that are being brought in: only whoever sent one sees it. */
import { sql } from 'kysely'
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { uploadPath } from '../paths.ts'
import type { Counted } from '../rules/upload.ts'
import type { UploadOutcome, UploadState } from '../tables/upload.ts'
import { standingItems } from './standing.ts'

export interface Upload {
  id: number
  name: string
  receivedAt: Date
  state: UploadState
  progress: number
  revision: number
  movedAt: Date
  outcome: UploadOutcome | null
  /** As stored: `imports/stored.ts` tells what they are. */
  choices: unknown
  mapping: unknown
  /** The plan that it became. */
  plan: { id: number; slug: string; title: Localized } | null
}

const uploadRows = (reader: Reader, personId: number | null) =>
  reader
    .selectFrom('plan_upload as u')
    .leftJoin('plan_plan as p', 'p.id', 'u.plan_id')
    .select(['u.id', 'u.name', 'u.received_at', 'u.state', 'u.progress', 'u.revision', 'u.moved_at', 'u.outcome', 'u.choices', 'u.mapping'])
    .select(['p.id as plan_id', 'p.slug', 'p.title_fr', 'p.title_en'])
    .where('u.person_id', '=', personId)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof uploadRows>['executeTakeFirst']>>>

const uploadOf = (row: Row): Upload => ({
  id: row.id,
  name: row.name,
  receivedAt: row.received_at,
  state: row.state,
  progress: row.progress,
  revision: row.revision,
  movedAt: row.moved_at,
  outcome: row.outcome,
  choices: row.choices,
  mapping: row.mapping,
  plan: row.plan_id === null ? null : { id: row.plan_id, slug: row.slug!, title: { fr: row.title_fr, en: row.title_en } },
})

/** One's own files, the latest first. */
export async function uploads(reader: Reader, actor: Actor | null): Promise<Upload[]> {
  if (!actor || actor.personId === null) return []
  return (await uploadRows(reader, actor.personId).orderBy('u.id', 'desc').execute()).map(uploadOf)
}

/** One's own file, or null where there is none of one's own. */
export async function ownUpload(reader: Reader, actor: Actor | null, id: number): Promise<Upload | null> {
  if (!actor || actor.personId === null) return null
  const row = await uploadRows(reader, actor.personId).where('u.id', '=', id).executeTakeFirst()
  return row ? uploadOf(row) : null
}

/** What was understood of a file, as stored; for who has found the upload as his or her own. */
export async function readingOfUpload(reader: Reader, id: number): Promise<unknown> {
  const row = await reader.selectFrom('plan_upload').select('reading').where('id', '=', id).executeTakeFirst()
  return row?.reading ?? null
}

/** The bytes of a file; for who has found the upload as his or her own. */
export async function contentOfUpload(reader: Reader, id: number): Promise<Uint8Array> {
  const row = await reader.selectFrom('plan_upload').select('content').where('id', '=', id).executeTakeFirstOrThrow()
  return row.content
}

/** How many items there have ever been. A sequence stands outside transactions, so it tells how far one is that nobody sees into yet. */
export async function itemsEverMade(reader: Reader): Promise<number> {
  const { made } = await reader
    .selectNoFrom(sql<number>`coalesce(pg_sequence_last_value(pg_get_serial_sequence('plan_item', 'id')::regclass), 0)`.as('made'))
    .executeTakeFirstOrThrow()
  return made
}

/** One's own file, its row held until the end of the change: whoever sends the same form twice waits for the first. */
export async function heldUpload(tx: Writer, actor: Actor, id: number): Promise<Upload | null> {
  if (actor.personId === null) return null
  await tx.selectFrom('plan_upload').select('id').where('id', '=', id).where('person_id', '=', actor.personId).forUpdate().execute()
  return ownUpload(tx, actor, id)
}

/** The items of a plan with the count of their edits. */
export async function countedItems(reader: Reader, planId: number): Promise<Counted[]> {
  const items = await standingItems(reader, planId)
  const rows = await reader.selectFrom('plan_item').select(['id', 'revision']).where('plan_id', '=', planId).execute()
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]))
  return items.map((item) => ({ ...item, revision: revisions.get(item.id) ?? 0 }))
}

/** Names one's own files for the journal. */
export async function uploadNames(reader: Reader, actor: Actor | null, ids: number[]): Promise<Map<number, ObjectFacts>> {
  if (!actor || actor.personId === null) return new Map()
  const rows = await uploadRows(reader, actor.personId).where('u.id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, { title: { fr: name, en: name }, path: uploadPath(id), example: false }]))
}
