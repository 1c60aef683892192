/** What goes on in the room: item, speakers, vote, quorum, results. Nothing of a vote that is not closed but how many have cast. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import {
  type AgendaItem,
  agendaOf,
  isThere,
  type Meeting,
  type QuorumKept,
  quorumKept,
  type Resolution,
  rulesOfMeeting,
  type Speaker,
  speakersOf,
} from '#modules/assembly/index.ts'
import { type DecisionRule, decisionRule } from '#modules/statutes/index.ts'
import { nextResolution, type Stage, stageOf } from '../rules.ts'
import { ballotsOf } from './casting.ts'
import { papersOf } from './counted.ts'
import { participation, type Vote, votesOfMeeting } from './votes.ts'

export type Participation = Awaited<ReturnType<typeof participation>>

export interface Room {
  stage: Stage
  agenda: AgendaItem[]
  /** The current item; null: none. */
  item: AgendaItem | null
  /** The first item that has not begun. */
  next: AgendaItem | null
  /** What the item decides on next, with the statutes' name of such a decision. */
  resolution: { resolution: Resolution; rule: DecisionRule | null } | null
  speaker: Speaker | null
  waiting: Speaker[]
  vote: Vote | null
  participation: Participation | null
  /** Whether the tellers have entered a count of the vote: never which. */
  counted: boolean
  /** The last vote of the current item that was closed. */
  last: Vote | null
  /** The closed votes, in the order in which they were opened. */
  results: Vote[]
  quorum: QuorumKept | null
}

/** The same for everyone who may know of the meeting. A handful of queries, none of which grows with the roll but the participation. */
export async function roomOf(reader: Reader, meeting: Meeting): Promise<Room> {
  const [agenda, speakers, votes, rules] = await Promise.all([
    agendaOf(reader, meeting.id),
    speakersOf(reader, meeting.id),
    votesOfMeeting(reader, meeting.id),
    rulesOfMeeting(reader, meeting),
  ])
  const vote = votes.find(({ state }) => state === 'open' || state === 'suspended') ?? null
  const [taken, papers, quorum] = await Promise.all([
    vote && participation(reader, vote.id),
    vote && papersOf(reader, vote.id),
    quorumKept(reader, meeting, rules),
  ])
  const results = votes.filter(({ state }) => state === 'closed')
  const item = agenda.find(({ id }) => id === meeting.itemId) ?? null
  const last = results.findLast(({ resolution }) => resolution.itemId === item?.id) ?? null
  const speaker = speakers.find(({ givenAt }) => givenAt !== null) ?? null
  const proposed = nextResolution(item?.resolutions ?? [], results)
  const rule = proposed && rules?.body ? decisionRule(rules.body, proposed.decision) : null
  return {
    stage: stageOf({
      meetingState: meeting.state,
      hasItem: item !== null,
      speakingSince: speaker?.givenAt ?? null,
      isVoting: vote !== null,
      resultAt: last?.closedAt ?? null,
    }),
    agenda,
    item,
    next: agenda.find(({ begunAt }) => begunAt === null) ?? null,
    resolution: proposed && { resolution: proposed, rule },
    speaker,
    waiting: speakers.filter(({ givenAt }) => givenAt === null),
    vote,
    participation: taken,
    counted: papers !== null && papers.size > 0,
    last,
    results,
    quorum,
  }
}

export interface Mine {
  /** Whether this person speaks for a voter that is signed in. */
  isThere: boolean
  /** Ballots that are his or hers to cast in the vote that is open, and how many of them are cast; null: no vote is open. */
  ballots: { all: number; cast: number } | null
}

/** What the room is for this one reader. */
export async function mineOf(reader: Reader, actor: Actor, meeting: Meeting, vote: Vote | null, today: Day): Promise<Mine> {
  const [there, ballots] = await Promise.all([
    isThere(reader, meeting.id, actor.personId),
    vote ? ballotsOf(reader, { id: vote.id, resolutionId: vote.resolution.id, openedAt: vote.openedAt }, actor.personId, today) : null,
  ])
  return { isThere: there, ballots: ballots && { all: ballots.length, cast: ballots.filter(({ cast }) => cast !== null).length } }
}
