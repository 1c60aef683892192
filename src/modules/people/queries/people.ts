/** Persons, bodies and mandates, each only as far as the reader may see them. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type Actor, ROLES } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { networkIdOf } from '../queries.ts'
import { isPublicOffice, maySeeContact } from '../rules/rights.ts'
import { inForce } from '../rules.ts'
import type { BodyFacts, MandateFacts, PersonFacts } from '../tables.ts'

const mandateRows = (reader: Reader) =>
  reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('people_body as b', 'b.id', 'm.body_id')
    .select(['m.id', 'm.person_id', 'p.name as person_name', 'm.role', 'm.organisation_id', 'o.name as organisation_name', 'm.body_id'])
    .select(['b.code', 'b.name_fr', 'b.name_en', 'm.starts_on', 'm.ends_on', 'm.decided_by', 'm.example', 'p.erased_on'])
    .orderBy(sql`array_position(${sql.val([...ROLES])}::text[], m.role)`)
    .orderBy('p.name_key')
    .orderBy('m.id')

type MandateRow = Awaited<ReturnType<ReturnType<typeof mandateRows>['execute']>>[number]

/** A stranger knows who holds an office of the board or the executive committee of the network today; of the others only the office. */
const factsOf = (row: MandateRow, actor: Actor | null, networkId: number, today: Day): MandateFacts => {
  const open =
    actor !== null || (inForce({ startsOn: row.starts_on, endsOn: row.ends_on }, today) && isPublicOffice(networkId, officeOf(row)))
  const erased = row.erased_on !== null
  return {
    id: row.id,
    personId: open && !erased ? row.person_id : null,
    personName: open && !erased ? row.person_name : null,
    erased: open && erased,
    role: row.role,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    bodyId: row.body_id,
    bodyName: row.name_fr === null ? null : { fr: row.name_fr, en: row.name_en },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    decidedBy: row.decided_by,
    example: row.example,
  }
}
const officeOf = (row: MandateRow) => ({ role: row.role, organisationId: row.organisation_id, bodyCode: row.code })

/** Whose mandates, or of what. */
export type MandatesOf =
  | { organisationId: number }
  | { bodyId: number }
  | { bodyIds: number[] }
  | { personId: number }
  | { personIds: number[] }
  | { ids: number[] }

const among = (ids: number[]): number[] => (ids.length > 0 ? ids : [-1])

/** The rows that are meant. */
function rowsFor(reader: Reader, of: MandatesOf) {
  const rows = mandateRows(reader)
  if ('organisationId' in of) return rows.where('m.organisation_id', '=', of.organisationId)
  if ('bodyId' in of) return rows.where('m.body_id', '=', of.bodyId)
  if ('bodyIds' in of) return rows.where('m.body_id', 'in', among(of.bodyIds))
  if ('personId' in of) return rows.where('m.person_id', '=', of.personId)
  if ('personIds' in of) return rows.where('m.person_id', 'in', among(of.personIds))
  return rows.where('m.id', 'in', among(of.ids))
}

/** The mandates that concern an organisation, bodies or persons: those in force, then those to come and those that are over. */
export async function mandatesOf(reader: Reader, actor: Actor | null, of: MandatesOf, today: Day): Promise<MandateFacts[]> {
  const [found, networkId] = await Promise.all([rowsFor(reader, of).execute(), networkIdOf(reader)])
  return found.map((row) => factsOf(row, actor, networkId, today))
}

/** The person, if this reader may know of him or her; what else he or she may see of the person. */
export async function person(
  reader: Reader,
  actor: Actor | null,
  id: number,
  today: Day,
): Promise<(PersonFacts & { mandates: MandateFacts[] }) | null> {
  const row = await reader
    .selectFrom('people_person')
    .select(['id', 'name', 'email', 'phone', 'example'])
    .where('id', '=', id)
    .where('erased_on', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const [all, networkId] = await Promise.all([mandatesOf(reader, actor, { personId: id }, today), networkIdOf(reader)])
  const mandates = all.filter((mandate) => mandate.personId !== null)
  if (actor === null && mandates.length === 0) return null
  const current = mandates.filter((mandate) => inForce(mandate, today)).map((mandate) => mandate.organisationId)
  const open = maySeeContact(actor, networkId, id, current)
  return { ...row, email: open ? row.email : null, phone: open ? row.phone : null, mandates }
}

/** Names of persons among `ids` that this reader may know; who is erased has none. */
export async function personNames(
  reader: Reader,
  actor: Actor | null,
  ids: number[],
  today: Day,
): Promise<{ id: number; name: string; example: boolean }[]> {
  const rows = await reader
    .selectFrom('people_person')
    .select(['id', 'name', 'example'])
    .where('id', 'in', among(ids))
    .where('erased_on', 'is', null)
    .execute()
  if (actor !== null) return rows
  const [mandates, networkId] = await Promise.all([rowsFor(reader, { personIds: ids }).execute(), networkIdOf(reader)])
  const open = new Set(mandates.filter((row) => factsOf(row, null, networkId, today).personId !== null).map((row) => row.person_id))
  return rows.filter((row) => open.has(row.id))
}

/** Who signs in with this address: for the sign-in alone, never shown. */
export const personByEmail = (
  reader: Reader,
  email: string,
): Promise<{ id: number; name: string; email: string | null; lang: Lang; example: boolean } | undefined> =>
  reader
    .selectFrom('people_person')
    .select(['id', 'name', 'email', 'lang', 'example'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()

/** Whom a one-time link is for: for the sign-in alone, never shown. */
export const personById = (reader: Reader, id: number) =>
  reader.selectFrom('people_person').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst()

const bodyRows = (reader: Reader, today: Day) =>
  reader
    .selectFrom('people_body as b')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['b.id', 'b.organisation_id', 'o.name as organisation_name', 'b.code', 'b.name_fr', 'b.name_en', 'b.note_fr', 'b.note_en'])
    .select('b.seats as planned')
    .select((eb) =>
      eb
        .selectFrom('people_mandate as m')
        .select((inner) => inner.fn.count<number>('m.person_id').distinct().as('seats'))
        .whereRef('m.body_id', '=', 'b.id')
        .where('m.starts_on', '<=', today)
        .where((inner) => inner.or([inner('m.ends_on', 'is', null), inner('m.ends_on', '>=', today)]))
        .as('seats'),
    )

type BodyRow = Awaited<ReturnType<ReturnType<typeof bodyRows>['execute']>>[number]

const bodyFacts = (row: BodyRow): BodyFacts => ({
  id: row.id,
  organisationId: row.organisation_id,
  organisationName: row.organisation_name,
  code: row.code,
  name: { fr: row.name_fr, en: row.name_en },
  note: { fr: row.note_fr, en: row.note_en },
  seats: row.seats ?? 0,
  planned: row.planned,
})

/** The bodies of an organisation, in the order in which they were made. */
export const bodiesOf = async (reader: Reader, organisationId: number, today: Day): Promise<BodyFacts[]> =>
  (await bodyRows(reader, today).where('b.organisation_id', '=', organisationId).orderBy('b.id').execute()).map(bodyFacts)

/** The bodies of the network and of its regional associations, the network's first. */
export const networkBodies = async (reader: Reader, today: Day): Promise<BodyFacts[]> =>
  (
    await bodyRows(reader, today)
      .where('o.kind', 'in', ['network', 'regional'])
      .orderBy(sql`o.kind = 'network'`, 'desc')
      .orderBy('o.name_key')
      .orderBy('b.id')
      .execute()
  ).map(bodyFacts)

export async function body(reader: Reader, id: number, today: Day): Promise<BodyFacts | null> {
  const row = await bodyRows(reader, today).where('b.id', '=', id).executeTakeFirst()
  return row ? bodyFacts(row) : null
}

/** Names of bodies among `ids`, open to anyone. */
export const bodyNames = (reader: Reader, ids: number[]) =>
  reader.selectFrom('people_body').select(['id', 'name_fr', 'name_en']).where('id', 'in', among(ids)).execute()
