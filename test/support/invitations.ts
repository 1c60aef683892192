/** A network with many who hold a mandate and never came in, for tests of inviting them. */
import { sql } from 'kysely'
import type { House } from '#kernel/house.ts'
import { takeStep } from '../../src/modules/people/jobs/invitations.ts'
import type { peopledHouse } from './people.ts'

type Peopled = Awaited<ReturnType<typeof peopledHouse>>

/** So many representatives of the member, every tenth without an e-mail; their names begin with the given word. */
export async function addCrowd({ house }: Pick<Peopled, 'house'>, organisationId: number, count: number, word = 'Crowd'): Promise<void> {
  await sql`
    with p as (
      insert into people_person (name, email)
      select ${word} || ' ' || lpad(n::text, 4, '0'), case when n % 10 = 0 then null else lower(${word}) || n || '@essai.example' end
      from generate_series(1, ${count}::int) n returning id)
    insert into people_mandate (person_id, role, organisation_id, starts_on)
    select id, 'representative', ${organisationId}, '2015-01-01' from p`.execute(house.db)
}

/** Takes steps until nothing is queued, as the job does; time is not waited for: what left counts as long ago. */
export async function sendAll(house: House, batchId: number): Promise<number> {
  let steps = 0
  for (; steps < 500; steps += 1) {
    const { queued } = await house.reader
      .selectFrom('people_invitation as i')
      .innerJoin('people_person as p', 'p.id', 'i.person_id')
      .select((eb) => eb.fn.countAll<number>().as('queued'))
      .where('i.batch_id', '=', batchId)
      .where('i.by', '=', 'mail')
      .where('i.left_at', 'is', null)
      .where('p.email', 'is not', null)
      .executeTakeFirstOrThrow()
    if (Number(queued) === 0) return steps
    await takeStep(house, batchId)
    await longAgo(house, batchId)
  }
  return steps
}

/** As if the last step had been taken, and the last mail had left, two minutes ago. */
export async function longAgo(house: House, batchId: number): Promise<void> {
  await sql`update people_invitation_batch set stepped_at = stepped_at - interval '2 minutes' where id = ${batchId}`.execute(house.db)
  await sql`update people_invitation set left_at = left_at - interval '2 minutes' where batch_id = ${batchId} and left_at is not null`.execute(
    house.db,
  )
}
