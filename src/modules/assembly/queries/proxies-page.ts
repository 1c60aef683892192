/** What the pages of proxies show: those of one person's voters, the whole list, and who may be named as a holder. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Objection } from '#kernel/values/objection.ts'
import { objectionToHolder, placesLeft, type UsedReason } from '../rules.ts'
import { votersLookedUp } from './attendance.ts'
import type { Meeting } from './meetings.ts'
import { type MeetingProxy, type ProxyTerms, proxiesAround, proxyVoter, standingProxies, standings } from './proxies.ts'
import { quorumOf } from './quorum.ts'
import { type MeetingVoter, mandatedFor, votersNamed } from './voters.ts'

/** A proxy that stands, with what the statutes make of it at this moment. */
export interface StatedProxy extends MeetingProxy {
  isUsed: boolean
  /** Why it is not used now; null: it is, or the statutes say nothing of this body. */
  reason: UsedReason | null
}

/** What becomes of each giver's standing proxy now. */
async function statesNow(reader: Reader, meeting: Meeting, at: Date) {
  const now = await quorumOf(reader, meeting, at)
  const used = new Set(now?.electorate.used.map(({ giver }) => Number(giver)))
  // Former proxies are refused as revoked: they say nothing of the one that stands.
  const refused = now?.electorate.refused.filter(({ reason }) => reason !== 'revoked') ?? []
  const reasons = new Map(refused.map(({ giver, reason }): [number, UsedReason] => [Number(giver), reason]))
  return (proxy: MeetingProxy): StatedProxy => ({
    ...proxy,
    isUsed: used.has(proxy.giverId),
    reason: used.has(proxy.giverId) ? null : (reasons.get(proxy.giverId) ?? null),
  })
}

/** All that stand, by the giver's name. Instructions are for the giver and the holder alone: here nobody reads them. */
export async function proxyList(reader: Reader, meeting: Meeting, at: Date): Promise<StatedProxy[]> {
  const [stated, all] = await Promise.all([statesNow(reader, meeting, at), standingProxies(reader, meeting.id)])
  return all.map((proxy) => ({ ...stated(proxy), instructions: {} }))
}

/** One voter of whoever asks: its proxy, those that it carries, and what was given before. */
export interface VoterProxies {
  voter: MeetingVoter
  standing: StatedProxy | null
  received: StatedProxy[]
  /** Taken back or replaced, the latest first. */
  former: MeetingProxy[]
}

/** The proxies around these voters. A blank one counts as received by nobody before it is used. */
export async function proxiesOfVoters(reader: Reader, meeting: Meeting, voters: MeetingVoter[], at: Date): Promise<VoterProxies[]> {
  const ids = voters.map(({ id }) => id)
  const [stated, all] = await Promise.all([statesNow(reader, meeting, at), proxiesAround(reader, meeting.id, ids)])
  return voters.map((voter) => {
    const given = all.filter(({ giverId }) => giverId === voter.id)
    const standing = given.find(({ revokedAt }) => revokedAt === null)
    return {
      voter,
      standing: standing ? stated(standing) : null,
      received: all
        .filter(({ holderId, revokedAt }) => holderId === voter.id && revokedAt === null)
        .map(stated)
        .toSorted((one, other) => one.giverName.localeCompare(other.giverName, 'fr')),
      former: given.filter(({ revokedAt }) => revokedAt !== null),
    }
  })
}

/** Somebody who may be named, or why not. */
export interface HolderOffered {
  voter: MeetingVoter
  /** Who may cast for it today. */
  people: string[]
  carried: number
  /** How many more it can carry; null: as many as come. */
  places: number | null
  objection: Objection | null
}

const MOST_OFFERED = 12

/** Before anything is typed: those of the giver's region first. */
async function nearby(reader: Reader, meetingId: number, giver: MeetingVoter): Promise<MeetingVoter[]> {
  const rows = await reader
    .selectFrom('assembly_voter as v')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'v.person_id')
    .select('v.id')
    .where('v.meeting_id', '=', meetingId)
    .where('v.excluded', 'is', null)
    .where('v.id', '<>', giver.id)
    .orderBy(sql`v.region is not distinct from ${giver.region} desc`)
    .orderBy((eb) => eb.fn.coalesce('o.name_key', 'p.name_key'))
    .orderBy('v.id')
    .limit(MOST_OFFERED + 1)
    .execute()
  const place = new Map(rows.map(({ id }, index) => [id, index]))
  const voters = await votersNamed(reader, meetingId, [...place.keys()])
  return voters.toSorted((one, other) => place.get(one.id)! - place.get(other.id)!)
}

/** Each with what it carries and whether this giver may name it. */
async function offeredOf(
  reader: Reader,
  meetingId: number,
  { limits, chairId }: ProxyTerms,
  giver: MeetingVoter,
  voters: MeetingVoter[],
  today: Day,
) {
  const ids = voters.map(({ id }) => id)
  const [known, people] = await Promise.all([
    standings(reader, meetingId, ids, { exceptGiver: giver.id, chairId }),
    mandatedFor(
      reader,
      voters.flatMap(({ organisationId }) => organisationId ?? []),
      today,
    ),
  ])
  return voters.map((voter): HolderOffered => {
    const standing = known.get(voter.id)!
    return {
      voter,
      people: (people.get(voter.organisationId ?? -1) ?? []).map(({ name }) => name),
      carried: standing.carried,
      places: placesLeft(limits, standing),
      objection: objectionToHolder(limits, proxyVoter(giver), proxyVoter(voter), standing),
    }
  })
}

/** Who can be named by this giver, by what was typed. `more`: there are others. */
export async function holdersOffered(
  reader: Reader,
  meetingId: number,
  terms: ProxyTerms,
  giver: MeetingVoter,
  typed: string,
  today: Day,
): Promise<{ offered: HolderOffered[]; more: boolean }> {
  const found =
    typed.trim() === '' ? await nearby(reader, meetingId, giver) : await votersLookedUp(reader, meetingId, typed, today, MOST_OFFERED)
  const voters = found.filter(({ id }) => id !== giver.id)
  const offered = await offeredOf(reader, meetingId, terms, giver, voters.slice(0, MOST_OFFERED), today)
  // Those who can be named first.
  return {
    offered: offered.toSorted((one, other) => Number(one.objection !== null) - Number(other.objection !== null)),
    more: voters.length > MOST_OFFERED,
  }
}

/** One of them. */
export async function holderOffered(
  reader: Reader,
  meetingId: number,
  terms: ProxyTerms,
  giver: MeetingVoter,
  holderId: number,
  today: Day,
): Promise<HolderOffered | null> {
  const voters = await votersNamed(reader, meetingId, [holderId])
  return (await offeredOf(reader, meetingId, terms, giver, voters, today))[0] ?? null
}
