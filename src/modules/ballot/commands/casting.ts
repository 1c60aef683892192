/** Casting: one person's ballots of one vote, all of them or none, and the same sent again is the same. */
import { sql } from 'kysely'
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { meeting } from '#modules/assembly/index.ts'
import { type Ballot, ballotsOf, type CastableVoter, castableBy } from '../queries.ts'
import { type Castable, isDeviating, objectionToBallot } from '../rules.ts'
import type { CastChannel } from '../tables.ts'
import { passGate } from './held.ts'

export interface CastingInput {
  voteId: number
  /** Voter → choice: its own voters, and those that they carry. */
  choices: Readonly<Record<number, Castable>>
  /** Made by the browser for one sending, or by the server with the form. */
  receipt: string
  /** `screen`: a script sends, and again after a bad connection; `form`: a person pressed the button. */
  channel: Exclude<CastChannel, 'paper'>
}

export interface Receipt {
  /** `already`: nothing new in it; `superseded`: it came before, and another has replaced it since. */
  outcome: 'received' | 'replaced' | 'already' | 'superseded'
  /** When the ballots that now stand were received. */
  at: Date
  timeZone: string
}

/** The vote as it stays until this ballot is in: within its gate nobody suspends or closes it. */
const voteWithin = (tx: Writer, voteId: number) =>
  tx
    .selectFrom('ballot_vote as v')
    .innerJoin('assembly_meeting as m', 'm.id', 'v.meeting_id')
    .select(['v.id', 'v.meeting_id', 'v.resolution_id', 'v.state', 'v.method', 'v.opened_at', 'v.closed_at'])
    .select(['m.organisation_id', 'm.time_zone'])
    .where('v.id', '=', voteId)
    .executeTakeFirst()

type Passed = NonNullable<Awaited<ReturnType<typeof voteWithin>>>

/**
 * Casts for all these voters in one statement, or refuses all with the sentence: the vote is not open (closed at…), a voter is not of the
 * electorate or not this person's, the mandate has ended, its voter is signed out. Open votes may be changed until closing: the last wins. Quiet:
 * the journal tells that somebody voted, never for whom or how.
 */
export async function castBallots(tx: Writer, actor: Actor, { voteId, choices, receipt, channel }: CastingInput): Promise<Receipt> {
  await passGate(tx, voteId)
  const vote = found(await voteWithin(tx, voteId))
  const ref = { id: vote.id, resolutionId: vote.resolution_id, openedAt: vote.opened_at }
  const mine = await castableBy(tx, ref, actor.personId, todayOf(tx))
  // Whoever casts for nobody here may perhaps not even know of the meeting.
  if (mine.length === 0) found(await meeting(tx, actor, vote.meeting_id, todayOf(tx)))
  const known = () => ballotsOf(tx, ref, actor.personId, todayOf(tx))
  // A vote that was closed since does not take back what it had received: the answer alone was lost.
  if (vote.state !== 'open' && (await isKnown(tx, vote, actor, receipt))) {
    const before = await known()
    if (stand(before, choices)) return standing(before, choices, receipt, vote)
  }
  const wanted = Object.entries(choices).map(([id, choice]) => ({ voterId: Number(id), choice }))
  refuse(await objectionsTo(tx, vote, mine, wanted, known))
  const ballots = wanted.map(({ voterId, choice }) => {
    const { weight, instruction } = mine.find((each) => each.voterId === voterId)!
    return { voterId, choice, weight, deviates: isDeviating(choice, instruction) }
  })
  const at = nowOf(tx)
  const written = await write(tx, { voteId, personId: actor.personId, receipt, channel, at, ballots })
  if (written.length === 0) return standing(await known(), choices, receipt, vote)
  await record(tx, actor, 'vote.cast', {
    organisationId: vote.organisation_id,
    public: false,
    subjects: [
      { kind: 'meeting', id: vote.meeting_id },
      { kind: 'vote', id: vote.id },
    ],
    payload: { votes: ballots.reduce((sum, { weight }) => sum + weight, 0) },
  })
  return { outcome: written.some(({ replaced }) => replaced) ? 'replaced' : 'received', at, timeZone: vote.time_zone }
}

const isKnown = async (tx: Writer, vote: Passed, actor: Actor, receipt: string): Promise<boolean> =>
  (await tx
    .selectFrom('ballot_receipt')
    .select('received_at')
    .where('vote_id', '=', vote.id)
    .where('person_id', '=', actor.personId ?? -1)
    .where('receipt', '=', receipt)
    .executeTakeFirst()) !== undefined

type Choices = CastingInput['choices']

const chosen = (mine: Ballot[], choices: Choices) => mine.filter(({ voterId, cast }) => cast !== null && voterId in choices)

/** Whether something stands for each of these voters. */
const stand = (mine: Ballot[], choices: Choices): boolean => chosen(mine, choices).length === Object.keys(choices).length

/** What is answered to a ballot that brought nothing new. */
function standing(mine: Ballot[], choices: Choices, receipt: string, vote: Passed): Receipt {
  const casts = chosen(mine, choices).map(({ cast }) => cast!)
  return {
    outcome: casts.every((cast) => cast.receipt === receipt) ? 'already' : 'superseded',
    at: new Date(Math.max(...casts.map((cast) => cast.at.getTime()))),
    timeZone: vote.time_zone,
  }
}

/** One for each voter that stands against it; a vote that is not open is told once. Names are read only to be said. */
async function objectionsTo(
  tx: Writer,
  vote: Passed,
  mine: CastableVoter[],
  wanted: { voterId: number }[],
  known: () => Promise<Ballot[]>,
): Promise<Objection[]> {
  if (wanted.length === 0) return [objection('ballot.nothing_chosen', {})]
  const byId = new Map(mine.map((each) => [each.voterId, each]))
  const foreign = wanted.filter(({ voterId }) => !byId.has(voterId)).map(({ voterId }) => voterId)
  const entitled = new Set(foreign.length === 0 ? [] : await entitledAmong(tx, vote.id, foreign))
  const named = mine.every(({ mandated, present }) => mandated && present) ? [] : await known()
  const holders = new Map(named.map(({ voterId, holder }) => [voterId, holder]))
  const all = wanted.map(({ voterId }) => {
    const own = byId.get(voterId)
    const facts = own ?? { present: true, remote: false, mandated: true }
    return objectionToBallot({
      vote: { state: vote.state, method: vote.method, closedAt: vote.closed_at },
      timeZone: vote.time_zone,
      entitled: own !== undefined || entitled.has(voterId),
      isCaster: own !== undefined,
      holder: holders.get(voterId) ?? '',
      ...facts,
    })
  })
  const told = new Map(all.filter((each) => each !== null).map((each) => [JSON.stringify(each), each]))
  return [...told.values()]
}

const entitledAmong = async (tx: Writer, voteId: number, voterIds: number[]): Promise<number[]> =>
  (await tx.selectFrom('ballot_entitled').select('voter_id').where('vote_id', '=', voteId).where('voter_id', 'in', voterIds).execute()).map(
    ({ voter_id }) => voter_id,
  )

interface Writing {
  voteId: number
  personId: number | null
  receipt: string
  channel: CastChannel
  at: Date
  ballots: { voterId: number; choice: Castable; deviates: boolean }[]
}

/**
 * All in one statement, always in the same order, so that two devices of one person wait for each other and never lock each other out. A script's
 * receipt that came before changes nothing, even where another ballot has replaced it since. What was written: nothing, when it stood already.
 */
async function write(tx: Writer, { voteId, personId, receipt, channel, at, ballots }: Writing) {
  const { rows } = await sql<{ replaced: boolean }>`
    with fresh as (
      insert into ballot_receipt (vote_id, person_id, receipt, received_at) values (${voteId}, ${personId}, ${receipt}, ${at})
      on conflict do nothing returning 1
    )
    insert into ballot_cast as c (vote_id, voter_id, choice, cast_at, cast_by, channel, receipt, deviates)
    select ${voteId}, t."voterId", t.choice, ${at}, ${personId}, ${channel}, ${receipt}, t.deviates
    from jsonb_to_recordset(${JSON.stringify(ballots)}::jsonb) as t ("voterId" bigint, choice text, deviates boolean)
    where ${channel} = 'form' or exists (select from fresh)
    order by t."voterId"
    on conflict (vote_id, voter_id) do update set choice = excluded.choice, cast_at = excluded.cast_at, cast_by = excluded.cast_by,
      channel = excluded.channel, receipt = excluded.receipt, deviates = excluded.deviates
    where c.choice <> excluded.choice or c.receipt <> excluded.receipt
    returning xmax <> 0 as replaced`.execute(tx)
  return rows
}
