/** What one person casts in a vote: his or her own voters, and those that they carry; and how the vote of one's own went when another carried it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { VOTING_ROLES } from '#modules/assembly/index.ts'
import { type Castable, isCastable } from '../rules.ts'
import type { BallotChoice, CastChannel } from '../tables.ts'

/** A vote, as far as its ballots need it. */
export interface VoteRef {
  id: number
  resolutionId: number
  openedAt: Date
}

export interface Ballot {
  voterId: number
  name: string
  example: boolean
  college: string
  weight: number
  /** Who carries it: a voter that this person casts for; null: the voter itself. */
  holderId: number | null
  /** The name of the voter that is bound to this person. */
  holder: string
  /** Whether that one is signed in now, and from afar. */
  present: boolean
  remote: boolean
  /** Whether this person holds today the mandate by which he or she was bound. */
  mandated: boolean
  /** What the giver of the proxy asked for. */
  instruction: Castable | null
  cast: { choice: BallotChoice; at: Date; receipt: string; byId: number | null; deviates: boolean } | null
}

/** What the giver of a proxy asked for in this resolution, as it stood when the vote was opened. */
const instructionOf = (vote: VoteRef) => sql<string | null>`(select p.instructions ->> ${String(vote.resolutionId)}
  from assembly_proxy p where p.giver_id = e.voter_id and p.given_at <= ${vote.openedAt}
  and (p.revoked_at is null or p.revoked_at > ${vote.openedAt}) order by p.id desc limit 1)`

const asInstruction = (text: string | null): Castable | null => (isCastable(text) ? text : null)

/** What a ballot is judged by, without the names that a page shows: it is read for each ballot that comes in. */
export type CastableVoter = Pick<Ballot, 'voterId' | 'weight' | 'holderId' | 'present' | 'remote' | 'mandated' | 'instruction'> & {
  /** The voter that is bound to this person. */
  ownId: number
}

/** The voters for whom this person casts. One query, which reads of the electorate only what is this person's. */
export async function castableBy(reader: Reader, vote: VoteRef, personId: number | null, today: Day): Promise<CastableVoter[]> {
  const { rows } = await sql<Omit<CastableVoter, 'instruction'> & { instruction: string | null }>`
    with own as (
      select v.id, there.mode,
        case when v.person_id is null then exists (select 1 from people_mandate d where d.person_id = ${personId}
          and d.organisation_id = v.organisation_id and d.role in (${sql.join([...VOTING_ROLES])})
          and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today}))
        else exists (select 1 from people_mandate d join assembly_meeting m on m.id = v.meeting_id and m.body_id = d.body_id
          where d.person_id = ${personId} and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today})) end as mandated
      from assembly_voter v left join assembly_presence there on there.voter_id = v.id and there.to_at is null
      where v.caster_id = ${personId}
    ), e as (
      select e.voter_id, e.weight, e.holder_id, own.* from own join ballot_entitled e on e.vote_id = ${vote.id} and e.voter_id = own.id
      where e.holder_id is null
      union all
      select e.voter_id, e.weight, e.holder_id, own.* from own join ballot_entitled e on e.vote_id = ${vote.id} and e.holder_id = own.id
    )
    select e.voter_id as "voterId", e.weight, e.holder_id as "holderId", e.id as "ownId", e.mandated, e.mode is not null as present,
      coalesce(e.mode = 'remote', false) as remote,
      case when e.holder_id is not null then ${instructionOf(vote)} end as instruction
    from e`.execute(reader as never)
  return rows.map((row) => ({ ...row, instruction: asInstruction(row.instruction) }))
}

/** Own voters first, then those carried, each by name. One query, which reads of the electorate only what is this person's. */
export async function ballotsOf(reader: Reader, vote: VoteRef, personId: number | null, today: Day): Promise<Ballot[]> {
  const { rows } = await sql<Row>`
    with own as (
      select v.id, v.organisation_id, v.person_id, v.meeting_id, coalesce(o.name, p.name) as name
      from assembly_voter v left join people_organisation o on o.id = v.organisation_id left join people_person p on p.id = v.person_id
      where v.caster_id = ${personId}
    ), mine as (
      select e.*, own.id as own_id from own join ballot_entitled e on e.vote_id = ${vote.id} and e.voter_id = own.id where e.holder_id is null
      union all
      select e.*, own.id from own join ballot_entitled e on e.vote_id = ${vote.id} and e.holder_id = own.id
    )
    select e.voter_id as "voterId", coalesce(o.name, p.name) as name, coalesce(o.example, p.example) as example, e.college, e.weight,
      e.holder_id as "holderId", own.name as holder, there.id is not null as present, coalesce(there.mode = 'remote', false) as remote,
      exists (select 1 from people_mandate d left join assembly_meeting m on m.id = own.meeting_id
        where d.person_id = ${personId} and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today})
        and ((own.person_id is not null and d.body_id = m.body_id)
          or (d.organisation_id = own.organisation_id and d.role in (${sql.join([...VOTING_ROLES])})))) as mandated,
      ${instructionOf(vote)} as instruction, c.choice, c.cast_at as at, c.receipt, c.cast_by as "byId", c.deviates
    from mine e
    join own on own.id = e.own_id
    join assembly_voter v on v.id = e.voter_id
    left join people_organisation o on o.id = v.organisation_id
    left join people_person p on p.id = v.person_id
    left join assembly_presence there on there.voter_id = own.id and there.to_at is null
    left join ballot_cast c on c.vote_id = e.vote_id and c.voter_id = e.voter_id
    order by e.holder_id is not null, name, e.voter_id`.execute(reader as never)
  return rows.map(({ choice, at, receipt, byId, deviates, instruction, ...ballot }) => ({
    ...ballot,
    instruction: ballot.holderId === null ? null : asInstruction(instruction),
    cast: choice === null ? null : { choice, at: at!, receipt: receipt!, byId, deviates: deviates! },
  }))
}

interface Row extends Omit<Ballot, 'cast' | 'instruction'> {
  instruction: string | null
  choice: BallotChoice | null
  at: Date | null
  receipt: string | null
  byId: number | null
  deviates: boolean | null
}

/** A voter of whom somebody else carries the vote, as whoever speaks for it reads it. */
export interface Carried {
  voterId: number
  name: string
  holderName: string
  instruction: Castable | null
  /** Known once the vote is closed; null: nothing was cast for it. */
  cast: { choice: BallotChoice; at: Date; channel: CastChannel; deviates: boolean } | null
}

/** What became of the votes of this person's organisations (or of the own seat) that others carry. The choice is read only of a closed vote. */
export async function carriedOf(reader: Reader, vote: VoteRef & { closed: boolean }, personId: number, today: Day): Promise<Carried[]> {
  const { rows } = await sql<Omit<Carried, 'cast'> & Omit<NonNullable<Carried['cast']>, 'choice'> & { choice: BallotChoice | null }>`
    select e.voter_id as "voterId", coalesce(o.name, p.name) as name, coalesce(ho.name, hp.name) as "holderName",
      ${instructionOf(vote)} as instruction, c.choice, c.cast_at as at, c.channel, c.deviates
    from ballot_entitled e
    join assembly_voter v on v.id = e.voter_id
    join assembly_voter h on h.id = e.holder_id
    left join people_organisation o on o.id = v.organisation_id
    left join people_person p on p.id = v.person_id
    left join people_organisation ho on ho.id = h.organisation_id
    left join people_person hp on hp.id = h.person_id
    left join ballot_cast c on c.vote_id = e.vote_id and c.voter_id = e.voter_id and ${vote.closed}
    where e.vote_id = ${vote.id} and h.caster_id is distinct from ${personId} and (v.person_id = ${personId} or exists (
      select 1 from people_mandate d where d.person_id = ${personId} and d.organisation_id = v.organisation_id
      and d.starts_on <= ${today} and (d.ends_on is null or d.ends_on >= ${today})))
    order by name, e.voter_id`.execute(reader as never)
  return rows.map(({ choice, at, channel, deviates, instruction, ...facts }) => ({
    ...facts,
    instruction: asInstruction(instruction),
    cast: choice === null ? null : { choice, at, channel, deviates },
  }))
}
