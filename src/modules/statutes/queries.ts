/** Which statutes there are, which are in force on a day, and what they say. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mayReadDraft } from './rules/rights.ts'
import type { StatutesDecision, StatutesState, StatutesText } from './tables.ts'

export interface Statutes {
  id: number
  organisationId: number
  organisationName: string
  number: number
  title: string
  state: StatutesState
  text: StatutesText
  sha256: string | null
  inForceFrom: Day | null
  /** The last day in force; null: no later version is known. */
  inForceUntil: Day | null
  decision: StatutesDecision | null
  note: Localized
  revision: number
  example: boolean
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('statutes_version as s')
    .innerJoin('people_organisation as o', 'o.id', 's.organisation_id')
    .select(['s.id', 's.organisation_id', 'o.name as organisation_name', 's.number', 's.title', 's.state', 's.rules', 's.sha256'])
    .select(['s.in_force_from', 's.decision', 's.note_fr', 's.note_en', 's.revision', 's.example'])
    .select(
      sql<Day | null>`(select (min(n.in_force_from) - 1)::text from statutes_version n
        where n.organisation_id = s.organisation_id and n.in_force_from > s.in_force_from)`.as('in_force_until'),
    )
    .orderBy('s.number', 'desc')

const factsOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): Statutes => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  number: row.number,
  title: row.title,
  state: row.state,
  text: row.rules,
  sha256: row.sha256,
  inForceFrom: row.in_force_from,
  inForceUntil: row.in_force_until,
  decision: row.decision,
  note: { fr: row.note_fr, en: row.note_en },
  revision: row.revision,
  example: row.example,
})

const mayRead = (actor: Actor | null, statutes: Statutes): boolean =>
  statutes.state !== 'draft' || mayReadDraft(actor, statutes.organisationId)

/** All versions that this reader may know of, the latest first. */
export async function statutesVersions(reader: Reader, actor: Actor | null, organisationId: number): Promise<Statutes[]> {
  const all = (await rows(reader).where('s.organisation_id', '=', organisationId).execute()).map(factsOf)
  return all.filter((statutes) => mayRead(actor, statutes))
}

/** One version by its number; null: there is none, or not for this reader. */
export async function statutesVersion(
  reader: Reader,
  actor: Actor | null,
  organisationId: number,
  number: number,
): Promise<Statutes | null> {
  const row = await rows(reader).where('s.organisation_id', '=', organisationId).where('s.number', '=', number).executeTakeFirst()
  const statutes = row && factsOf(row)
  return statutes && mayRead(actor, statutes) ? statutes : null
}

/** One version by its id, whoever may read it: for commands and for what is decided on. */
export async function statutesById(reader: Reader, id: number): Promise<Statutes | null> {
  const row = await rows(reader).where('s.id', '=', id).executeTakeFirst()
  return row ? factsOf(row) : null
}

/** Those in force on a day; null: nobody has recorded any. */
export async function statutesInForce(reader: Reader, organisationId: number, day: Day): Promise<Statutes | null> {
  const row = await rows(reader)
    .where('s.organisation_id', '=', organisationId)
    .where('s.state', '=', 'adopted')
    .where('s.in_force_from', '<=', day)
    .clearOrderBy()
    .orderBy('s.in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? factsOf(row) : null
}

/** Titles of versions among `ids` that this reader may know. */
export async function statutesNames(reader: Reader, actor: Actor | null, ids: number[]): Promise<Statutes[]> {
  const found = await rows(reader)
    .where('s.id', 'in', ids.length > 0 ? ids : [-1])
    .execute()
  return found.map(factsOf).filter((statutes) => mayRead(actor, statutes))
}

/** What the bodies of an organisation are called, by their codes. */
export async function bodyNames(reader: Reader, organisationId: number): Promise<Map<string, Localized>> {
  const bodies = await reader
    .selectFrom('people_body')
    .select(['code', 'name_fr', 'name_en'])
    .where('organisation_id', '=', organisationId)
    .execute()
  return new Map(bodies.map(({ code, name_fr, name_en }) => [code, { fr: name_fr, en: name_en }]))
}
