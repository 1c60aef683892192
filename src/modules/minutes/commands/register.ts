/** The register writes itself: whatever was voted on is entered in the same transaction, numbered without a gap. */

import type { Subject } from '#kernel/capability.ts'
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { inBoth } from '#kernel/values/lang.ts'
import { resultText, voteById } from '#modules/ballot/index.ts'
import type { DecisionResult } from '../tables.ts'

/** The vote that was just closed on this resolution: the last round. */
async function voteOf(tx: Writer, subjects: Subject[]): Promise<number | null> {
  const named = subjects.find(({ kind }) => kind === 'vote')
  if (named) return named.id
  const resolution = subjects.find(({ kind }) => kind === 'resolution')
  if (!resolution) return null
  const row = await tx
    .selectFrom('ballot_vote')
    .select('id')
    .where('resolution_id', '=', resolution.id)
    .where('state', '=', 'closed')
    .orderBy('round', 'desc')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Two that are decided at once get two numbers: the organisation's row is held until the number is taken. */
async function nextNumber(tx: Writer, organisationId: number): Promise<number> {
  await tx.selectFrom('people_organisation').select('id').where('id', '=', organisationId).forNoKeyUpdate().execute()
  const last = await tx
    .selectFrom('minutes_decision')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** Enters what was decided, adopted or not. A vote is entered once. */
export async function registerDecision(tx: Writer, actor: Actor, subjects: Subject[]): Promise<void> {
  const voteId = await voteOf(tx, subjects)
  const vote = voteId === null ? null : await voteById(tx, voteId)
  if (!vote?.result || !vote.outcome) throw new Error('A resolution was decided, and no closed vote tells how.')
  const meeting = await tx
    .selectFrom('assembly_meeting as m')
    .innerJoin('people_body as b', 'b.id', 'm.body_id')
    .select(['m.id', 'm.organisation_id', 'm.time_zone', 'm.example', 'b.name_fr', 'b.name_en'])
    .where('m.id', '=', vote.meetingId)
    .executeTakeFirstOrThrow()
  const number = await nextNumber(tx, meeting.organisation_id)
  const decidedAt = vote.closedAt ?? nowOf(tx)
  const { title, text, subject } = vote.resolution
  const result: DecisionResult = {
    sentence: inBoth((lang) => resultText(lang, vote)),
    body: { fr: meeting.name_fr, en: meeting.name_en },
    kind: vote.rules.decision.name,
    round: vote.round,
    method: vote.method,
    electorate: vote.result.electorate,
    counts: vote.result.counts,
  }
  const { id } = await tx
    .insertInto('minutes_decision')
    .values({
      organisation_id: meeting.organisation_id,
      number,
      meeting_id: meeting.id,
      resolution_id: vote.resolution.id,
      vote_id: vote.id,
      decided_at: decidedAt,
      decided_on: dayIn(meeting.time_zone, decidedAt),
      outcome: vote.outcome,
      title_fr: title.fr ?? title.en ?? '',
      title_en: title.en,
      text_fr: text.fr ?? text.en ?? '',
      text_en: text.en,
      subject_kind: subject?.kind ?? null,
      subject_id: subject?.id ?? null,
      subject_sha256: subject?.sha256 ?? null,
      result: JSON.stringify(result),
      example: meeting.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'decision.registered', {
    organisationId: meeting.organisation_id,
    public: true,
    // The register is read by anyone, a meeting by those entitled: the decision stands first, so that everybody is told of it.
    subjects: [{ kind: 'decision', id }, { kind: 'meeting', id: meeting.id }, ...(subject ? [{ kind: subject.kind, id: subject.id }] : [])],
    payload: { number, outcome: vote.outcome },
  })
}
