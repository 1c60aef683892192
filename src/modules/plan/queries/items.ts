/** Items with their owners and places, as this actor may see them. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { type Actor, BOARD, type Role } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mayRead } from '../rules.ts'
import type { ItemFacts, ItemTable } from '../tables.ts'
import { type Plan, planById, planFacts, rightsOfPlan } from './plans.ts'

/** Who carries an action. A person whose name this reader may not know appears by the office alone. */
export type Owner =
  | { kind: 'person'; id: number; name: string | null; role: Role | null; example: boolean; erased: boolean }
  | { kind: 'body' | 'organisation'; id: number; name: Localized; example: boolean }
  | { kind: 'text'; name: string }

export interface Item extends ItemFacts {
  id: number
  plan_id: number
  parent_id: number | null
  level: number
  code: string
  provenance: ItemTable['provenance']
  cross_cutting: boolean
  example_fields: string[]
  origin_id: number | null
  removed: boolean
  revision: number
  title: Localized
  text: Localized
  owner: Owner | null
}

/** docs/permissions.md: the board and the executive committee of the network are named to anyone; so does `isPublicOffice` in people. */
const PUBLIC_BODIES = ['ca', 'bureau']
const inForce = (today: Day) => sql`m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})`

export const itemRows = (reader: Reader, today: Day) =>
  reader
    .selectFrom('plan_item as i')
    .leftJoin('people_person as person', 'person.id', 'i.owner_person_id')
    .leftJoin('people_body as body', 'body.id', 'i.owner_body_id')
    .leftJoin('people_organisation as organisation', 'organisation.id', 'i.owner_organisation_id')
    .selectAll('i')
    .select(['person.name as person_name', 'person.example as person_example', 'body.name_fr as body_fr', 'body.name_en as body_en'])
    .select(['organisation.name as organisation_name', 'organisation.example as organisation_example'])
    .select(
      sql<Role | null>`(select m.role from people_mandate m where m.person_id = i.owner_person_id and ${inForce(today)} order by m.id limit 1)`.as(
        'person_role',
      ),
    )
    .select(
      sql<boolean>`exists (select 1 from people_mandate m join people_organisation n on n.id = m.organisation_id and n.kind = 'network'
        left join people_body seat on seat.id = m.body_id
        where m.person_id = i.owner_person_id and ${inForce(today)} and (m.role = any(${[...BOARD]}::text[]) or seat.code = any(${PUBLIC_BODIES}::text[])))`.as(
        'person_public',
      ),
    )

type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>['executeTakeFirstOrThrow']>>

function ownerOf(row: ItemRow, actor: Actor | null): Owner | null {
  if (row.owner_person_id !== null) {
    const known = actor !== null || row.person_public
    return {
      kind: 'person',
      id: row.owner_person_id,
      name: (known && row.person_name) || null,
      erased: row.person_name === '',
      role: row.person_role,
      example: row.person_example ?? false,
    }
  }
  if (row.owner_body_id !== null) return { kind: 'body', id: row.owner_body_id, name: { fr: row.body_fr, en: row.body_en }, example: false }
  if (row.owner_organisation_id !== null) {
    return {
      kind: 'organisation',
      id: row.owner_organisation_id,
      name: { fr: row.organisation_name, en: null },
      example: row.organisation_example ?? false,
    }
  }
  return row.owner_text === null ? null : { kind: 'text', name: row.owner_text }
}

export const itemOf = (row: ItemRow, actor: Actor | null): Item => ({
  ...row,
  title: { fr: row.title_fr, en: row.title_en },
  text: { fr: row.text_fr, en: row.text_en },
  owner: ownerOf(row, actor),
})

/** All items of plans that this actor may read, in their order: parents before children, siblings by position. */
export async function planItems(reader: Reader, actor: Actor | null, planIds: number[], today: Day): Promise<Item[]> {
  if (planIds.length === 0) return []
  const rows = await itemRows(reader, today)
    .where('i.plan_id', 'in', planIds)
    .where('i.removed', '=', false)
    .orderBy('i.level')
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
  return rows.map((row) => itemOf(row, actor))
}

export interface Place {
  id: number
  code: string
  title: Localized
}

export interface PlacedItem {
  item: Item
  plan: Plan
  /** From the first level down to the parent. */
  ancestors: Place[]
  children: Item[]
  before: Place | null
  after: Place | null
  /** An item that takes this one over, or that this one takes over from. */
  carriedOverTo: (Place & { planSlug: string }) | null
  carriedOverFrom: (Place & { planSlug: string })[]
  carriedTo: { kind: 'body' | 'organisation'; id: number; name: Localized } | { kind: 'text'; name: string } | null
}

/** One item with its place in the tree, or null where there is none for this actor. */
export async function itemWithPlace(reader: Reader, actor: Actor | null, id: number, today: Day): Promise<PlacedItem | null> {
  const row = await itemRows(reader, today).where('i.id', '=', id).executeTakeFirst()
  if (!row) return null
  const item = itemOf(row, actor)
  const plan = await planById(reader, actor, item.plan_id)
  if (!plan) return null
  const children = await itemRows(reader, today)
    .where('i.parent_id', '=', id)
    .where('i.removed', '=', false)
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()
  const siblings = await siblingsOf(reader, item)
  const here = siblings.findIndex((sibling) => sibling.id === id)
  return {
    item,
    plan,
    ancestors: await ancestorsOf(reader, item),
    children: children.map((child) => itemOf(child, actor)),
    // What was taken out of the plan stands between none of its items.
    before: (here === -1 ? null : siblings[here - 1]) ?? null,
    after: (here === -1 ? null : siblings[here + 1]) ?? null,
    ...(await linksOf(reader, actor, item)),
  }
}

const placeOf = (row: { id: number; code: string; title_fr: string | null; title_en: string | null }): Place => ({
  id: row.id,
  code: row.code,
  title: { fr: row.title_fr, en: row.title_en },
})

async function siblingsOf(reader: Reader, item: Item): Promise<Place[]> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code', 'title_fr', 'title_en'])
    .where('plan_id', '=', item.plan_id)
    .where('removed', '=', false)
    .where(({ eb }) => (item.parent_id === null ? eb('parent_id', 'is', null) : eb('parent_id', '=', item.parent_id)))
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(placeOf)
}

/** The ancestors, from the first level down: at most three, so plain joins do. */
async function ancestorsOf(reader: Reader, item: Item): Promise<Place[]> {
  if (item.parent_id === null) return []
  const row = await reader
    .selectFrom('plan_item as one')
    .leftJoin('plan_item as two', 'two.id', 'one.parent_id')
    .leftJoin('plan_item as three', 'three.id', 'two.parent_id')
    .select([
      'one.id as id1',
      'one.code as code1',
      'one.title_fr as fr1',
      'one.title_en as en1',
      'two.id as id2',
      'two.code as code2',
      'two.title_fr as fr2',
      'two.title_en as en2',
    ])
    .select(['three.id as id3', 'three.code as code3', 'three.title_fr as fr3', 'three.title_en as en3'])
    .where('one.id', '=', item.parent_id)
    .executeTakeFirstOrThrow()
  const found = [
    { id: row.id3, code: row.code3, title_fr: row.fr3, title_en: row.en3 },
    { id: row.id2, code: row.code2, title_fr: row.fr2, title_en: row.en2 },
    { id: row.id1, code: row.code1, title_fr: row.fr1, title_en: row.en1 },
  ]
  return found.flatMap(({ id, code, ...titles }) => (id !== null && code !== null ? [placeOf({ id, code, ...titles })] : []))
}

async function linksOf(
  reader: Reader,
  actor: Actor | null,
  item: Item,
): Promise<Pick<PlacedItem, 'carriedOverTo' | 'carriedOverFrom' | 'carriedTo'>> {
  const linked = await reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'i.carried_over_to_id', 'p.slug', 'p.state', 'p.id as plan_id'])
    .select(rightsOfPlan)
    .where(({ eb, or }) => or([eb('i.carried_over_to_id', '=', item.id), eb('i.id', '=', item.carried_over_to_id ?? -1)]))
    .orderBy('i.id')
    .execute()
  const seen = linked
    .filter((row) => mayRead(actor, planFacts(row, { id: row.plan_id, state: row.state })))
    .map((row) => ({ ...placeOf(row), planSlug: row.slug }))
  return {
    carriedOverTo: seen.find((place) => place.id === item.carried_over_to_id) ?? null,
    carriedOverFrom: seen.filter((place) => place.id !== item.carried_over_to_id),
    carriedTo: await carriedToOf(reader, item),
  }
}

async function carriedToOf(reader: Reader, item: Item): Promise<PlacedItem['carriedTo']> {
  if (item.carried_to_body_id !== null) {
    const body = await reader
      .selectFrom('people_body')
      .select(['id', 'name_fr', 'name_en'])
      .where('id', '=', item.carried_to_body_id)
      .executeTakeFirstOrThrow()
    return { kind: 'body', id: body.id, name: { fr: body.name_fr, en: body.name_en } }
  }
  if (item.carried_to_organisation_id !== null) {
    const organisation = await reader
      .selectFrom('people_organisation')
      .select(['id', 'name'])
      .where('id', '=', item.carried_to_organisation_id)
      .executeTakeFirstOrThrow()
    return { kind: 'organisation', id: organisation.id, name: { fr: organisation.name, en: null } }
  }
  return item.carried_to_text === null ? null : { kind: 'text', name: item.carried_to_text }
}
