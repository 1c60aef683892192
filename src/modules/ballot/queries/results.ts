/** What may be read of a vote once it is closed: who voted what, whose proxies were used, what the file of its count needs. */
import type { Reader } from '#kernel/database.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { majorityOf, quorumFor, quorumText, votingRules } from '#modules/statutes/index.ts'
import type { BallotChoice, CastChannel } from '../tables.ts'
import { papersOf } from './counted.ts'
import { type Entitled, entitledOf, reasonedOf, resultText, type Vote } from './votes.ts'

/** One of the electorate with its ballot. */
export interface ToldBallot extends Entitled {
  /** null: it did not vote, or its paper is among those that were counted. */
  choice: BallotChoice | null
  channel: CastChannel | null
}

/** The electorate with its ballots, by name; before the closing there are none to be read. Two queries. */
export async function toldBallots(reader: Reader, vote: Pick<Vote, 'id' | 'state'>): Promise<ToldBallot[]> {
  if (vote.state !== 'closed') return []
  const [entitled, cast] = await Promise.all([
    entitledOf(reader, vote.id),
    reader.selectFrom('ballot_cast').select(['voter_id', 'choice', 'channel']).where('vote_id', '=', vote.id).execute(),
  ])
  const ballots = new Map(cast.map((ballot) => [ballot.voter_id, ballot]))
  return entitled.map((each) => {
    const ballot = ballots.get(each.voterId)
    return { ...each, choice: ballot?.choice ?? null, channel: ballot?.channel ?? null }
  })
}

/** What the voters of a meeting are called, by their ids as text: those of refused proxies are in no electorate. */
export async function voterNames(reader: Reader, meetingId: number): Promise<Map<string, string>> {
  const found = await reader
    .selectFrom('assembly_voter as v')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'v.person_id')
    .select('v.id')
    .select((eb) => eb.fn.coalesce('o.name', 'p.name').$notNull().as('name'))
    .where('v.meeting_id', '=', meetingId)
    .execute()
  return new Map(found.map(({ id, name }) => [String(id), name]))
}

export interface KnownAtOpening {
  /** Proxies that had been given by then, in the order in which the count took them. */
  proxies: { giver: string; holder: string | null; givenAt: Date; revokedAt: Date | null }[]
  /** Those of the electorate who took part from afar. */
  remote: Set<string>
}

/** What the count knew at the opening beside the electorate itself. Two queries. */
export async function factsOfOpening(
  reader: Reader,
  { meetingId, openedAt }: Pick<Vote, 'meetingId' | 'openedAt'>,
): Promise<KnownAtOpening> {
  const [proxies, remote] = await Promise.all([
    reader
      .selectFrom('assembly_proxy')
      .select(['giver_id', 'holder_id', 'given_at', 'revoked_at'])
      .where('meeting_id', '=', meetingId)
      .where('given_at', '<=', openedAt)
      .orderBy('id')
      .execute(),
    reader
      .selectFrom('assembly_presence as p')
      .innerJoin('assembly_voter as v', 'v.id', 'p.voter_id')
      .select('p.voter_id')
      .where('v.meeting_id', '=', meetingId)
      .where('p.mode', '=', 'remote')
      .where('p.from_at', '<=', openedAt)
      .where((eb) => eb.or([eb('p.to_at', 'is', null), eb('p.to_at', '>', openedAt)]))
      .execute(),
  ])
  return {
    proxies: proxies.map(({ giver_id, holder_id, given_at, revoked_at }) => ({
      giver: String(giver_id),
      holder: holder_id === null ? null : String(holder_id),
      givenAt: given_at,
      // What was revoked since counted then.
      revokedAt: revoked_at !== null && revoked_at <= openedAt ? revoked_at : null,
    })),
    remote: new Set(remote.map(({ voter_id }) => String(voter_id))),
  }
}

/** A closed vote as pages tell it. */
export interface ToldResult {
  /** Whole, with its article, without a full stop. */
  sentence: string
  quorum: string
  ballots: ToldBallot[]
  /** By the voter's id. */
  names: ReadonlyMap<string, string>
  papers: boolean
  /** The meeting is made up. */
  example: boolean
}

/** All that the result of a vote shows to those who are entitled to its meeting; null: it is not closed. Five queries. */
export async function toldResult(reader: Reader, lang: Lang, vote: Vote): Promise<ToldResult | null> {
  const { state, result, rules } = vote
  if (state !== 'closed' || !result) return null
  const [ballots, names, papers, { example }] = await Promise.all([
    toldBallots(reader, vote),
    voterNames(reader, vote.meetingId),
    papersOf(reader, vote.id),
    reader.selectFrom('assembly_meeting').select('example').where('id', '=', vote.meetingId).executeTakeFirstOrThrow(),
  ])
  const terms = quorumFor(votingRules(rules.body), majorityOf(rules.decision), rules.convening)
  const quorum = quorumText(lang, reasonedOf({ result, rules }).quorum, terms)
  return { sentence: resultText(lang, vote), quorum, ballots, names, papers: papers.size > 0, example }
}
