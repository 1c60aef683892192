/** A hall full of voters for a meeting: organisations on its roll, each with one who is signed in and casts for it, some with the proxy of another. */
import { sql } from 'kysely'
import type { House } from '#kernel/house.ts'

export interface HallVoter {
  personId: number
  voterId: number
  weight: number
  /** Whose proxies this one carries. */
  carries: number[]
}

interface HallOptions {
  /** How many proxies each of them carries: of organisations that are not there. */
  proxies?: number
  word?: string
}

/** Straight into the tables: what is tried is casting, not how one came in. Weights from 1 to 5. */
export async function fillHall(
  { db, clock }: House,
  meetingId: number,
  count: number,
  { proxies = 0, word = 'Foule' }: HallOptions = {},
): Promise<HallVoter[]> {
  const at = clock.now()
  const all = count * (1 + proxies)
  const { rows } = await sql<{ voterId: number; weight: number; personId: number | null }>`
    with network as (select organisation_id as id from assembly_meeting where id = ${meetingId}),
    named as (select n, ${word} || ' ' || lpad(n::text, 6, '0') as name from generate_series(1, ${all}::int) n),
    organisations as (
      insert into people_organisation (kind, name, parent_id, joined_on, example)
      select 'member', named.name, network.id, '2010-01-01', true from named, network returning id, name),
    persons as (
      insert into people_person (name, email, example)
      select name || ' voix', lower(${word}) || n || '@essai.example', true from named where n <= ${count} returning id, name),
    mandates as (
      insert into people_mandate (person_id, role, organisation_id, starts_on)
      select p.id, 'representative', o.id, '2016-01-01' from persons p join organisations o on p.name = o.name || ' voix' returning id),
    voters as (
      insert into assembly_voter (meeting_id, organisation_id, college, region, weight, card, caster_id, bound_at)
      select ${meetingId}, o.id, 'adherents', 'BRE', 1 + (o.id % 5), ${word} || o.id, p.id, case when p.id is null then null else ${at}::timestamptz end
      from organisations o left join persons p on p.name = o.name || ' voix' returning id, organisation_id, caster_id, weight),
    there as (
      insert into assembly_presence (voter_id, from_at, mode, channel) select id, ${at}, 'room', 'desk' from voters where caster_id is not null returning id)
    select v.id as "voterId", v.weight, v.caster_id as "personId" from voters v
    join organisations o on o.id = v.organisation_id join named n on n.name = o.name order by n.n`.execute(db)
  const seats = rows.slice(0, count).map(({ voterId, weight, personId }, place): HallVoter => {
    const carries = Array.from({ length: proxies }, (_, each) => rows[count + place * proxies + each]!.voterId)
    return { voterId, weight, personId: personId!, carries }
  })
  await sql`insert into assembly_proxy (meeting_id, giver_id, holder_id, given_at, channel)
    select ${meetingId}, t.giver, t.holder, ${at}, 'online'
    from jsonb_to_recordset(${JSON.stringify(seats.flatMap(({ voterId, carries }) => carries.map((giver) => ({ giver, holder: voterId }))))}::jsonb)
      as t (giver bigint, holder bigint)`.execute(db)
  return seats
}

/** The cookie of each, their sessions made in the database. */
export async function cookiesOf(as: (personId: number) => Promise<Record<string, string>>, seats: HallVoter[]): Promise<string[]> {
  const cookies: string[] = []
  for (let from = 0; from < seats.length; from += 20)
    cookies.push(...(await Promise.all(seats.slice(from, from + 20).map(async ({ personId }) => (await as(personId)).cookie!))))
  return cookies
}
