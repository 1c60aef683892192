/** What others may choose from or look up by name: owners of actions, imports, the search. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { inLang, type Localized } from '#kernel/values/lang.ts'
import { inForce } from '../rules.ts'
import { bodiesOf, mandatesOf } from './people.ts'

/** Who may own an action: a person, a body or an organisation. */
export interface OwnerOffered {
  kind: 'person' | 'body' | 'organisation'
  id: number
  name: string
  /** An organisation's town; for a person '' and the role, which the door words. */
  detail: string
  role?: Role
}

/** More than these nobody reads in a list of choices; whoever is chosen already stands in it all the same. */
const MOST_OFFERED = 200

/**
 * Who may own an action of this organisation's plans: who holds a mandate for it or sits in its bodies, its bodies, itself and what stands
 * right below it; partners too. Persons only for who is signed in.
 */
export async function ownersFor(reader: Reader, actor: Actor | null, organisationId: number, today: Day): Promise<OwnerOffered[]> {
  const lang = actor?.lang ?? 'fr'
  const [bodies, near] = await Promise.all([bodiesOf(reader, organisationId, today), organisationsNear(reader, organisationId, today)])
  const held = actor
    ? await Promise.all([
        mandatesOf(reader, actor, { organisationId }, today),
        mandatesOf(reader, actor, { bodyIds: bodies.map(({ id }) => id) }, today),
      ])
    : []
  const persons = new Map<number, OwnerOffered>()
  for (const mandate of held.flat()) {
    if (mandate.personId === null || mandate.personName === null || persons.has(mandate.personId) || !inForce(mandate, today)) continue
    persons.set(mandate.personId, { kind: 'person', id: mandate.personId, name: mandate.personName, detail: '', role: mandate.role })
  }
  return [
    ...[...persons.values()].slice(0, MOST_OFFERED).sort((one, other) => one.name.localeCompare(other.name, lang)),
    ...bodies.map((each): OwnerOffered => ({ kind: 'body', id: each.id, name: inLang(each.name, lang), detail: '' })),
    ...near.map((each): OwnerOffered => ({ kind: 'organisation', id: each.id, name: each.name, detail: each.town ?? '' })),
  ]
}

/** The organisation itself, what stands right below it, and partners; where there are too many, members are left out first. */
const organisationsNear = (reader: Reader, organisationId: number, today: Day) =>
  reader
    .selectFrom('people_organisation as o')
    .select(['o.id', 'o.name', 'o.town'])
    .where((eb) => eb.or([eb('o.id', '=', organisationId), eb('o.parent_id', '=', organisationId), eb('o.kind', '=', 'partner')]))
    .where((eb) => eb.or([eb('o.left_on', 'is', null), eb('o.left_on', '>=', today)]))
    .orderBy(sql`array_position(array['network', 'regional', 'partner', 'member'], o.kind)`)
    .orderBy('o.name_key')
    .limit(MOST_OFFERED)
    .execute()

export interface FoundName {
  kind: 'person' | 'body' | 'organisation'
  id: number
  name: Localized
}

/**
 * What a name in an imported file means: a body, an organisation or a person of exactly this name, case, accents and spaces aside. null when
 * nobody bears it, or when several do and not exactly one of them is there on the day: the text is then kept, to be linked by hand.
 */
export async function findByName(reader: Reader, name: string, day: Day): Promise<FoundName | null> {
  if (name.trim() === '') return null
  const key = sql<string>`people_name_key(${name})`
  const [persons, bodies, known] = await Promise.all([
    reader
      .selectFrom('people_person as p')
      .select(['p.id', 'p.name'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('people_mandate as m')
              .select('m.id')
              .whereRef('m.person_id', '=', 'p.id')
              .where('m.starts_on', '<=', day)
              .where((inner) => inner.or([inner('m.ends_on', 'is', null), inner('m.ends_on', '>=', day)])),
          )
          .as('there'),
      )
      .where(sql`people_name_key(p.name)`, '=', key)
      .execute(),
    reader
      .selectFrom('people_body as b')
      .select(['b.id', 'b.name_fr', 'b.name_en'])
      .where((eb) => eb.or([eb(sql`people_name_key(b.name_fr)`, '=', key), eb(sql`people_name_key(b.name_en)`, '=', key)]))
      .execute(),
    reader
      .selectFrom('people_organisation as o')
      .select(['o.id', 'o.name', 'o.left_on'])
      .where(sql`people_name_key(o.name)`, '=', key)
      .execute(),
  ])
  const found = [
    ...bodies.map((row) => ({ kind: 'body' as const, id: row.id, name: { fr: row.name_fr, en: row.name_en }, there: true })),
    ...known.map((row) => ({
      kind: 'organisation' as const,
      id: row.id,
      name: { fr: row.name, en: row.name },
      there: row.left_on === null || row.left_on >= day,
    })),
    ...persons.map((row) => ({ kind: 'person' as const, id: row.id, name: { fr: row.name, en: row.name }, there: Boolean(row.there) })),
  ]
  const there = found.filter((each) => each.there)
  const [only] = found.length === 1 ? found : there.length === 1 ? there : []
  return only ? { kind: only.kind, id: only.id, name: only.name } : null
}
