/** Whom invitations are prepared for: who holds a mandate in force, and what is missing to reach them. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { MOST_COUNTED } from '../rules/invitations.ts'
import type { InviteesAsked, InvitingScope } from '../tables/invitations.ts'

/**
 * Whether the person ever came in: has or had a session, accepted an invitation, or did anything. `person`: the column of his or her id.
 * Sessions that are over are kept for a year; what somebody did stays in the journal.
 */
export const everSignedIn = (person: string): RawBuilder<boolean> => {
  const id = sql.ref(person)
  return sql<boolean>`(
    exists (select 1 from session_session s where s.user_id = 'person-' || ${id})
    or exists (select 1 from session_ended e where e.user_id = 'person-' || ${id})
    or exists (select 1 from people_invitation v where v.person_id = ${id} and v.accepted_at is not null)
    or exists (select 1 from journal_entry j where j.person_id = ${id}))`
}

/** Whether the mail server refused this very address before. */
const refusedBefore = (email: string): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from people_invitation v join mail_message q on q.id = v.mail_id
    where q.recipient = ${sql.ref(email)} and q.state in ('refused', 'returned'))`

/** Whether an invitation waits to be sent or answered: nobody is invited by two at once. */
const invitedAlready = (person: string, now: Date): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from people_invitation v left join mail_message q on q.id = v.mail_id
    where v.person_id = ${sql.ref(person)} and v.accepted_at is null and (v.left_at is null or v.expires_at > ${now})
      and coalesce(q.state, '') not in ('refused', 'returned'))`

const inForce = (today: Day): RawBuilder<boolean> =>
  sql<boolean>`(m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today}))`

/** Of which organisations mandates count for this scope and this question. */
function within(scope: InvitingScope, asked: InviteesAsked): RawBuilder<boolean> {
  // Members of a region may stand right below the network: then the region's code says whose they are.
  const line = (ids: number[]) => sql<boolean>`(o.id = any(${ids}::bigint[]) or o.parent_id = any(${ids}::bigint[])
    or (o.kind = 'member' and o.region in (select r.region from people_organisation r where r.kind = 'regional' and r.id = any(${ids}::bigint[]))))`
  const parts = [
    scope === 'all' ? sql<boolean>`true` : sql<boolean>`(${line(scope.regions)} or o.id = any(${scope.organisations}::bigint[]))`,
    asked.regionId === null ? null : line([asked.regionId]),
    asked.organisationId === null ? null : sql<boolean>`o.id = ${asked.organisationId}`,
    asked.role === null ? null : sql<boolean>`m.role = ${asked.role}`,
  ].filter((part) => part !== null)
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Those who are asked for, in one query; each with what decides how he or she is invited. */
export const inviteeRows = (reader: Reader, scope: InvitingScope, asked: InviteesAsked, today: Day, now: Date) =>
  reader
    .selectFrom('people_person as p')
    .innerJoin('people_mandate as m', 'm.person_id', 'p.id')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .where('p.erased_on', 'is', null)
    .where(inForce(today))
    .where(within(scope, asked))
    .groupBy('p.id')
    .select(['p.id', 'p.name', 'p.email', 'p.phone', 'p.lang', 'p.example'])
    .select(sql<string[]>`array_agg(distinct o.name order by o.name)`.as('organisations'))
    .select(sql<number[]>`array_agg(distinct o.id)`.as('organisation_ids'))
    .select(sql<Role[]>`array_agg(distinct m.role order by m.role)`.as('roles'))
    .select(everSignedIn('p.id').as('signed_in'))
    .select(invitedAlready('p.id', now).as('invited'))
    .select(refusedBefore('p.email').as('refused'))

export interface Invitee {
  id: number
  name: string
  email: string | null
  phone: string | null
  lang: Lang
  example: boolean
  organisations: string[]
  organisationIds: number[]
  roles: Role[]
  signedIn: boolean
  invited: boolean
  refused: boolean
}

/** Those who may be invited first, by name. */
export async function invitees(reader: Reader, scope: InvitingScope, asked: InviteesAsked, today: Day, now: Date): Promise<Invitee[]> {
  const rows = await inviteeRows(reader, scope, asked, today, now).orderBy(sql`people_name_key(p.name)`).orderBy('p.id').execute()
  return rows.map(({ organisation_ids, signed_in, ...row }) => ({ ...row, organisationIds: organisation_ids, signedIn: signed_in }))
}

/** How many of those who may be invited never came in, and no more than one above the most that is counted: a network has twenty thousand. */
export async function absentees(reader: Reader, scope: InvitingScope, asked: InviteesAsked, today: Day): Promise<number> {
  const rows = await reader
    .selectFrom('people_person as p')
    .select('p.id')
    .where('p.erased_on', 'is', null)
    .where(
      sql<boolean>`exists (select 1 from people_mandate m join people_organisation o on o.id = m.organisation_id
        where m.person_id = p.id and ${inForce(today)} and ${within(scope, asked)})`,
    )
    .where(sql<boolean>`not ${everSignedIn('p.id')}`)
    .limit(MOST_COUNTED + 1)
    .execute()
  return rows.length
}

/** The regional associations and the organisations that one may choose among. */
export async function inviteeChoices(reader: Reader, scope: InvitingScope) {
  const rows = await reader
    .selectFrom('people_organisation as o')
    .select(['o.id', 'o.name', 'o.kind', 'o.parent_id'])
    .where('o.left_on', 'is', null)
    .where(within(scope, { regionId: null, organisationId: null, role: null }))
    .orderBy(sql`people_name_key(o.name)`)
    .execute()
  return {
    regions: rows.filter(({ kind }) => kind === 'regional'),
    organisations: rows,
  }
}
