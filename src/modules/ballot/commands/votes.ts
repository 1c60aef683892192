/** A vote is opened on an electorate that is fixed then, suspended, resumed, annulled: by the chair of the session alone. */
import { sql } from 'kysely'
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notFound, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import {
  chairVoter,
  countedMeeting,
  type Meeting,
  mayChair,
  meeting,
  noteQuorum,
  type Resolution,
  resolutionById,
  rulesOfMeeting,
} from '#modules/assembly/index.ts'
import {
  type Assembly,
  decisionRule,
  type Electorate,
  electorateOf,
  majorityOf,
  quorumFor,
  quorumText,
  type Vote as TallyVote,
  type VoteResult,
  voteResult,
  votingRules,
} from '#modules/statutes/index.ts'
import { currentVote, type StoredProxies, type StoredVoteRules, votesOfResolution } from '../queries.ts'
import { objectionToAnnulling, objectionToOpening, objectionToResuming, objectionToSuspending } from '../rules.ts'
import type { Method } from '../tables.ts'
import { heldVote, subjectsOfVote } from './held.ts'

export { closeVote } from './closing.ts'
export { countPapers } from './counting.ts'

export interface Opening {
  meetingId: number
  resolutionId: number
  method: Method
  /** SHA-256 of the text that would be decided on, as its module gives it now; left out: nobody asked. */
  subjectSha256?: string | null
}

/** What the statutes in force say of this resolution. A body of which they say nothing decides nothing. */
async function rulesFor(tx: Writer, at: Meeting, resolution: Resolution): Promise<StoredVoteRules> {
  const rules = await rulesOfMeeting(tx, at)
  if (!rules?.body) throw new Refusal(objection('ballot.no_rules', { body: at.bodyCode }))
  const decision = decisionRule(rules.body, resolution.decision)
  if (!decision) throw new Refusal(objection('ballot.decision_unknown', { decision: resolution.decision }))
  const colleges = Object.fromEntries(rules.statutes.text.colleges.map(({ code, name }) => [code, name]))
  return { statutesId: rules.statutes.id, body: rules.body, decision, convening: at.convening, colleges }
}

interface Room {
  electorate: Electorate
  /** As if nobody had voted: what matters is the quorum and how many may vote. */
  result: VoteResult
  chair: string | null
}

async function roomNow(tx: Writer, at: Meeting, rules: StoredVoteRules): Promise<Room> {
  const counted = await countedMeeting(tx, at.id)
  const chair = await chairVoter(tx, at.id)
  const vote: TallyVote = { id: '', at: nowOf(tx).getTime(), majority: majorityOf(rules.decision), cast: { ballots: new Map() } }
  const assembly: Assembly = { rules: votingRules(rules.body), convening: rules.convening, chair, ...counted, votes: [vote] }
  return { electorate: electorateOf(assembly, vote), result: voteResult(assembly, vote), chair }
}

/** R04: the quorum is tested again at each vote, by the decision's own terms where it has some. */
function refuseWithoutQuorum({ result }: Room, { body, decision, convening }: StoredVoteRules): void {
  const terms = quorumFor(votingRules(body), majorityOf(decision), convening)
  const sentence = { fr: quorumText('fr', result.quorum, terms), en: quorumText('en', result.quorum, terms) }
  if (!result.quorum.met) refuse(objection('ballot.no_quorum', { sentence }))
  if (result.electorate.votes === 0) refuse(objection('ballot.nobody_votes', {}))
}

/** Who votes and who carries whose vote, in one statement whatever the size of the meeting. */
async function fixElectorate(tx: Writer, voteId: number, { voters, used }: Electorate): Promise<void> {
  const holders = new Map(used.map(({ giver, holder }) => [giver, Number(holder)]))
  await sql`insert into ballot_entitled (vote_id, voter_id, college, weight, holder_id)
    select ${voteId}, t.voter_id, t.college, t.weight, t.holder_id
    from unnest(${voters.map(({ id }) => Number(id))}::bigint[], ${voters.map(({ college }) => college)}::text[],
      ${voters.map(({ weight }) => weight)}::int[], ${voters.map(({ id }) => holders.get(id) ?? null)}::bigint[])
      as t (voter_id, college, weight, holder_id)`.execute(tx)
}

async function insertVote(tx: Writer, actor: Actor, input: Opening, rules: StoredVoteRules, { electorate, chair }: Room, round: number) {
  const proxies: StoredProxies = { used: electorate.used, refused: electorate.refused }
  return refusingTaken({ ballot_vote_one_open: objection('ballot.other_vote', { number: null }) }, () =>
    tx
      .insertInto('ballot_vote')
      .values({
        meeting_id: input.meetingId,
        resolution_id: input.resolutionId,
        round,
        method: input.method,
        opened_at: nowOf(tx),
        opened_by: actor.personId,
        rules: JSON.stringify(rules),
        chair_id: chair === null ? null : Number(chair),
        proxies: JSON.stringify(proxies),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
}

/** Opens a vote: quorum measured again, electorate, proxies and rules fixed as they are now. Returns its id. */
export async function openVote(tx: Writer, actor: Actor, input: Opening): Promise<number> {
  // Arrivals, departures and proxies come before or after, never in between.
  await tx.selectFrom('assembly_meeting').select('id').where('id', '=', input.meetingId).forUpdate().execute()
  const at = found(await meeting(tx, actor, input.meetingId, todayOf(tx)))
  if (!mayChair(actor, at)) throw notYours()
  const resolution = await resolutionById(tx, input.resolutionId)
  if (resolution?.meetingId !== at.id) throw notFound()
  const earlier = await votesOfResolution(tx, resolution.id)
  const other = await currentVote(tx, at.id)
  refuse(
    objectionToOpening({
      meetingState: at.state,
      withdrawn: resolution.withdrawnAt !== null,
      convenedOn: resolution.subject?.sha256 ?? null,
      now: input.subjectSha256,
      earlier,
      other: other?.resolution.number ?? null,
    }),
  )
  const rules = await rulesFor(tx, at, resolution)
  await noteQuorum(tx, actor, at, 'vote')
  const room = await roomNow(tx, at, rules)
  refuseWithoutQuorum(room, rules)
  const { id } = await insertVote(tx, actor, input, rules, room, earlier.length + 1)
  await fixElectorate(tx, id, room.electorate)
  const { voters, votes } = room.result.electorate
  await record(tx, actor, 'vote.opened', {
    organisationId: at.organisationId,
    public: false,
    subjects: subjectsOfVote({ id, ...input }),
    payload: { resolution: resolution.number, title: resolution.title, method: input.method, voters, votes },
  })
  return id
}

/** Ballots stay as they are; none comes in until it is resumed. */
export async function suspendVote(tx: Writer, actor: Actor, { voteId }: { voteId: number }): Promise<void> {
  const { vote, at } = await heldVote(tx, voteId, actor)
  if (!mayChair(actor, at)) throw notYours()
  refuse(objectionToSuspending(vote))
  await tx
    .updateTable('ballot_vote')
    .set({ state: 'suspended', suspended_at: nowOf(tx) })
    .where('id', '=', voteId)
    .execute()
  await record(tx, actor, 'vote.suspended', {
    organisationId: at.organisationId,
    public: false,
    subjects: subjectsOfVote({ ...vote, resolutionId: vote.resolution.id }),
    payload: { resolution: vote.resolution.number },
  })
}

/** On the same electorate and with the ballots that are there. */
export async function resumeVote(tx: Writer, actor: Actor, { voteId }: { voteId: number }): Promise<void> {
  const { vote, at } = await heldVote(tx, voteId, actor)
  if (!mayChair(actor, at)) throw notYours()
  refuse(objectionToResuming(vote))
  await tx.updateTable('ballot_vote').set({ state: 'open', suspended_at: null }).where('id', '=', voteId).execute()
  await record(tx, actor, 'vote.resumed', {
    organisationId: at.organisationId,
    public: false,
    subjects: subjectsOfVote({ ...vote, resolutionId: vote.resolution.id }),
    payload: { resolution: vote.resolution.number },
  })
}

/** Its ballots stay where they are and decide nothing; the resolution may be put to the vote again. */
export async function annulVote(tx: Writer, actor: Actor, { voteId, reason }: { voteId: number; reason: string }): Promise<void> {
  const { vote, at } = await heldVote(tx, voteId, actor)
  if (!mayChair(actor, at)) throw notYours()
  const { state, outcome, resolution } = vote
  refuse(objectionToAnnulling({ state, outcome, aboutSubject: resolution.subject !== null, meetingState: at.state }, reason))
  await tx
    .updateTable('ballot_vote')
    .set({ state: 'annulled', outcome: null, annulled_for: reason.trim() })
    .where('id', '=', voteId)
    .execute()
  await record(tx, actor, 'vote.annulled', {
    organisationId: at.organisationId,
    public: false,
    subjects: subjectsOfVote({ ...vote, resolutionId: vote.resolution.id }),
    payload: { resolution: vote.resolution.number, reason: reason.trim() },
  })
}

/** Whoever closes the session closes or annuls its vote first. */
export async function refuseWhileVoting(tx: Writer, meetingId: number): Promise<void> {
  const vote = await currentVote(tx, meetingId)
  if (vote) refuse(objection('ballot.vote_still_open', { number: vote.resolution.number }))
}
