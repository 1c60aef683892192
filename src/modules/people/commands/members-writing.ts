/** Members of a file written: many rows in few statements. */
import { type RawBuilder, sql } from 'kysely'
import { nowOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Contact } from '../rules/members-contacts.ts'
import type { RowOutcome } from '../rules/members-outcome.ts'

/** Rows as one parameter: a statement holds at most 65 535 of them. */
const MOST_AT_ONCE = 5_000

function* chunks<Item>(items: Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += MOST_AT_ONCE) yield items.slice(start, start + MOST_AT_ONCE)
}

const recordset = (rows: object[], columns: string): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(${sql.raw(columns)})`

/** Inserts the rows and answers their ids by the places in the list. */
async function inserted<Row extends object>(
  rows: Row[],
  insert: (part: RawBuilder<unknown>) => RawBuilder<{ id: number }>,
  columns: string,
  tx: Writer,
) {
  const ids: number[] = []
  for (const chunk of chunks(rows)) {
    const numbered = chunk.map((row, place) => ({ ...row, place }))
    const made = await insert(recordset(numbered, `place integer, ${columns}`)).execute(tx)
    // The rows go in by their places, and ids are given in this order.
    ids.push(...made.rows.map(({ id }) => id).sort((one, other) => one - other))
  }
  return ids
}

const ORGANISATION =
  'kind text, name text, parent_id bigint, region text, town text, site text, siret text, joined_on date, left_on date, example boolean'

const organisationRow = ({ after, example }: RowOutcome, parentId: number | null) => ({
  kind: after.kind,
  name: after.name,
  parent_id: parentId,
  region: after.region,
  town: after.town,
  site: after.site,
  siret: after.siret,
  joined_on: after.joinedOn,
  left_on: after.leftOn,
  example,
})

async function insertOrganisations(tx: Writer, rows: RowOutcome[], parentOf: (row: RowOutcome) => number | null): Promise<number[]> {
  return inserted(
    rows.map((row) => organisationRow(row, parentOf(row))),
    (part) => sql<{
      id: number
    }>`insert into people_organisation (kind, name, parent_id, region, town, site, siret, joined_on, left_on, example)
      select kind, name, parent_id, region, town, site, siret, joined_on, left_on, example from ${part} order by place returning id`,
    ORGANISATION,
    tx,
  )
}

/** Writes the organisations. Answers the id of each row's, by its line. */
export async function writeOrganisations(tx: Writer, rows: RowOutcome[]): Promise<Map<number, number>> {
  const ids = new Map(rows.flatMap(({ line, organisationId }) => (organisationId === null ? [] : [[line, organisationId] as const])))
  const parentOf = ({ parent }: RowOutcome) => (parent === null ? null : 'id' in parent ? parent.id : (ids.get(parent.line) ?? null))
  const created = rows.filter(({ organisationId }) => organisationId === null)
  // Associations first: others stand below them.
  const inTurn = Map.groupBy(created, ({ after }) => after.kind === 'regional')
  for (const part of [inTurn.get(true) ?? [], inTurn.get(false) ?? []]) {
    const made = await insertOrganisations(tx, part, parentOf)
    for (const [place, { line }] of part.entries()) ids.set(line, made[place]!)
  }
  const changed = rows.filter(({ organisationId, changes }) => organisationId !== null && changes.length > 0)
  for (const chunk of chunks(changed)) {
    const values = chunk.map((row) => ({ id: row.organisationId, ...organisationRow(row, parentOf(row)) }))
    await sql`update people_organisation o
      set name = d.name, parent_id = d.parent_id, region = d.region, town = d.town, site = d.site, siret = d.siret,
        joined_on = d.joined_on, left_on = d.left_on
      from ${recordset(values, `id bigint, ${ORGANISATION}`)} where o.id = d.id`.execute(tx)
  }
  return ids
}

/** Fees as paid and employees of a year; of what is made up they are too. `saidBy`: the person; null: the command line. */
export async function writeYears(tx: Writer, rows: RowOutcome[], ids: ReadonlyMap<number, number>, saidBy: number | null): Promise<void> {
  const said = { at: nowOf(tx), by: saidBy }
  const fees = rows.flatMap((row) => row.fees.map((year) => ({ id: ids.get(row.line), year })))
  for (const chunk of chunks(fees)) {
    await sql`insert into people_fee (organisation_id, year, state, example, said_at, said_by)
      select d.id, d.year, 'paid', o.example, ${said.at}, ${said.by}
      from ${recordset(chunk, 'id bigint, year integer')} join people_organisation o on o.id = d.id
      on conflict (organisation_id, year) do update set state = 'paid', example = excluded.example, said_at = excluded.said_at, said_by = excluded.said_by`.execute(
      tx,
    )
  }
  const figures = rows.flatMap((row) => row.employees.map((figure) => ({ id: ids.get(row.line), ...figure })))
  for (const chunk of chunks(figures)) {
    await sql`insert into people_figure (organisation_id, year, kind, value, example, said_at, said_by)
      select d.id, d.year, 'employees', d.value, o.example, ${said.at}, ${said.by}
      from ${recordset(chunk, 'id bigint, year integer, value bigint')} join people_organisation o on o.id = d.id
      on conflict (organisation_id, year, kind) do update set value = excluded.value, example = excluded.example, said_at = excluded.said_at, said_by = excluded.said_by`.execute(
      tx,
    )
  }
}

export interface WrittenContacts {
  personIds: number[]
  mandateIds: number[]
}

const PERSON = 'name text, email text, phone text, example boolean'

/** The persons of a file and the mandates they are given. */
export async function writeContacts(tx: Writer, rows: RowOutcome[], ids: ReadonlyMap<number, number>): Promise<WrittenContacts> {
  const named = rows.flatMap((row) => (row.contact ? [{ row, contact: row.contact }] : []))
  // A person may be the contact of several rows: the last one knows most.
  const latest = new Map<string, { contact: Contact; example: boolean }>()
  const touched = new Set<string>()
  for (const { row, contact } of named) {
    const { person, isNew, before } = contact
    latest.set(person.key, { contact, example: latest.get(person.key)?.example ?? row.example })
    if (isNew || before.email !== person.email || before.phone !== person.phone) touched.add(person.key)
  }
  const persons = [...latest.values()].map(({ contact: { person }, example }) => ({ ...person, example }))
  const personIds = new Map(persons.flatMap(({ key, id }) => (id === null ? [] : [[key, id] as const])))
  const fresh = persons.filter(({ id }) => id === null)
  const made = await inserted(
    fresh.map(({ name, email, phone, example }) => ({ name, email, phone, example })),
    (part) => sql<{ id: number }>`insert into people_person (name, email, phone, example)
      select name, email, phone, example from ${part} order by place returning id`,
    PERSON,
    tx,
  )
  for (const [place, { key }] of fresh.entries()) personIds.set(key, made[place]!)
  const changed = persons.filter(({ id, key }) => id !== null && touched.has(key))
  for (const chunk of chunks(changed))
    await sql`update people_person p set email = d.email, phone = d.phone
      from ${recordset(chunk, `id bigint, ${PERSON}`)} where p.id = d.id`.execute(tx)
  const mandates = named.flatMap(({ row, contact }) =>
    contact.mandate
      ? [
          {
            person_id: personIds.get(contact.person.key),
            role: contact.mandate.role,
            organisation_id: ids.get(row.line),
            starts_on: contact.mandate.startsOn,
            example: row.example,
          },
        ]
      : [],
  )
  const mandateIds = await inserted(
    mandates,
    (part) => sql<{ id: number }>`insert into people_mandate (person_id, role, organisation_id, starts_on, example)
      select person_id, role, organisation_id, starts_on, example from ${part} order by place returning id`,
    'person_id bigint, role text, organisation_id bigint, starts_on date, example boolean',
    tx,
  )
  return { personIds: [...touched].map((key) => personIds.get(key)!), mandateIds }
}
