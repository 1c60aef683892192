/** The rules that a meeting goes by, its quorum now, and what it was. */
import type { Reader } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import {
  type BodyRules,
  bodyRules,
  type QuorumNow,
  quorumAt,
  type Statutes,
  statutesById,
  statutesInForce,
  type VotingRules,
  votingRules,
} from '#modules/statutes/index.ts'
import { countedMeeting } from './counting.ts'
import type { Meeting } from './meetings.ts'

export interface MeetingRules {
  statutes: Statutes
  /** null: the statutes say nothing of this body, so it can meet but decide nothing. */
  body: BodyRules | null
  voting: VotingRules | null
}

/** The statutes fixed at the convening; before it, those in force on the meeting's day. null: the network has none yet. */
export async function rulesOfMeeting(
  reader: Reader,
  meeting: Pick<Meeting, 'organisationId' | 'statutesId' | 'day' | 'bodyCode'>,
): Promise<MeetingRules | null> {
  const statutes =
    meeting.statutesId === null
      ? await statutesInForce(reader, meeting.organisationId, meeting.day)
      : found(await statutesById(reader, meeting.statutesId))
  if (!statutes) return null
  const body = bodyRules(statutes.text, meeting.bodyCode)
  return { statutes, body, voting: body && votingRules(body) }
}

/** The voter for whom the chair of the session casts, as the count names it; null: the chair has no vote. */
export async function chairVoter(reader: Reader, meetingId: number): Promise<string | null> {
  const row = await reader
    .selectFrom('assembly_officer as f')
    .innerJoin('assembly_voter as v', (join) =>
      join
        .onRef('v.meeting_id', '=', 'f.meeting_id')
        .on((eb) => eb.or([eb('v.caster_id', '=', eb.ref('f.person_id')), eb('v.person_id', '=', eb.ref('f.person_id'))])),
    )
    .select('v.id')
    .where('f.meeting_id', '=', meetingId)
    .where('f.role', '=', 'chair')
    .where('v.excluded', 'is', null)
    .orderBy('v.id')
    .executeTakeFirst()
  return row ? String(row.id) : null
}

/** The quorum at this moment, with who is there, which proxies are used, which are not and why. null: nothing is said of this body. */
export async function quorumOf(reader: Reader, meeting: Meeting, at: Date): Promise<QuorumNow | null> {
  const [rules, counted, chair] = await Promise.all([
    rulesOfMeeting(reader, meeting),
    countedMeeting(reader, meeting.id),
    chairVoter(reader, meeting.id),
  ])
  return rules?.voting ? quorumAt(counted, rules.voting, meeting.convening, chair, at.getTime()) : null
}

/** What the quorum was, in the order of time. */
export const quorumHistory = (reader: Reader, meetingId: number) =>
  reader.selectFrom('assembly_quorum').selectAll().where('meeting_id', '=', meetingId).orderBy('id').execute()
