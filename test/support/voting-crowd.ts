/** A crowd of voters of one meeting, written into the tables in a few statements: each an organisation with somebody who casts for it. */
import { sql } from 'kysely'
import type { House } from '#kernel/house.ts'

export interface CrowdVoter {
  voterId: number
  personId: number
  weight: number
}

/** All there and bound, but the last `carried` of them, who have given their proxies to the first ones, one each. Weights go from 1 to 4. */
export async function votingCrowd({ db, clock }: House, meetingId: number, size: number, carried = 0): Promise<CrowdVoter[]> {
  const { rows: organisations } = await sql<{ id: number }>`insert into people_organisation (kind, name, joined_on, example)
    select 'member', 'Foule ' || n, '2015-01-01', true from generate_series(1, ${size}) n returning id`.execute(db)
  const { rows: persons } = await sql<{ id: number }>`insert into people_person (name, example)
    select 'Personne de la foule ' || n, true from generate_series(1, ${size}) n returning id`.execute(db)
  const pairs = sql`unnest(${organisations.map(({ id }) => id)}::bigint[], ${persons.map(({ id }) => id)}::bigint[])
    with ordinality as t (organisation_id, person_id, n)`
  await sql`insert into people_mandate (person_id, role, organisation_id, starts_on, example)
    select person_id, 'representative', organisation_id, '2016-01-01', true from ${pairs}`.execute(db)
  const { rows } = await sql<CrowdVoter>`insert into assembly_voter
      (meeting_id, organisation_id, college, region, weight, card, caster_id, bound_at)
    select ${meetingId}, organisation_id, case when n % 3 = 0 then 'regions' else 'adherents' end, null, 1 + n % 4, 'FOULE' || n, person_id, ${clock.now()}
    from ${pairs} returning id as "voterId", caster_id as "personId", weight`.execute(db)
  const ids = rows.map(({ voterId }) => voterId)
  await sql`insert into assembly_presence (voter_id, from_at, mode, channel)
    select v, ${clock.now()}, 'room', 'desk' from unnest(${ids.slice(0, size - carried)}::bigint[]) v`.execute(db)
  if (carried > 0)
    await sql`insert into assembly_proxy (meeting_id, giver_id, holder_id, given_at, channel)
      select ${meetingId}, giver, holder, ${clock.now()}, 'online'
      from unnest(${ids.slice(size - carried)}::bigint[], ${ids.slice(0, carried)}::bigint[]) as t (giver, holder)`.execute(db)
  return rows
}
