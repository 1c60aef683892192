/** What the forms of organisations, persons, bodies and mandates start from. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { searchedWords } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkIdOf } from '../queries.ts'
import { maySeeContact } from '../rules/rights.ts'
import { inForce } from '../rules.ts'
import type { Kind, MandateFacts } from '../tables.ts'
import { mandatesOf } from './people.ts'
import { personsNamed } from './search.ts'

/** The organisation that mandates are given for, with what decides who may give them. */
export interface OwnerOfMandates {
  id: number
  kind: Kind
  name: string
  parentId: number | null
  region: string | null
  /** The regional associations of its region. */
  regionIds: number[]
  leftOn: Day | null
  example: boolean
}

export async function ownerOfMandates(reader: Reader, id: number): Promise<OwnerOfMandates | null> {
  const row = await reader
    .selectFrom('people_organisation as o')
    .select(['o.id', 'o.kind', 'o.name', 'o.parent_id', 'o.region', 'o.left_on', 'o.example'])
    .select((eb) =>
      eb
        .selectFrom('people_organisation as r')
        .select(sql<number[]>`coalesce(array_agg(r.id), '{}')`.as('ids'))
        .where('r.kind', '=', 'regional')
        .whereRef('r.region', '=', 'o.region')
        .as('region_ids'),
    )
    .where('o.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { parent_id: parentId, left_on: leftOn, region_ids: regionIds, ...rest } = row
  return { ...rest, parentId, leftOn, regionIds: regionIds ?? [] }
}

/** All columns of an organisation that its form shows, its SIRET too: for those who keep it. */
export const organisationColumns = (reader: Reader, id: number) =>
  reader
    .selectFrom('people_organisation')
    .select(['id', 'kind', 'name', 'parent_id', 'region', 'town', 'site', 'siret', 'joined_on', 'left_on', 'note_fr', 'note_en', 'example'])
    .where('id', '=', id)
    .executeTakeFirst()

export const personColumns = (reader: Reader, id: number) =>
  reader
    .selectFrom('people_person')
    .select(['id', 'name', 'email', 'phone', 'lang', 'example'])
    .where('id', '=', id)
    .where('erased_on', 'is', null)
    .executeTakeFirst()

export const bodyColumns = (reader: Reader, id: number) =>
  reader
    .selectFrom('people_body')
    .select(['id', 'organisation_id', 'code', 'name_fr', 'name_en', 'note_fr', 'note_en', 'seats'])
    .where('id', '=', id)
    .executeTakeFirst()

/** What members may stand below, by name. */
export const regionalAssociations = (reader: Reader) =>
  reader
    .selectFrom('people_organisation')
    .select(['id', 'name', 'region'])
    .where('kind', '=', 'regional')
    .orderBy(sql`people_name_key(name)`)
    .execute()

/** The mandates of an organisation that are not over on this day. */
export async function mandatesGoingOn(reader: Reader, actor: Actor, organisationId: number, day: Day): Promise<MandateFacts[]> {
  return (await mandatesOf(reader, actor, { organisationId }, day)).filter(({ endsOn }) => endsOn === null || endsOn > day)
}

/** The organisation of exactly this name, case, accents and spaces aside; null when nobody or several bear it. */
export async function organisationCalled(reader: Reader, name: string): Promise<{ id: number; name: string } | null> {
  const rows = await reader
    .selectFrom('people_organisation')
    .select(['id', 'name'])
    .where(sql`people_name_key(name)`, '=', sql<string>`people_name_key(${name})`)
    .limit(2)
    .execute()
  return rows.length === 1 ? rows[0]! : null
}

/** Names to propose while one types. */
export const organisationsToName = async (reader: Reader, today: Day): Promise<string[]> =>
  (
    await reader
      .selectFrom('people_organisation')
      .select('name')
      .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>=', today)]))
      .orderBy(sql`people_name_key(name)`)
      .execute()
  ).map(({ name }) => name)

export interface PersonOffered {
  id: number
  name: string
  example: boolean
  /** As far as the actor may see it. */
  email: string | null
  /** Of the day, by which people of one name are told apart. */
  mandates: MandateFacts[]
}

/** Persons with what tells them apart, in the order given. */
async function told(reader: Reader, actor: Actor, ids: number[], today: Day): Promise<PersonOffered[]> {
  if (ids.length === 0) return []
  const [rows, all, networkId] = await Promise.all([
    reader
      .selectFrom('people_person')
      .select(['id', 'name', 'email', 'example'])
      .where('id', 'in', ids)
      .where('erased_on', 'is', null)
      .execute(),
    mandatesOf(reader, actor, { personIds: ids }, today),
    networkIdOf(reader),
  ])
  return ids.flatMap((id) => {
    const row = rows.find((each) => each.id === id)
    if (!row) return []
    const mandates = all.filter((each) => each.personId === id && inForce(each, today))
    const open = maySeeContact(
      actor,
      networkId,
      id,
      mandates.map((each) => each.organisationId),
    )
    return { ...row, email: open ? row.email : null, mandates }
  })
}

const MOST_OFFERED = 20

/** Persons whose names hold the letters that were typed: the first, and whether there are more. */
export async function personsOffered(
  reader: Reader,
  actor: Actor,
  typed: string,
  today: Day,
): Promise<{ persons: PersonOffered[]; more: boolean }> {
  const words = searchedWords(typed)
  const rows = words.length === 0 ? [] : await personsNamed(reader, actor, words, MOST_OFFERED + 1, today)
  const ids = rows.slice(0, MOST_OFFERED).map(({ id }) => id)
  return { persons: await told(reader, actor, ids, today), more: rows.length > MOST_OFFERED }
}

export const personOffered = async (reader: Reader, actor: Actor, id: number, today: Day): Promise<PersonOffered | null> =>
  (await told(reader, actor, [id], today))[0] ?? null

const MOST_ALIKE = 8

/** Who may be the same person: this e-mail, the same name, or one that differs by a slip of the pen. */
export async function personsAlike(
  reader: Reader,
  actor: Actor,
  { name, email }: { name: string; email: string | null },
  today: Day,
): Promise<PersonOffered[]> {
  const words = searchedWords(name)
  const [byEmail, byName] = await Promise.all([
    email === null
      ? []
      : reader.selectFrom('people_person').select('id').where('email', '=', email.toLowerCase()).where('erased_on', 'is', null).execute(),
    words.length === 0 ? [] : personsNamed(reader, actor, words, MOST_ALIKE, today),
  ])
  const ids = [...new Set([...byEmail, ...byName].map(({ id }) => id))]
  return told(reader, actor, ids.slice(0, MOST_ALIKE), today)
}

/** A mandate with whom it is for, as its forms need it. */
export async function mandateToKeep(reader: Reader, actor: Actor, id: number, today: Day) {
  const [facts] = await mandatesOf(reader, actor, { ids: [id] }, today)
  const owner = facts && (await ownerOfMandates(reader, facts.organisationId))
  const row = facts && (await reader.selectFrom('people_mandate').select(['person_id', 'ended_by']).where('id', '=', id).executeTakeFirst())
  return facts && owner && row ? { facts, owner, holderId: row.person_id, endedBy: row.ended_by } : null
}

export type MandateToKeep = NonNullable<Awaited<ReturnType<typeof mandateToKeep>>>
