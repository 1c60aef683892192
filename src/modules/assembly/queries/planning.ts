/** What planning a meeting reads: the bodies one may convene, what stands in its forms, its documents' bytes, names and answers of the search. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { matches } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mayConvene } from '../rules.ts'
import { type Meeting, meetingsNamed } from './meetings.ts'

export interface ConvenableBody {
  id: number
  code: string
  name: Localized
  organisationId: number
  organisationName: string
}

/** The bodies for which this actor may convene a meeting, the network's first. */
export async function bodiesToConvene(reader: Reader, actor: Actor): Promise<ConvenableBody[]> {
  const rows = await reader
    .selectFrom('people_body as b')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['b.id', 'b.code', 'b.name_fr', 'b.name_en', 'b.organisation_id', 'o.name'])
    .orderBy(sql`o.kind <> 'network'`)
    .orderBy('o.name')
    .orderBy(sql`b.code not like 'ag%'`)
    .orderBy('b.name_fr')
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      code: row.code,
      name: { fr: row.name_fr, en: row.name_en },
      organisationId: row.organisation_id,
      organisationName: row.name,
    }))
    .filter((body) => mayConvene(actor, { organisationId: body.organisationId, bodyId: body.id }))
}

/** Meetings whose title or body holds all the words, the latest first; only those that this reader may know of. */
export async function meetingsFound(reader: Reader, actor: Actor | null, words: string[], limit: number, today: Day): Promise<Meeting[]> {
  if (!actor || words.length === 0) return []
  const titles = sql`search_vector(m.title_fr || ' ' || b.name_fr, m.title_en)`
  const rows = await reader
    .selectFrom('assembly_meeting as m')
    .innerJoin('people_body as b', 'b.id', 'm.body_id')
    .select('m.id')
    .where(matches(titles, words))
    .orderBy('m.starts_at', 'desc')
    .limit(200)
    .execute()
  const ids = rows.map(({ id }) => id)
  return (await meetingsNamed(reader, actor, ids, today)).slice(0, limit)
}

/** Resolutions among `ids`, each with its meeting, as far as this reader may know of it. */
export async function resolutionNames(reader: Reader, actor: Actor | null, ids: number[], today: Day) {
  const rows = await reader
    .selectFrom('assembly_resolution')
    .select(['id', 'meeting_id', 'number', 'title_fr', 'title_en'])
    .where('id', 'in', ids.length > 0 ? ids : [-1])
    .execute()
  const known = await meetingsNamed(reader, actor, [...new Set(rows.map(({ meeting_id }) => meeting_id))], today)
  const meetings = new Map(known.map((each) => [each.id, each]))
  return rows.flatMap((row) => {
    const meeting = meetings.get(row.meeting_id)
    return meeting ? [{ id: row.id, number: row.number, title: { fr: row.title_fr, en: row.title_en }, meeting }] : []
  })
}

/** How much stands on an agenda now. */
export async function agendaSize(reader: Reader, meetingId: number): Promise<{ items: number; resolutions: number }> {
  const [items, resolutions] = await Promise.all([
    reader.selectFrom('assembly_item').select('id').where('meeting_id', '=', meetingId).execute(),
    reader.selectFrom('assembly_resolution').select('id').where('meeting_id', '=', meetingId).where('withdrawn_at', 'is', null).execute(),
  ])
  return { items: items.length, resolutions: resolutions.length }
}

/** A piece of a document that was found through its meeting; `from` counts from 0. */
export async function documentPieceOf(reader: Reader, id: number, from: number, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const row = await reader
    .selectFrom('assembly_document')
    .select(sql<Buffer<ArrayBuffer>>`substring(bytes from ${from + 1}::int for ${most}::int)`.as('piece'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.piece
}
