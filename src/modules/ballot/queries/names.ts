/** Votes by name, for the journal; and the open votes that wait for a person. */
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Meeting, meetingsNamed, resolutionNames } from '#modules/assembly/index.ts'
import { votePath } from '../paths.ts'
import { castableBy } from './casting.ts'
import { currentVote, type Vote } from './votes.ts'

/** Each under the name of its resolution, for whoever may know of the meeting. */
export async function voteNames(reader: Reader, actor: Actor | null, ids: number[], today: Day): Promise<Map<number, ObjectFacts>> {
  const rows = await reader
    .selectFrom('ballot_vote')
    .select(['id', 'resolution_id'])
    .where('id', 'in', ids.length > 0 ? ids : [-1])
    .execute()
  const resolutions = await resolutionNames(reader, actor, [...new Set(rows.map(({ resolution_id }) => resolution_id))], today)
  const known = new Map(resolutions.map((resolution) => [resolution.id, resolution]))
  return new Map(
    rows.flatMap(({ id, resolution_id }): [number, ObjectFacts][] => {
      const resolution = known.get(resolution_id)
      return resolution ? [[id, { title: resolution.title, path: votePath(id), example: resolution.meeting.example }]] : []
    }),
  )
}

export interface AwaitedVote {
  vote: Vote
  meeting: Meeting
}

/** People bound to a voter of an open vote: few, whatever the size of the network. */
export async function votingNow(reader: Reader, personIds: readonly number[]): Promise<{ personId: number; meetingId: number }[]> {
  if (personIds.length === 0) return []
  const rows = await reader
    .selectFrom('ballot_vote as b')
    .innerJoin('assembly_voter as v', 'v.meeting_id', 'b.meeting_id')
    .select(['v.caster_id', 'b.meeting_id'])
    .distinct()
    .where('b.state', '=', 'open')
    .where('v.caster_id', 'in', [...personIds])
    .execute()
  return rows.map(({ caster_id, meeting_id }) => ({ personId: caster_id!, meetingId: meeting_id }))
}

/** Open votes in which this person has a ballot that was not cast yet. */
export async function votesAwaiting(reader: Reader, actor: Actor, today: Day): Promise<AwaitedVote[]> {
  if (actor.personId === null) return []
  const meetingIds = (await votingNow(reader, [actor.personId])).map(({ meetingId }) => meetingId)
  const meetings = await meetingsNamed(reader, actor, meetingIds, today)
  const awaited = await Promise.all(
    meetings.map(async (meeting): Promise<AwaitedVote[]> => {
      const vote = await currentVote(reader, meeting.id)
      if (vote?.state !== 'open') return []
      const { id, openedAt, resolution } = vote
      const mine = await castableBy(reader, { id, openedAt, resolutionId: resolution.id }, actor.personId, today)
      const cast = await reader
        .selectFrom('ballot_cast')
        .select('voter_id')
        .where('vote_id', '=', id)
        .where('voter_id', 'in', mine.length > 0 ? mine.map(({ voterId }) => voterId) : [-1])
        .execute()
      return cast.length < mine.length ? [{ vote, meeting }] : []
    }),
  )
  return awaited.flat()
}
