/** The session: who may be named to lead it, who asked for the floor, the quorum as it was last measured. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { BOARD, type Role } from '#kernel/values/actor.ts'
import { type QuorumTerms, quorumFor, smallestWhole } from '#modules/statutes/index.ts'
import type { Meeting } from './meetings.ts'
import type { MeetingRules } from './quorum.ts'

export interface Speaker {
  id: number
  itemId: number | null
  personId: number
  name: string
  /** The voter for which this person is there; null: for none. */
  speaksFor: string | null
  askedAt: Date
  /** null: still waits. */
  givenAt: Date | null
  endedAt: Date | null
  seconds: number | null
}

const speakerRows = (reader: Reader, meetingId: number) =>
  reader
    .selectFrom('assembly_speaker as s')
    .innerJoin('people_person as p', 'p.id', 's.person_id')
    .selectAll('s')
    .select('p.name')
    .select(
      sql<string | null>`(select o.name from assembly_voter v join people_organisation o on o.id = v.organisation_id
        where v.meeting_id = s.meeting_id and v.caster_id = s.person_id order by v.weight desc, v.id limit 1)`.as('speaks_for'),
    )
    .where('s.meeting_id', '=', meetingId)

const speakerOf = (row: Awaited<ReturnType<ReturnType<typeof speakerRows>['execute']>>[number]): Speaker => ({
  id: row.id,
  itemId: row.item_id,
  personId: row.person_id,
  name: row.name,
  speaksFor: row.speaks_for,
  askedAt: row.asked_at,
  givenAt: row.given_at,
  endedAt: row.ended_at,
  seconds: row.seconds,
})

/** The speakers' list: who speaks, then who waits, in the order in which they asked. */
export const speakersOf = async (reader: Reader, meetingId: number): Promise<Speaker[]> =>
  (await speakerRows(reader, meetingId).where('s.ended_at', 'is', null).orderBy(sql`s.given_at nulls last`).orderBy('s.id').execute()).map(
    speakerOf,
  )

/** One request for the floor in this meeting, those that are over too. */
export async function speakerById(reader: Reader, meetingId: number, id: number): Promise<Speaker | null> {
  const row = await speakerRows(reader, meetingId).where('s.id', '=', id).executeTakeFirst()
  return row ? speakerOf(row) : null
}

/** Whether this person speaks for a voter that is signed in. */
export async function isThere(reader: Reader, meetingId: number, personId: number | null): Promise<boolean> {
  if (personId === null) return false
  const row = await reader
    .selectFrom('assembly_voter as v')
    .innerJoin('assembly_presence as there', (join) => join.onRef('there.voter_id', '=', 'v.id').on('there.to_at', 'is', null))
    .select('v.id')
    .where('v.meeting_id', '=', meetingId)
    .where((eb) => eb.or([eb('v.caster_id', '=', personId), eb('v.person_id', '=', personId)]))
    .executeTakeFirst()
  return row !== undefined
}

export interface QuorumKept {
  at: Date
  reached: number
  /** The smallest whole count that meets it. */
  required: number
  met: boolean
  terms: QuorumTerms
}

/**
 * The quorum as it was last measured: at the opening, and at each arrival, departure, proxy and vote since. One row, however many look at it at
 * once. null: the statutes ask for none, or nothing was measured yet.
 */
export async function quorumKept(
  reader: Reader,
  { id, convening }: Pick<Meeting, 'id' | 'convening'>,
  rules: MeetingRules | null,
): Promise<QuorumKept | null> {
  const terms = rules?.voting ? quorumFor(rules.voting, { quorum: null }, convening) : null
  if (!terms || (terms.fraction.over === 0n && !terms.strict)) return null
  const row = await reader
    .selectFrom('assembly_quorum')
    .selectAll()
    .where('meeting_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return { at: row.at, reached: Number(row.reached), required: requiredVotes(row.required, terms.strict), met: row.met, terms }
}

/** What is stored is a fraction of votes, not of one: `175`, `1130/3`. */
function requiredVotes(stored: string, strict: boolean): number {
  const [over = '0', under = '1'] = stored.split('/')
  return Number(smallestWhole({ over: BigInt(over), under: BigInt(under) }, strict))
}

export interface OfficerOffered {
  personId: number
  name: string
  role: Role | null
  bodyId: number | null
}

/** Who may be named: whoever holds a mandate of the organisation that meets or sits in the body, and those who are there for a voter. */
export async function officersOffered(
  reader: Reader,
  { id, organisationId, bodyId }: Pick<Meeting, 'id' | 'organisationId' | 'bodyId'>,
  today: Day,
): Promise<OfficerOffered[]> {
  const [mandates, there] = await Promise.all([
    reader
      .selectFrom('people_mandate as m')
      .innerJoin('people_person as p', 'p.id', 'm.person_id')
      .select(['p.id as personId', 'p.name', 'm.role', 'm.body_id as bodyId'])
      .where((eb) => eb.or([eb('m.organisation_id', '=', organisationId), eb('m.body_id', '=', bodyId)]))
      .where('m.starts_on', '<=', today)
      .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
      .orderBy('p.name')
      .orderBy('m.id')
      .execute(),
    reader
      .selectFrom('assembly_voter as v')
      .innerJoin('assembly_presence as there', (join) => join.onRef('there.voter_id', '=', 'v.id').on('there.to_at', 'is', null))
      .innerJoin('people_person as p', 'p.id', 'v.caster_id')
      .select(['p.id as personId', 'p.name'])
      .distinct()
      .where('v.meeting_id', '=', id)
      .orderBy('p.name')
      .execute(),
  ])
  return [
    ...mandates.map((each) => ({ ...each, role: each.role as Role })),
    ...there.map((each): OfficerOffered => ({ ...each, role: null, bodyId: null })),
  ]
}

const heldBy = (offered: readonly OfficerOffered[], role: Role, bodyId: number): number[] => {
  const holders = offered.filter((each) => each.role === role)
  // The body's own officer before the organisation's.
  return [...new Set([...holders.filter((each) => each.bodyId === bodyId), ...holders].map(({ personId }) => personId))]
}

/** Those named already; else those whose office it is: the president, the secretary, the tellers. */
export function officersProposed(meeting: Meeting, offered: readonly OfficerOffered[]) {
  const named = (role: string) => meeting.officers.filter((each) => each.role === role).map(({ personId }) => personId)
  const chair = named('chair')[0] ?? heldBy(offered, 'president', meeting.bodyId)[0] ?? null
  const deputies = BOARD.flatMap((role) => heldBy(offered, role, meeting.bodyId)).filter((id) => id !== chair)
  const secretary = named('secretary')[0] ?? heldBy(offered, 'secretary', meeting.bodyId).find((id) => id !== chair) ?? deputies[0] ?? null
  const tellers = named('teller')
  return {
    chairId: chair,
    secretaryId: secretary,
    tellerIds: tellers.length > 0 ? tellers : heldBy(offered, 'teller', meeting.bodyId),
    deskIds: named('desk'),
  }
}
