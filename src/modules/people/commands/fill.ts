/** Many example members at once, for trying a large network: one deed, however many they are. */
import { sql } from 'kysely'
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notYours } from '#kernel/refusal.ts'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { networkOrganisation } from '../queries.ts'
import type { FeeState, FigureKind, Region } from '../tables.ts'

export interface GeneratedMember {
  /** Names tell generated members apart: who is there already under its name stays as he or she is. */
  name: string
  region: Region
  town: string
  joinedOn: Day
  leftOn: Day | null
  fees: { year: number; state: FeeState }[]
  figures: { year: number; kind: FigureKind; value: number }[]
  persons: { name: string; email: string; role: Role; startsOn: Day; endsOn: Day | null }[]
}

/** Rows of one statement: PostgreSQL takes 65 535 parameters. */
const AT_ONCE = 4_000

async function inParts<Row, Made>(rows: Row[], insert: (part: Row[]) => Promise<Made[]>): Promise<Made[]> {
  const made: Made[] = []
  for (let start = 0; start < rows.length; start += AT_ONCE) made.push(...(await insert(rows.slice(start, start + AT_ONCE))))
  return made
}

/** Those that no earlier filling brought: neither the name nor one of the addresses is there. */
async function missing(tx: Writer, generated: GeneratedMember[]): Promise<GeneratedMember[]> {
  const [organisations, persons] = await Promise.all([
    tx.selectFrom('people_organisation').select('name').where('example', '=', true).execute(),
    tx.selectFrom('people_person').select('email').where('example', '=', true).where('email', 'is not', null).execute(),
  ])
  const names = new Set(organisations.map(({ name }) => name))
  const emails = new Set(persons.map(({ email }) => email))
  return generated.filter(({ name, persons: own }) => !names.has(name) && own.every(({ email }) => !emails.has(email)))
}

/** Each below its regional association, or the network where there is none. Their ids, in their order. */
async function addMembers(tx: Writer, networkId: number, members: GeneratedMember[]): Promise<number[]> {
  const regional = await tx.selectFrom('people_organisation').select(['id', 'region']).where('kind', '=', 'regional').execute()
  const above = new Map(regional.map(({ id, region }) => [region, id]))
  const rows = members.map(({ name, region, town, joinedOn, leftOn }) => ({
    kind: 'member' as const,
    name,
    parent_id: above.get(region) ?? networkId,
    region,
    town,
    site: null,
    siret: null,
    joined_on: joinedOn,
    left_on: leftOn,
    note_fr: null,
    note_en: null,
    example: true,
  }))
  const made = await inParts(rows, (part) => tx.insertInto('people_organisation').values(part).returning('id').execute())
  return made.map(({ id }) => id)
}

async function addYears(
  tx: Writer,
  members: GeneratedMember[],
  ids: number[],
  said: { said_at: Date; said_by: number | null },
): Promise<void> {
  const of = (place: number) => ({ organisation_id: ids[place]!, example: true, ...said })
  const fees = members.flatMap((member, place) => member.fees.map((fee) => ({ ...of(place), ...fee })))
  const figures = members.flatMap((member, place) => member.figures.map((figure) => ({ ...of(place), ...figure })))
  await inParts(fees, (part) => tx.insertInto('people_fee').values(part).execute())
  await inParts(figures, (part) => tx.insertInto('people_figure').values(part).execute())
}

/** Returns how many persons there are now of them. */
async function addPersons(tx: Writer, members: GeneratedMember[], ids: number[]): Promise<number> {
  const persons = members.flatMap((member, place) => member.persons.map((person) => ({ ...person, organisationId: ids[place]! })))
  const made = await inParts(persons, (part) =>
    tx
      .insertInto('people_person')
      .values(part.map(({ name, email }) => ({ name, email, phone: null, example: true })))
      .returning('id')
      .execute(),
  )
  const mandates = persons.map(({ role, organisationId, startsOn, endsOn }, place) => ({
    person_id: made[place]!.id,
    role,
    organisation_id: organisationId,
    body_id: null,
    starts_on: startsOn,
    ends_on: endsOn,
    decided_by: null,
    example: true,
  }))
  await inParts(mandates, (part) => tx.insertInto('people_mandate').values(part).execute())
  return persons.length
}

/** Adds example members with their people, fees and figures: the command line alone. Returns how many are new. */
export async function fillNetwork(
  tx: Writer,
  actor: Actor,
  generated: GeneratedMember[],
): Promise<{ organisations: number; persons: number }> {
  const network = found(await networkOrganisation(tx))
  if (actor.personId !== null) throw notYours()
  const members = await missing(tx, generated)
  if (members.length === 0) return { organisations: 0, persons: 0 }
  const ids = await addMembers(tx, network.id, members)
  await addYears(tx, members, ids, { said_at: nowOf(tx), said_by: actor.personId })
  const filled = { organisations: ids.length, persons: await addPersons(tx, members, ids) }
  // Until PostgreSQL counts them by itself, in a minute, it would still plan for the few that there were.
  await sql`analyze people_organisation, people_person, people_mandate, people_fee, people_figure`.execute(tx)
  await record(tx, actor, 'network.filled', {
    organisationId: network.id,
    public: false,
    subjects: [{ kind: 'organisation', id: network.id }],
    payload: filled,
  })
  return filled
}
