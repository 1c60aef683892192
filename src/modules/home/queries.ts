/** What the front page joins: meetings under way, the year's budget, and the demonstration's open vote. */
import type { Reader } from '#kernel/database.ts'
import { type Day, yearOf } from '#kernel/dates.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type Meeting, meetings } from '#modules/assembly/index.ts'
import { currentVote, type Vote } from '#modules/ballot/index.ts'
import { mainVersion, type Totals, totalsByYear, type Version, versionsSeen } from '#modules/budget/index.ts'

export interface UnderWay {
  meeting: Meeting
  /** Open or suspended; null: none is. */
  vote: Vote | null
}

/** Meetings that are open now, as this reader may know of them. */
export async function meetingsUnderWay(reader: Reader, actor: Actor | null, today: Day): Promise<UnderWay[]> {
  const open = (await meetings(reader, actor, today)).filter(({ state }) => state === 'open')
  return Promise.all(open.map(async (meeting) => ({ meeting, vote: await currentVote(reader, meeting.id) })))
}

/** The network's budget of this year by the version that counts, with that year's sums; null: none that this reader may see. */
export async function budgetOfYear(
  reader: Reader,
  actor: Actor | null,
  networkId: number,
  today: Day,
): Promise<{ version: Version; totals: Totals } | null> {
  const year = yearOf(today)
  const covers = ({ budget: { yearFrom, yearTo } }: Version) => yearFrom <= year && year <= yearTo
  const version = mainVersion((await versionsSeen(reader, actor, networkId)).filter(covers))
  const totals = version && (await totalsByYear(reader, version.id)).get(year)
  return version && totals ? { version, totals } : null
}

/** One of the demonstration's people who may vote now, for whoever wants to try it. */
export interface TrialVote {
  title: Localized
  voteId: number
  person: { id: number; name: string; organisation: string }
}

/** The example meeting's open vote, and somebody who has not voted yet (else whoever has). null: nothing is open. */
export async function trialVote(reader: Reader, today: Day): Promise<TrialVote | null> {
  const example = (await meetingsUnderWay(reader, SHELL, today)).find(({ meeting, vote }) => meeting.example && vote?.state === 'open')
  if (!example?.vote) return null
  const { vote } = example
  const voter = await reader
    .selectFrom('ballot_entitled as e')
    .innerJoin('assembly_voter as v', 'v.id', 'e.voter_id')
    .innerJoin('people_person as p', 'p.id', 'v.caster_id')
    .innerJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('ballot_cast as c', (join) => join.onRef('c.voter_id', '=', 'e.voter_id').onRef('c.vote_id', '=', 'e.vote_id'))
    .select(['p.id', 'p.name', 'o.name as organisation'])
    .where('e.vote_id', '=', vote.id)
    .where('p.example', '=', true)
    .orderBy((eb) => eb('c.vote_id', 'is not', null))
    .orderBy('p.name')
    .executeTakeFirst()
  return voter ? { title: vote.resolution.title, voteId: vote.id, person: voter } : null
}
