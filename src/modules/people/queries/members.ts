/** The network as a file of members meets it: everything at once, in five questions however many rows there are. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { networkIdOf } from '../queries.ts'
import type { KnownMandate, KnownNetwork, KnownOrganisation, KnownPerson } from '../rules/members-known.ts'
import type { FeeState } from '../tables.ts'

/** What is looked up besides the organisations. */
export interface Known {
  figures: boolean
  contacts: boolean
}

const organisationRows = (reader: Reader) =>
  reader
    .selectFrom('people_organisation')
    .select(['id', 'kind', 'name', 'parent_id', 'region', 'town', 'site', 'siret', 'joined_on', 'left_on', 'example'])
    .orderBy(sql`people_name_key(name)`)
    .orderBy('id')
    .execute()

async function figuresOf(reader: Reader) {
  const [fees, employees] = await Promise.all([
    reader.selectFrom('people_fee').select(['organisation_id', 'year', 'state']).execute(),
    reader.selectFrom('people_figure').select(['organisation_id', 'year', 'value']).where('kind', '=', 'employees').execute(),
  ])
  return {
    fees: Map.groupBy(fees, (row) => row.organisation_id),
    employees: Map.groupBy(employees, (row) => row.organisation_id),
  }
}

async function contactsOf(reader: Reader): Promise<{ persons: KnownPerson[]; mandates: KnownMandate[] }> {
  const [persons, mandates] = await Promise.all([
    reader.selectFrom('people_person').select(['id', 'name', 'email', 'phone']).where('erased_on', 'is', null).orderBy('id').execute(),
    reader
      .selectFrom('people_mandate')
      .select(['id', 'person_id', 'role', 'organisation_id', 'body_id', 'starts_on', 'ends_on'])
      .orderBy('id')
      .execute(),
  ])
  const known = new Set(persons.map(({ id }) => id))
  return {
    persons,
    mandates: mandates
      .filter((row) => known.has(row.person_id))
      .map((row) => ({
        id: row.id,
        personId: row.person_id,
        role: row.role,
        organisationId: row.organisation_id,
        bodyId: row.body_id,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
      })),
  }
}

/** Everything that a file of members may meet. For whoever keeps people; `of` leaves out what a reader may not know. */
export async function knownNetwork(reader: Reader, today: Day, of: Known = { figures: true, contacts: true }): Promise<KnownNetwork> {
  const [networkId, rows, figures, contacts] = await Promise.all([
    networkIdOf(reader),
    organisationRows(reader),
    of.figures ? figuresOf(reader) : null,
    of.contacts ? contactsOf(reader) : { persons: [], mandates: [] },
  ])
  const organisations = rows.map(
    (row): KnownOrganisation => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      parentId: row.parent_id,
      region: row.region,
      town: row.town,
      site: row.site,
      siret: row.siret,
      joinedOn: row.joined_on,
      leftOn: row.left_on,
      example: row.example,
      fees: new Map((figures?.fees.get(row.id) ?? []).map(({ year, state }): [number, FeeState] => [year, state])),
      employees: new Map((figures?.employees.get(row.id) ?? []).map(({ year, value }): [number, number] => [year, value])),
    }),
  )
  return { networkId, today, organisations, ...contacts }
}
