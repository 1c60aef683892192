/** What stands before an import: the plan at the address, its items, and whom the names of a file may mean. */
import { sql } from 'kysely'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Standing } from '../rules/imports.ts'
import { rightsOfPlan } from './plans.ts'

/** The plan at this address whoever may see it, its row held until the end of the change. */
export async function heldPlan(tx: Writer, slug: string) {
  await tx.selectFrom('plan_plan').select('id').where('slug', '=', slug).forUpdate().execute()
  const row = await tx.selectFrom('plan_plan as p').selectAll('p').select(rightsOfPlan).where('p.slug', '=', slug).executeTakeFirst()
  return row ?? null
}

export type HeldPlan = NonNullable<Awaited<ReturnType<typeof heldPlan>>>

/** The addresses that are taken, among those that begin with this one. */
export async function takenSlugs(reader: Reader, beginning: string): Promise<Set<string>> {
  const rows = await reader.selectFrom('plan_plan').select('slug').where('slug', 'like', `${beginning}%`).execute()
  return new Set(rows.map(({ slug }) => slug))
}

/** The items of a plan as they stand, siblings in their order. */
export async function standingItems(reader: Reader, planId: number): Promise<Standing[]> {
  return reader
    .selectFrom('plan_item as i')
    .leftJoin('plan_item as over', 'over.id', 'i.carried_over_to_id')
    .leftJoin('plan_plan as next', 'next.id', 'over.plan_id')
    .selectAll('i')
    .select(sql<string | null>`coalesce(next.slug || '#' || over.code, i.carried_over_to_text)`.as('carried_over_ref'))
    .where('i.plan_id', '=', planId)
    .where('i.removed', '=', false)
    .orderBy('i.level')
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
}

/** Somebody or something that bears a name, in full or by a code. */
export interface Bearer {
  /** As the file wrote it. */
  wanted: string
  kind: 'person' | 'body' | 'organisation'
  id: number
  /** A body's. */
  organisationId: number | null
  /** A body's code is a weaker name than a name. */
  byCode: boolean
  /** Whether it is there on the day: holds a mandate, has not left. */
  there: boolean
}

const key = (name: string) => sql<string>`people_name_key(${sql.ref(name)})`
const wantedNames = (names: string[]) => sql<{ name: string }>`(select distinct unnest(${names}::text[]) as name)`.as<'w'>('w')

/** Everybody and everything that bears one of these names, case, accents and spaces aside, in three queries whatever their number. */
export async function bearersOf(reader: Reader, names: string[], day: Day): Promise<Bearer[]> {
  if (names.length === 0) return []
  const [persons, bodies, organisations] = await Promise.all([
    reader
      .selectFrom(wantedNames(names))
      .innerJoin('people_person as p', (join) => join.on(key('p.name'), '=', key('w.name')))
      .select(['w.name as wanted', 'p.id'])
      .select(
        sql<boolean>`exists (select 1 from people_mandate m where m.person_id = p.id and m.starts_on <= ${day} and (m.ends_on is null or m.ends_on >= ${day}))`.as(
          'there',
        ),
      )
      .execute(),
    reader
      .selectFrom(wantedNames(names))
      .innerJoin(
        (from) =>
          from
            .selectFrom('people_body as b')
            .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
            .select(['b.id', 'b.organisation_id', 'b.code', 'b.name_fr', 'b.name_en', 'o.name as of'])
            .as('b'),
        (join) =>
          join.on(
            sql`people_name_key(w.name)`,
            'in',
            sql`(people_name_key(b.code), people_name_key(b.name_fr), people_name_key(b.name_en), people_name_key(b.name_fr || ' (' || b.of || ')'))`,
          ),
      )
      .select(['w.name as wanted', 'b.id', 'b.organisation_id'])
      .select(
        sql<boolean>`people_name_key(w.name) not in (people_name_key(b.name_fr), people_name_key(coalesce(b.name_en, '')), people_name_key(b.name_fr || ' (' || b.of || ')'))`.as(
          'by_code',
        ),
      )
      .execute(),
    reader
      .selectFrom(wantedNames(names))
      .innerJoin('people_organisation as o', (join) => join.on(key('o.name'), '=', key('w.name')))
      .select(['w.name as wanted', 'o.id'])
      .select(sql<boolean>`o.left_on is null or o.left_on >= ${day}`.as('there'))
      .execute(),
  ])
  return [
    ...persons.map(
      (row): Bearer => ({ wanted: row.wanted, kind: 'person', id: row.id, organisationId: null, byCode: false, there: row.there }),
    ),
    ...bodies.map(
      (row): Bearer => ({
        wanted: row.wanted,
        kind: 'body',
        id: row.id,
        organisationId: row.organisation_id,
        byCode: row.by_code,
        there: true,
      }),
    ),
    ...organisations.map(
      (row): Bearer => ({ wanted: row.wanted, kind: 'organisation', id: row.id, organisationId: null, byCode: false, there: row.there }),
    ),
  ]
}
