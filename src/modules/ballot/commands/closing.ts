/** A vote is closed: counted by the statutes, told with its result; what was adopted takes effect in the same transaction. */
import type { Subject } from '#kernel/capability.ts'
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import { notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, mayChair } from '#modules/assembly/index.ts'
import { resultJson, type VoteResult } from '#modules/statutes/index.ts'
import { countedVote, resultOf, roomsOf, type Vote } from '../queries.ts'
import { objectionsToCounting, objectionToClosing, objectionToUncounted, referenceOf, sourceOf } from '../rules.ts'
import type { VoteOutcome } from '../tables.ts'
import { heldVote, subjectsOfVote } from './held.ts'

/** Counts and closes. A module that cannot bring about what was adopted refuses, and the vote stays as it was. Returns the outcome. */
export async function closeVote(tx: Writer, actor: Actor, { voteId }: { voteId: number }): Promise<VoteOutcome> {
  const { vote, at } = await heldVote(tx, voteId, actor)
  if (!mayChair(actor, at)) throw notYours()
  refuse(objectionToClosing(vote))
  const counted = await countedVote(tx, vote)
  refuse(
    objectionToUncounted(vote.method, {
      papers: counted.papers.size,
      ballots: counted.electorate.filter(({ choice }) => choice !== null).length,
    }),
  )
  // Ballots may have come in since the papers were counted.
  refuse(objectionsToCounting(Object.fromEntries(counted.papers), roomsOf(counted), (code) => vote.rules.colleges[code]?.fr ?? code))
  const result = resultOf(vote, counted)
  await tx
    .updateTable('ballot_vote')
    .set({ state: 'closed', closed_at: nowOf(tx), suspended_at: null, outcome: result.outcome, result: JSON.stringify(resultJson(result)) })
    .where('id', '=', voteId)
    .execute()
  await tellResult(tx, actor, at, vote, result)
  return result.outcome
}

async function tellResult(tx: Writer, actor: Actor, at: Meeting, vote: Vote, { counts, outcome }: VoteResult): Promise<void> {
  const { resolution } = vote
  const { title, subject } = resolution
  const about: Subject[] = subject ? [{ kind: subject.kind, id: subject.id }] : []
  const subjects = [...subjectsOfVote({ ...vote, resolutionId: resolution.id }), ...about]
  const entry = { organisationId: at.organisationId, public: true, subjects }
  await record(tx, actor, 'vote.closed', {
    ...entry,
    payload: { resolution: resolution.number, title, outcome, for: counts.for, against: counts.against },
  })
  if (outcome !== 'adopted') {
    await record(tx, actor, 'resolution.rejected', { ...entry, payload: { title, outcome } })
    return
  }
  const decidedOn = dayIn(at.timeZone, nowOf(tx))
  await record(tx, actor, 'resolution.adopted', {
    ...entry,
    payload: {
      subjectKind: subject?.kind ?? null,
      subjectId: subject?.id ?? null,
      sha256: subject?.sha256 ?? null,
      body: at.bodyName,
      bodyId: at.bodyId,
      decidedOn,
      reference: referenceOf(resolution.number, at.example),
      source: sourceOf(decidedOn, at.example),
      title,
    },
  })
}
