/** The register of decisions: anyone reads it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { matches } from '#kernel/searching.ts'
import type { Localized } from '#kernel/values/lang.ts'
import type { DecisionResult, Outcome } from '../tables.ts'

export interface Decision {
  id: number
  organisationId: number
  organisationName: string
  number: number
  meetingId: number
  meetingTitle: Localized
  resolutionNumber: number
  voteId: number
  decidedAt: Date
  decidedOn: Day
  outcome: Outcome
  title: Localized
  text: Localized
  subject: { kind: string; id: number; sha256: string | null } | null
  result: DecisionResult
  /** The vote was annulled after it had been entered; why is in the minutes. */
  annulled: boolean
  bodyId: number
  example: boolean
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('minutes_decision as d')
    .innerJoin('people_organisation as o', 'o.id', 'd.organisation_id')
    .innerJoin('assembly_meeting as m', 'm.id', 'd.meeting_id')
    .innerJoin('assembly_resolution as r', 'r.id', 'd.resolution_id')
    .innerJoin('ballot_vote as v', 'v.id', 'd.vote_id')
    .selectAll('d')
    .select(['o.name as organisation_name', 'm.title_fr as meeting_fr', 'm.title_en as meeting_en', 'm.body_id', 'r.number as resolution'])
    .select('v.state as vote_state')

const factsOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): Decision => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  number: row.number,
  meetingId: row.meeting_id,
  meetingTitle: { fr: row.meeting_fr, en: row.meeting_en },
  resolutionNumber: row.resolution,
  voteId: row.vote_id,
  decidedAt: row.decided_at,
  decidedOn: row.decided_on,
  outcome: row.outcome,
  title: { fr: row.title_fr, en: row.title_en },
  text: { fr: row.text_fr, en: row.text_en },
  subject: row.subject_kind === null ? null : { kind: row.subject_kind, id: row.subject_id!, sha256: row.subject_sha256 },
  result: row.result,
  annulled: row.vote_state === 'annulled',
  bodyId: row.body_id,
  example: row.example,
})

export async function decisionNumbered(reader: Reader, organisationId: number, number: number): Promise<Decision | null> {
  const row = await rows(reader).where('d.organisation_id', '=', organisationId).where('d.number', '=', number).executeTakeFirst()
  return row ? factsOf(row) : null
}

export const decisionsNamed = async (reader: Reader, ids: number[]): Promise<Decision[]> =>
  (
    await rows(reader)
      .where('d.id', 'in', ids.length > 0 ? ids : [-1])
      .execute()
  ).map(factsOf)

/** What was decided on this thing, the latest first. */
export const decisionsAbout = async (reader: Reader, kind: string, id: number): Promise<Decision[]> =>
  (await rows(reader).where('d.subject_kind', '=', kind).where('d.subject_id', '=', id).orderBy('d.id', 'desc').execute()).map(factsOf)

export const decisionsOfMeeting = async (reader: Reader, meetingId: number): Promise<Decision[]> =>
  (await rows(reader).where('d.meeting_id', '=', meetingId).orderBy('d.number').execute()).map(factsOf)

export const DECISIONS_PER_PAGE = 50

export interface DecisionsAsked {
  words: string[]
  /** As it was typed, for the address and the field. */
  typed: string
  year: string | null
  bodyId: number | null
  outcome: Outcome | null
  /** `text`: about nothing but its own words. */
  subjectKind: string | null
  page: number
}

/** The text that migration 0032 indexes. */
const vector = sql`search_vector(d.title_fr || ' ' || d.text_fr, coalesce(d.title_en, '') || ' ' || coalesce(d.text_en, ''))`

function asked(reader: Reader, organisationId: number, { words, year, bodyId, outcome, subjectKind }: DecisionsAsked) {
  let query = rows(reader).where('d.organisation_id', '=', organisationId)
  if (words.length > 0) query = query.where(matches(vector, words))
  if (year !== null) query = query.where('d.decided_on', '>=', `${year}-01-01`).where('d.decided_on', '<=', `${year}-12-31`)
  if (bodyId !== null) query = query.where('m.body_id', '=', bodyId)
  if (outcome !== null) query = query.where('d.outcome', '=', outcome)
  if (subjectKind === 'text') query = query.where('d.subject_kind', 'is', null)
  else if (subjectKind !== null) query = query.where('d.subject_kind', '=', subjectKind)
  return query
}

export interface DecisionsListed {
  decisions: Decision[]
  /** On all pages. */
  total: number
}

/** One page of the register, the latest first; `whole`: all pages at once, for a file. */
export async function decisionsListed(
  reader: Reader,
  organisationId: number,
  wanted: DecisionsAsked,
  whole = false,
): Promise<DecisionsListed> {
  const query = asked(reader, organisationId, wanted)
  const page = query
    .orderBy('d.number', 'desc')
    .$if(!whole, (all) => all.limit(DECISIONS_PER_PAGE).offset((wanted.page - 1) * DECISIONS_PER_PAGE))
  const [found, counted] = await Promise.all([
    page.execute(),
    query.clearSelect().select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { decisions: found.map(factsOf), total: counted.total }
}

export interface DecisionFilters {
  total: number
  years: string[]
  bodies: { id: number; name: Localized }[]
  kinds: (string | null)[]
}

/** What the register can be narrowed down to. One query. */
export async function decisionFilters(reader: Reader, organisationId: number): Promise<DecisionFilters> {
  const found = await reader
    .selectFrom('minutes_decision as d')
    .innerJoin('assembly_meeting as m', 'm.id', 'd.meeting_id')
    .innerJoin('people_body as b', 'b.id', 'm.body_id')
    .select([sql<string>`to_char(d.decided_on, 'YYYY')`.as('year'), 'b.id', 'b.name_fr', 'b.name_en', 'd.subject_kind'])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('d.organisation_id', '=', organisationId)
    .groupBy([sql`1`, 'b.id', 'b.name_fr', 'b.name_en', 'd.subject_kind'])
    .execute()
  return {
    total: found.reduce((sum, { count }) => sum + count, 0),
    years: [...new Set(found.map(({ year }) => year))].sort().reverse(),
    bodies: [...new Map(found.map(({ id, name_fr, name_en }) => [id, { id, name: { fr: name_fr, en: name_en } }])).values()],
    kinds: [...new Set(found.map(({ subject_kind }) => subject_kind))],
  }
}

/** For the search of the house. */
export const decisionsFound = async (reader: Reader, words: string[], limit: number): Promise<Decision[]> =>
  (await rows(reader).where(matches(vector, words)).orderBy('d.id', 'desc').limit(limit).execute()).map(factsOf)
