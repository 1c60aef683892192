/** Documents of plans and items, without their bytes; and the bytes of one, piece by piece. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Item, itemOf, itemRows, type Place } from './items.ts'
import { type Plan, planById } from './plans.ts'

export interface DocumentFacts {
  id: number
  name: string
  /** As found in the content. */
  mediaType: string
  sizeBytes: number
  sha256: string
  addedAt: Date
  /** Who added it, for readers who are signed in. */
  addedBy: { id: number; name: string } | null
  example: boolean
}

const documentRows = (reader: Reader) =>
  reader
    .selectFrom('plan_document as d')
    .leftJoin('people_person as person', 'person.id', 'd.added_by')
    .leftJoin('plan_item as i', 'i.id', 'd.item_id')
    .select(['d.id', 'd.name', 'd.media_type', 'd.size_bytes', 'd.sha256', 'd.added_at', 'd.added_by', 'd.example', 'd.item_id'])
    .select(['person.name as person_name', 'i.code', 'i.title_fr', 'i.title_en', 'i.removed as item_removed'])
    // An item's documents go with it, should it ever stand in another plan.
    .select(sql<number>`coalesce(i.plan_id, d.plan_id)`.as('plan_id'))
    .where('d.removed', '=', false)

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documentRows>['executeTakeFirstOrThrow']>>

const factsOf = (row: DocumentRow, actor: Actor | null): DocumentFacts => ({
  id: row.id,
  name: row.name,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  sha256: row.sha256,
  addedAt: row.added_at,
  addedBy: actor !== null && row.added_by !== null ? { id: row.added_by, name: row.person_name! } : null,
  example: row.example,
})

/** The documents of an item that was found through its reader, the latest first. */
export const documentsOfItem = async (reader: Reader, actor: Actor | null, itemId: number): Promise<DocumentFacts[]> =>
  (await documentRows(reader).where('d.item_id', '=', itemId).orderBy('d.id', 'desc').execute()).map((row) => factsOf(row, actor))

export interface PlanDocuments {
  /** Of the plan itself. */
  own: DocumentFacts[]
  /** Of its items, by their codes. */
  ofItems: { place: Place; documents: DocumentFacts[] }[]
}

const byCode = new Intl.Collator('fr', { numeric: true })

/** All documents of a plan that was found through its reader, in one query. */
export async function documentsOfPlan(reader: Reader, actor: Actor | null, planId: number): Promise<PlanDocuments> {
  const rows = await documentRows(reader)
    .where(({ eb, or, and }) =>
      or([
        and([eb('d.plan_id', '=', planId), eb('d.item_id', 'is', null)]),
        and([eb('i.plan_id', '=', planId), eb('i.removed', '=', false)]),
      ]),
    )
    .orderBy('d.id', 'desc')
    .execute()
  const byItem = Map.groupBy(
    rows.filter((row) => row.item_id !== null),
    (row) => row.item_id!,
  )
  return {
    own: rows.filter((row) => row.item_id === null).map((row) => factsOf(row, actor)),
    ofItems: [...byItem.values()]
      .map((all) => ({
        place: { id: all[0]!.item_id!, code: all[0]!.code!, title: { fr: all[0]!.title_fr, en: all[0]!.title_en } },
        documents: all.map((row) => factsOf(row, actor)),
      }))
      .sort((one, other) => byCode.compare(one.place.code, other.place.code)),
  }
}

export interface PlacedDocument {
  document: DocumentFacts
  plan: Plan
  item: Item | null
}

/** One document with its plan and item, or null where there is none for this actor. `removed`: one that was taken away. */
export async function documentWithPlace(
  reader: Reader,
  actor: Actor | null,
  id: number,
  today: Day,
  { removed = false } = {},
): Promise<PlacedDocument | null> {
  const rows = removed ? documentRows(reader).clearWhere().where('d.removed', '=', true) : documentRows(reader)
  const row = await rows.where('d.id', '=', id).executeTakeFirst()
  const plan = row ? await planById(reader, actor, row.plan_id) : null
  if (!row || !plan) return null
  const item = row.item_id === null ? null : await itemRows(reader, today).where('i.id', '=', row.item_id).executeTakeFirstOrThrow()
  return { document: factsOf(row, actor), plan, item: item ? itemOf(item, actor) : null }
}

/** What is in one place, for who adds to it. */
export const fingerprintsAt = (reader: Reader, place: { planId: number; itemId: number | null }) =>
  reader
    .selectFrom('plan_document')
    .select('sha256')
    .where('removed', '=', false)
    .where(({ eb, and }) =>
      place.itemId === null ? and([eb('plan_id', '=', place.planId), eb('item_id', 'is', null)]) : eb('item_id', '=', place.itemId),
    )
    .execute()

/** A piece of a document that was found through its reader; `from` counts from 0. */
export async function documentPiece(reader: Reader, id: number, from: number, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const row = await reader
    .selectFrom('plan_document')
    .select(sql<Buffer<ArrayBuffer>>`substring(content from ${from + 1}::int for ${most}::int)`.as('piece'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.piece
}
