/** Who is there: looked up at the desk, counted by college, the last who came; and for whom somebody may sign in. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { searchedWords } from '#kernel/searching.ts'
import { type QuorumNow, type QuorumTerms, quorumFor } from '#modules/statutes/index.ts'
import { cardTyped, type Mandated, VOTING_ROLES } from '../rules.ts'
import type { Meeting } from './meetings.ts'
import { quorumOf, rulesOfMeeting } from './quorum.ts'
import { type MeetingVoter, mandatedFor, votersNamed } from './voters.ts'

/** Whoever holds this person's mandates to vote, as a condition on `d` (people_mandate). */
const votingToday = (today: Day) =>
  sql<boolean>`d.role in (${sql.join([...VOTING_ROLES])}) and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today})`

/** A voter by the number on its card, excluded or not. */
const voterByCard = async (reader: Reader, meetingId: number, card: string): Promise<number[]> =>
  (await reader.selectFrom('assembly_voter').select('id').where('meeting_id', '=', meetingId).where('card', '=', card).execute()).map(
    ({ id }) => id,
  )

/**
 * Voters in whose name, town or representatives' names a word begins with each of those typed; or the one of the card that was typed or scanned.
 * One more than `limit` says that there are more.
 */
export async function votersLookedUp(reader: Reader, meetingId: number, typed: string, today: Day, limit: number): Promise<MeetingVoter[]> {
  const carded = await voterByCard(reader, meetingId, cardTyped(typed))
  if (carded.length > 0) return votersNamed(reader, meetingId, carded)
  const words = searchedWords(typed)
  if (words.length === 0) return []
  const people = sql`(select string_agg(w.name_key, ' ') from people_mandate d join people_person w on w.id = d.person_id
    where d.organisation_id = v.organisation_id and ${votingToday(today)})`
  const keys = sql<string>`' ' || regexp_replace(concat_ws(' ', o.name_key, o.town_key, p.name_key, ${people}), '[^[:alnum:]]+', ' ', 'g')`
  const rows = await reader
    .selectFrom('assembly_voter as v')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'v.person_id')
    .select('v.id')
    .where('v.meeting_id', '=', meetingId)
    .where((eb) => eb.and(words.map((word) => sql<boolean>`${keys} like ${`% ${word}%`}`)))
    .orderBy((eb) => eb.fn.coalesce('o.name_key', 'p.name_key'))
    .orderBy('v.id')
    .limit(limit + 1)
    .execute()
  return votersNamed(
    reader,
    meetingId,
    rows.map(({ id }) => id),
  )
}

export interface CollegeCount {
  /** null: a body of seats. */
  college: string | null
  voters: number
  votes: number
  presentVoters: number
  presentVotes: number
}

/** How many of each college are there, of how many. */
export const collegeCounts = (reader: Reader, meetingId: number): Promise<CollegeCount[]> =>
  reader
    .selectFrom('assembly_voter as v')
    .leftJoin('assembly_presence as t', (join) => join.onRef('t.voter_id', '=', 'v.id').on('t.to_at', 'is', null))
    .select('v.college')
    .select(({ fn }) => [fn.count<number>('v.id').as('voters'), fn.sum<number>('v.weight').as('votes')])
    .select(({ fn }) => fn.count<number>('t.id').as('presentVoters'))
    .select(sql<number>`coalesce(sum(v.weight) filter (where t.id is not null), 0)`.as('presentVotes'))
    .where('v.meeting_id', '=', meetingId)
    .where('v.excluded', 'is', null)
    .groupBy('v.college')
    .orderBy('v.college')
    .execute()

/** Those who came last and are still there. */
export async function lastArrivals(reader: Reader, meetingId: number, most: number): Promise<MeetingVoter[]> {
  const rows = await reader
    .selectFrom('assembly_presence as t')
    .innerJoin('assembly_voter as v', 'v.id', 't.voter_id')
    .select('v.id')
    .where('v.meeting_id', '=', meetingId)
    .where('t.to_at', 'is', null)
    .orderBy('t.from_at', 'desc')
    .orderBy('t.id', 'desc')
    .limit(most)
    .execute()
  const voters = new Map(
    (
      await votersNamed(
        reader,
        meetingId,
        rows.map(({ id }) => id),
      )
    ).map((voter) => [voter.id, voter]),
  )
  return rows.flatMap(({ id }) => voters.get(id) ?? [])
}

export interface ProxyNames {
  giverId: number
  giver: string
  /** null: blank. */
  holderId: number | null
  holder: string | null
}

/** The proxies that stand, of this meeting or of these voters alone: who gave one to whom. */
export async function proxyNames(reader: Reader, meetingId: number, voterIds: number[] | null): Promise<ProxyNames[]> {
  if (voterIds?.length === 0) return []
  let query = reader
    .selectFrom('assembly_proxy as x')
    .innerJoin('assembly_voter as g', 'g.id', 'x.giver_id')
    .leftJoin('people_organisation as go', 'go.id', 'g.organisation_id')
    .leftJoin('people_person as gp', 'gp.id', 'g.person_id')
    .leftJoin('assembly_voter as h', 'h.id', 'x.holder_id')
    .leftJoin('people_organisation as ho', 'ho.id', 'h.organisation_id')
    .leftJoin('people_person as hp', 'hp.id', 'h.person_id')
    .select(['x.giver_id as giverId', 'x.holder_id as holderId'])
    .select((eb) => eb.fn.coalesce('go.name', 'gp.name').$notNull().as('giver'))
    .select((eb) => eb.fn.coalesce('ho.name', 'hp.name').as('holder'))
    .where('x.meeting_id', '=', meetingId)
    .where('x.revoked_at', 'is', null)
    .orderBy('giver')
  if (voterIds) query = query.where((eb) => eb.or([eb('x.giver_id', 'in', voterIds), eb('x.holder_id', 'in', voterIds)]))
  return query.execute()
}

/** A voter with those who may sign in for it today. */
export interface Arrivable extends MeetingVoter {
  mandated: Mandated[]
}

/** Who may cast for each of these voters: those with a voting mandate of the organisation, or whoever holds the seat. */
export async function withMandated(reader: Reader, voters: MeetingVoter[], today: Day): Promise<Arrivable[]> {
  const organisations = voters.flatMap(({ organisationId }) => organisationId ?? [])
  const mandated = await mandatedFor(reader, organisations, today)
  return voters.map((voter) => ({
    ...voter,
    mandated:
      voter.personId !== null
        ? [{ personId: voter.personId, name: voter.name }]
        : (mandated.get(voter.organisationId!) ?? []).map(({ personId, name }) => ({ personId, name })),
  }))
}

export interface Voice {
  personId: number
  voterId: number
  name: string
}

/** For whom else each of these persons would be signed in at the same time: voters that are not there, and bound to nobody else. */
export async function freeVoices(reader: Reader, meetingId: number, personIds: number[], today: Day): Promise<Voice[]> {
  if (personIds.length === 0) return []
  return reader
    .selectFrom('assembly_voter as v')
    .innerJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .innerJoin('people_mandate as d', 'd.organisation_id', 'v.organisation_id')
    .leftJoin('assembly_presence as t', (join) => join.onRef('t.voter_id', '=', 'v.id').on('t.to_at', 'is', null))
    .select(['d.person_id as personId', 'v.id as voterId', 'o.name'])
    .distinct()
    .where('v.meeting_id', '=', meetingId)
    .where('v.excluded', 'is', null)
    .where('t.id', 'is', null)
    .where('d.person_id', 'in', personIds)
    .where(votingToday(today))
    .where((eb) => eb.or([eb('v.caster_id', 'is', null), eb('v.caster_id', '=', eb.ref('d.person_id'))]))
    .orderBy('o.name')
    .execute()
}

/** All for whom this person could sign in today, whether somebody else is bound already, or they are left out: each is told why. */
export async function voicesOf(reader: Reader, meetingId: number, personId: number, today: Day): Promise<MeetingVoter[]> {
  const rows = await reader
    .selectFrom('assembly_voter as v')
    .select('v.id')
    .where('v.meeting_id', '=', meetingId)
    .where(
      sql<boolean>`(v.person_id = ${personId} or exists (select 1 from people_mandate d
        where d.organisation_id = v.organisation_id and d.person_id = ${personId} and ${votingToday(today)}))`,
    )
    .execute()
  return votersNamed(
    reader,
    meetingId,
    rows.map(({ id }) => id),
  )
}

/** From when to when each voter was there, in the order of arrival. */
export const presencesOf = (reader: Reader, meetingId: number) =>
  reader
    .selectFrom('assembly_presence as t')
    .innerJoin('assembly_voter as v', 'v.id', 't.voter_id')
    .select(['t.voter_id as voterId', 't.from_at as fromAt', 't.to_at as toAt', 't.mode'])
    .where('v.meeting_id', '=', meetingId)
    .orderBy('t.from_at')
    .orderBy('t.id')
    .execute()

export interface QuorumSeen extends QuorumNow {
  /** null: none is asked for. */
  terms: QuorumTerms | null
}

/** The quorum at a moment with the terms that the statutes set for this convening. null: they say nothing of this body. */
export async function quorumSeen(reader: Reader, meeting: Meeting, at: Date): Promise<QuorumSeen | null> {
  const [now, rules] = await Promise.all([quorumOf(reader, meeting, at), rulesOfMeeting(reader, meeting)])
  return now && rules?.voting ? { ...now, terms: quorumFor(rules.voting, { quorum: null }, meeting.convening) } : null
}
