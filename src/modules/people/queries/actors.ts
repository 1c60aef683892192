/** Who acts: people with their mandates of the day. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type Actor, type Mandate, ROLES } from '#kernel/values/actor.ts'

const rowsOf = (reader: Reader, personIds: number[], today: Day) =>
  reader
    .selectFrom('people_person as p')
    .leftJoin('people_mandate as m', (join) =>
      join
        .onRef('m.person_id', '=', 'p.id')
        .on('m.starts_on', '<=', today)
        .on((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)])),
    )
    .leftJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('people_body as b', 'b.id', 'm.body_id')
    .select(['p.id', 'p.name', 'p.lang', 'p.example', 'm.id as mandate_id', 'm.role', 'm.organisation_id', 'm.body_id'])
    .select(['o.name as organisation_name', 'o.kind', 'b.name_fr', 'b.name_en'])
    .where('p.id', 'in', personIds)
    .where('p.erased_on', 'is', null)
    .orderBy(sql`o.kind = 'network'`, 'desc')
    .orderBy('m.id')
    .execute()

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function actorFrom(rows: Row[]): Actor {
  const { id, name, lang, example } = rows[0]!
  const mandates = rows
    .filter((row) => row.mandate_id !== null)
    .map(
      (row): Mandate => ({
        id: row.mandate_id!,
        role: row.role!,
        organisationId: row.organisation_id!,
        organisationName: row.organisation_name!,
        bodyId: row.body_id,
        bodyName: row.name_fr === null ? null : { fr: row.name_fr, en: row.name_en },
      }),
    )
    .sort(
      (one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role) || Number(one.bodyId !== null) - Number(other.bodyId !== null),
    )
  return { personId: id, name, lang, example, mandates, acting: mandates[0] ?? null }
}

/** Many people at once, each acting for his or her first mandate; who is erased is not among them. */
export async function actorsOf(reader: Reader, personIds: number[], today: Day): Promise<Map<number, Actor>> {
  if (personIds.length === 0) return new Map()
  const people = Map.groupBy(await rowsOf(reader, personIds, today), (row) => row.id)
  return new Map([...people].map(([id, rows]) => [id, actorFrom(rows)]))
}

/** The person with the mandates of the day. Acting for a mandate that is over, he or she acts for the first that is left. */
export async function actorOf(reader: Reader, personId: number, actingMandateId: number | null, today: Day): Promise<Actor | null> {
  const actor = (await actorsOf(reader, [personId], today)).get(personId)
  return actor ? { ...actor, acting: actor.mandates.find(({ id }) => id === actingMandateId) ?? actor.acting } : null
}
