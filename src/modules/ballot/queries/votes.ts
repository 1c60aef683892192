/** Votes, their electorate as of the opening, how many have cast, and why they came out as they did. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { inLang } from '#kernel/values/lang.ts'
import { type Resolution, resolutionById, resolutionsOf } from '#modules/assembly/index.ts'
import {
  type BodyRules,
  type DecisionRule,
  fraction,
  type MajorityReached,
  majorityOf,
  majorityReached,
  quorumFor,
  type Reasoned,
  type RefusedProxy,
  reasonText,
  type resultJson,
  type UsedProxy,
  votingRules,
} from '#modules/statutes/index.ts'
import type { Method, VoteOutcome, VoteState } from '../tables.ts'

/** The statutes' rules of one vote as they were at its opening. */
export interface StoredVoteRules {
  statutesId: number
  body: BodyRules
  decision: DecisionRule
  convening: 1 | 2
  /** What the colleges are called, by their codes. */
  colleges: Record<string, Localized>
}
export type StoredResult = ReturnType<typeof resultJson>
/** Ids of voters, as text. */
export interface StoredProxies {
  used: UsedProxy[]
  refused: RefusedProxy[]
}

export interface Vote {
  id: number
  meetingId: number
  resolution: Resolution
  round: number
  method: Method
  state: VoteState
  openedAt: Date
  suspendedAt: Date | null
  closedAt: Date | null
  outcome: VoteOutcome | null
  /** null: it is not closed. */
  result: StoredResult | null
  rules: StoredVoteRules
  /** The voter for whom the chair of the session casts; null: the chair has no vote. */
  chairId: number | null
  /** As fixed at the opening. */
  proxies: StoredProxies
  annulledFor: string | null
}

const rows = (reader: Reader) => reader.selectFrom('ballot_vote').selectAll().orderBy('id')

const voteOf = (row: Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number], resolution: Resolution): Vote => ({
  id: row.id,
  meetingId: row.meeting_id,
  resolution,
  round: row.round,
  method: row.method,
  state: row.state,
  openedAt: row.opened_at,
  suspendedAt: row.suspended_at,
  closedAt: row.closed_at,
  outcome: row.outcome,
  result: row.result as StoredResult | null,
  rules: row.rules as StoredVoteRules,
  chairId: row.chair_id,
  proxies: row.proxies as StoredProxies,
  annulledFor: row.annulled_for,
})

/** One vote, whoever may read it: find its meeting through the actor. */
export async function voteById(reader: Reader, id: number): Promise<Vote | null> {
  const row = await rows(reader).where('id', '=', id).executeTakeFirst()
  const resolution = row && (await resolutionById(reader, row.resolution_id))
  return row && resolution ? voteOf(row, resolution) : null
}

/** In the order in which they were opened. Two queries. */
export async function votesOfMeeting(reader: Reader, meetingId: number): Promise<Vote[]> {
  const [found, resolutions] = await Promise.all([
    rows(reader).where('meeting_id', '=', meetingId).execute(),
    resolutionsOf(reader, meetingId),
  ])
  const byId = new Map(resolutions.map((each) => [each.id, each]))
  return found.flatMap((row) => {
    const resolution = byId.get(row.resolution_id)
    return resolution ? [voteOf(row, resolution)] : []
  })
}

/** The rounds of one resolution, the first one first: how far each came. */
export const votesOfResolution = (reader: Reader, resolutionId: number): Promise<Pick<Vote, 'id' | 'round' | 'state' | 'outcome'>[]> =>
  reader
    .selectFrom('ballot_vote')
    .select(['id', 'round', 'state', 'outcome'])
    .where('resolution_id', '=', resolutionId)
    .orderBy('round')
    .execute()

/** The vote that is open or suspended; null: none is. */
export async function currentVote(reader: Reader, meetingId: number): Promise<Vote | null> {
  const row = await rows(reader).where('meeting_id', '=', meetingId).where('state', 'in', ['open', 'suspended']).executeTakeFirst()
  const resolution = row && (await resolutionById(reader, row.resolution_id))
  return row && resolution ? voteOf(row, resolution) : null
}

export interface Entitled {
  voterId: number
  name: string
  college: string
  weight: number
  /** Who carries its vote; null: it is there itself. */
  holderId: number | null
  holderName: string | null
}

/** The electorate that was fixed at the opening, by name. One query. */
export async function entitledOf(reader: Reader, voteId: number): Promise<Entitled[]> {
  const found = await reader
    .selectFrom('ballot_entitled as e')
    .innerJoin('assembly_voter as v', 'v.id', 'e.voter_id')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'v.person_id')
    .leftJoin('assembly_voter as h', 'h.id', 'e.holder_id')
    .leftJoin('people_organisation as ho', 'ho.id', 'h.organisation_id')
    .leftJoin('people_person as hp', 'hp.id', 'h.person_id')
    .select(['e.voter_id as voterId', 'e.college', 'e.weight', 'e.holder_id as holderId'])
    .select((eb) => eb.fn.coalesce('o.name', 'p.name').$notNull().as('name'))
    .select((eb) => eb.fn.coalesce('ho.name', 'hp.name').as('holderName'))
    .where('e.vote_id', '=', voteId)
    .orderBy('name')
    .orderBy('e.voter_id')
    .execute()
  return found
}

interface Taken {
  voters: number
  votes: number
}

interface Taking {
  entitled: Taken
  /** One by one, on screens and forms. */
  cast: Taken
  /** Votes that tellers counted, of nobody knows how many voters. */
  papers: number
}

/** How many may vote and how many have: never how. One query. */
export async function participation(reader: Reader, voteId: number): Promise<Taking> {
  // Asked as a list, not as a join: of rows written a moment ago the database knows no figures, and would join them one by one.
  const hasCast = sql`e.voter_id in (select c.voter_id from ballot_cast c where c.vote_id = ${voteId})`
  const row = await reader
    .selectFrom('ballot_entitled as e')
    .select([
      sql<number>`count(*)::int`.as('voters'),
      sql<number>`coalesce(sum(e.weight), 0)::int`.as('votes'),
      sql<number>`count(*) filter (where ${hasCast})::int`.as('castVoters'),
      sql<number>`coalesce(sum(e.weight) filter (where ${hasCast}), 0)::int`.as('castVotes'),
      sql<number>`(select coalesce(sum(n.votes_for + n.votes_against + n.abstention + n.blank + n.spoilt), 0)::int
        from ballot_count n where n.vote_id = ${voteId})`.as('papers'),
    ])
    .where('e.vote_id', '=', voteId)
    .executeTakeFirstOrThrow()
  return { papers: row.papers, entitled: { voters: row.voters, votes: row.votes }, cast: { voters: row.castVoters, votes: row.castVotes } }
}

/** A whole number or a fraction as the result keeps it: above one as often as not, unlike those of statutes. */
const keptFraction = (text: string) => {
  const [over = '0', under = '1'] = text.split('/')
  return fraction(BigInt(over), BigInt(under))
}

/** From what was kept of a result to what a reason is written from. Bases were kept, so that nothing is asked of the roll again. */
export function reasonedOf({ result, rules }: { result: StoredResult; rules: StoredVoteRules }): Reasoned {
  const majority = majorityOf(rules.decision)
  const again = (counts: Reasoned['counts'], base: string): MajorityReached => majorityReached(majority, counts, Number(base), Number(base))
  const byCollege = new Map(Object.entries(result.byCollege))
  const colleges = result.majority.byCollege
  return {
    outcome: result.outcome,
    counts: result.counts,
    byCollege,
    quorum: {
      required: keptFraction(result.quorum.required),
      strict: quorumFor(votingRules(rules.body), majority, rules.convening)?.strict ?? false,
      reached: Number(result.quorum.reached),
      met: result.quorum.met,
      article: result.quorum.article,
    },
    majority: again(result.counts, result.majority.base),
    majorityByCollege: colleges
      ? new Map(
          Object.entries(colleges).map(([code, { base }]) => [
            code,
            again(byCollege.get(code) ?? { for: 0, against: 0, abstention: 0, blank: 0, spoilt: 0 }, base),
          ]),
        )
      : null,
  }
}

/** The name of a college as it was at the opening; else its code. */
export const collegeName = (lang: Lang, { colleges }: Pick<StoredVoteRules, 'colleges'>, code: string): string => {
  const name = colleges[code]
  return name ? inLang(name, lang) : code
}

/** The sentence that is read out, with its article, without a full stop; '' while the vote is not closed. */
export function resultText(lang: Lang, vote: Pick<Vote, 'result' | 'rules'>): string {
  const { result, rules } = vote
  if (!result) return ''
  const majority = majorityOf(rules.decision)
  const terms = { majority, quorum: quorumFor(votingRules(rules.body), majority, rules.convening) }
  return reasonText(lang, reasonedOf({ result, rules }), terms, { college: (code) => collegeName(lang, rules, code) })
}
