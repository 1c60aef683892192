/** The proxies of a meeting: given, replaced, revoked; who may still carry one; what the statutes say of them. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { smallestWhole, times } from '#modules/statutes/index.ts'
import { NOTHING, type ProxyLimits, type ProxyVoter, type Standing } from '../rules.ts'
import type { ProxyChannel } from '../tables.ts'
import type { Meeting } from './meetings.ts'
import { chairVoter, type MeetingRules } from './quorum.ts'
import type { MeetingVoter } from './voters.ts'

/** A proxy as it was given, whatever became of it. */
export interface MeetingProxy {
  id: number
  meetingId: number
  giverId: number
  giverName: string
  giverWeight: number
  /** null: blank. */
  holderId: number | null
  holderName: string | null
  givenAt: Date
  revokedAt: Date | null
  channel: ProxyChannel
  byPersonId: number | null
  byName: string | null
  /** Resolution id → `for`, `against`, `abstention`: for the giver and the holder alone. */
  instructions: Record<string, string>
  /** The name on the paper. */
  signedBy: string | null
  example: boolean
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('assembly_proxy as x')
    .innerJoin('assembly_voter as g', 'g.id', 'x.giver_id')
    .leftJoin('people_organisation as go', 'go.id', 'g.organisation_id')
    .leftJoin('people_person as gp', 'gp.id', 'g.person_id')
    .leftJoin('assembly_voter as h', 'h.id', 'x.holder_id')
    .leftJoin('people_organisation as ho', 'ho.id', 'h.organisation_id')
    .leftJoin('people_person as hp', 'hp.id', 'h.person_id')
    .leftJoin('people_person as b', 'b.id', 'x.by_person_id')
    .selectAll('x')
    .select(['g.weight as giver_weight', 'b.name as by_name'])
    .select((eb) => eb.fn.coalesce('go.name', 'gp.name').$notNull().as('giver_name'))
    .select((eb) => eb.fn.coalesce('ho.name', 'hp.name').as('holder_name'))

const factsOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]): MeetingProxy => ({
  id: row.id,
  meetingId: row.meeting_id,
  giverId: row.giver_id,
  giverName: row.giver_name,
  giverWeight: row.giver_weight,
  holderId: row.holder_id,
  holderName: row.holder_name,
  givenAt: row.given_at,
  revokedAt: row.revoked_at,
  channel: row.channel,
  byPersonId: row.by_person_id,
  byName: row.by_name,
  instructions: row.instructions,
  signedBy: row.signed_by,
  example: row.example,
})

/** Those that stand, by the giver's name; none of their instructions may be shown but to giver and holder. */
export const standingProxies = async (reader: Reader, meetingId: number): Promise<MeetingProxy[]> =>
  (
    await rows(reader)
      .where('x.meeting_id', '=', meetingId)
      .where('x.revoked_at', 'is', null)
      .orderBy(sql`people_name_key(coalesce(go.name, gp.name))`)
      .orderBy('x.id')
      .execute()
  ).map(factsOf)

/** All that these voters gave, or were given and still carry, the latest first. */
export async function proxiesAround(reader: Reader, meetingId: number, voterIds: number[]): Promise<MeetingProxy[]> {
  if (voterIds.length === 0) return []
  const found = await rows(reader)
    .where('x.meeting_id', '=', meetingId)
    .where((eb) => eb.or([eb('x.giver_id', 'in', voterIds), eb.and([eb('x.holder_id', 'in', voterIds), eb('x.revoked_at', 'is', null)])]))
    .orderBy('x.id', 'desc')
    .execute()
  return found.map(factsOf)
}

/** One proxy of this meeting; null: it is of another one. */
export async function proxyOf(reader: Reader, meetingId: number, proxyId: number): Promise<MeetingProxy | null> {
  const row = await rows(reader).where('x.meeting_id', '=', meetingId).where('x.id', '=', proxyId).executeTakeFirst()
  return row ? factsOf(row) : null
}

export interface ProxyTerms {
  limits: ProxyLimits
  /** The statutes say nothing of proxies: unlimited (R07). */
  silent: boolean
  /** Who carries blank ones, where the statutes give them to the chair and the chair is known to cast for somebody. */
  chairId: number | null
}

/** What the statutes allow in this meeting, as whole numbers. null: they say nothing of this body. */
export async function proxyTerms(reader: Reader, { id }: Pick<Meeting, 'id'>, rules: MeetingRules | null): Promise<ProxyTerms | null> {
  if (!rules?.voting) return null
  const stored = rules.voting.proxies
  const limits: ProxyLimits = {
    allowed: stored?.allowed ?? true,
    perHolderMax: stored?.perHolderMax ?? null,
    mostVotes: null,
    sameCollege: stored?.sameCollege ?? false,
    sameRegion: stored?.sameRegion ?? false,
    blank: stored?.blank ?? 'refused',
    article: stored?.article ?? null,
  }
  if (stored?.perHolderMaxVotes) {
    const { votes } = await reader
      .selectFrom('assembly_voter')
      .select(sql<number>`coalesce(sum(weight), 0)::int`.as('votes'))
      .where('meeting_id', '=', id)
      .where('excluded', 'is', null)
      .executeTakeFirstOrThrow()
    // The whole votes within the share: one more would be above it.
    limits.mostVotes = Number(smallestWhole(times(stored.perHolderMaxVotes, votes), true)) - 1
  }
  const chair = limits.blank === 'chair' ? await chairVoter(reader, id) : null
  return { limits, silent: stored === null, chairId: chair === null ? null : Number(chair) }
}

/** What these holders carry already, apart from what this giver gave before. One query. */
export async function standings(
  reader: Reader,
  meetingId: number,
  holderIds: number[],
  { exceptGiver, chairId }: { exceptGiver: number | null; chairId: number | null },
): Promise<Map<number, Standing>> {
  if (holderIds.length === 0) return new Map()
  const found = await reader
    .selectFrom('assembly_proxy as x')
    .innerJoin('assembly_voter as g', 'g.id', 'x.giver_id')
    .select(['x.giver_id', 'x.holder_id', 'g.weight'])
    .where('x.meeting_id', '=', meetingId)
    .where('x.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('x.holder_id', 'in', holderIds), eb('x.giver_id', 'in', holderIds), eb('x.holder_id', 'is', null)]))
    .execute()
  const all = new Map(holderIds.map((id): [number, Standing] => [id, { ...NOTHING }]))
  for (const { giver_id, holder_id, weight } of found) {
    const giver = all.get(giver_id)
    if (giver) giver.hasGiven = true
    const carrier = all.get(holder_id ?? chairId ?? -1)
    if (!carrier || giver_id === exceptGiver) continue
    carrier.carried += 1
    carrier.carriedVotes += weight
  }
  return all
}

export const proxyVoter = ({ id, name, college, region, weight, excluded, presence }: MeetingVoter): ProxyVoter => ({
  id,
  name,
  college,
  region,
  weight,
  isExcluded: excluded !== null,
  isPresent: presence !== null,
})
