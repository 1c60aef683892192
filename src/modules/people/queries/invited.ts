/** Whom a link or a letter's code is for: for the sign-in alone. Nothing is told of a link that does not hold. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { InvitedBy } from '../tables/invitations.ts'

/** What was presented: the hash of a link's token, of a letter's code, or an invitation that was found by one a moment ago. */
export type Presented = { token: string } | { code: string } | { id: number }

export interface Invited {
  id: number
  batchId: number
  by: InvitedBy
  personId: number
  name: string
  email: string | null
  example: boolean
  opened: boolean
  /** In whose name, and who asked. */
  organisation: string
  inviter: string | null
  mandates: { organisationId: number; organisation: string; role: Role }[]
}

/** The invitation that holds now, or null. */
export async function invited(reader: Reader, presented: Presented, today: string): Promise<Invited | null> {
  const row = await reader
    .selectFrom('people_invitation as i')
    .innerJoin('people_person as p', 'p.id', 'i.person_id')
    .innerJoin('people_invitation_batch as b', 'b.id', 'i.batch_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .leftJoin('people_person as a', 'a.id', 'i.asked_by')
    .select([
      'i.id',
      'i.batch_id',
      'i.by',
      'i.person_id',
      'p.name',
      'p.email',
      'p.example',
      'i.opened_at',
      'o.name as organisation',
      'a.name as inviter',
    ])
    .select(mandatesIn('p.id', today).as('mandates'))
    .where('i.expires_at', '>', new Date())
    .where('p.erased_on', 'is', null)
    .$if('token' in presented, (query) => query.where('i.token_hash', '=', 'token' in presented ? presented.token : ''))
    .$if('code' in presented, (query) => query.where('i.code_hash', '=', 'code' in presented ? presented.code : ''))
    .$if('id' in presented, (query) => query.where('i.id', '=', 'id' in presented ? presented.id : -1).where('i.code_hash', 'is not', null))
    .executeTakeFirst()
  if (!row) return null
  const { batch_id, person_id, opened_at, ...rest } = row
  return { ...rest, batchId: batch_id, personId: person_id, opened: opened_at !== null }
}

const mandatesIn = (person: string, today: string) =>
  sql<Invited['mandates']>`coalesce((
    select json_agg(json_build_object('organisationId', w.id, 'organisation', w.name, 'role', x.role) order by x.id)
    from people_mandate x join people_organisation w on w.id = x.organisation_id
    where x.person_id = ${sql.ref(person)} and (x.ends_on is null or x.ends_on >= ${today})), '[]')`

/** The invitation that a link once belonged to, be it void, expired or used: so that a new one can be sent to the person's own address. */
export const formerlyInvited = (reader: Reader, tokenHash: string) =>
  reader
    .selectFrom('people_invitation_link as l')
    .innerJoin('people_invitation as i', 'i.id', 'l.invitation_id')
    .innerJoin('people_person as p', 'p.id', 'i.person_id')
    .select(['i.id', 'i.batch_id', 'i.person_id'])
    .where('l.token_hash', '=', tokenHash)
    .where('p.email', 'is not', null)
    .where('p.erased_on', 'is', null)
    .executeTakeFirst()

/** What somebody who was let in by a one-time link of the command line speaks for. */
export async function mandatesOfPerson(reader: Reader, personId: number, today: string): Promise<Invited['mandates']> {
  const row = await reader
    .selectFrom('people_person as p')
    .select(mandatesIn('p.id', today).as('mandates'))
    .where('p.id', '=', personId)
    .executeTakeFirst()
  return row?.mandates ?? []
}
