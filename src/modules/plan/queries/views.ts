/** What the views of a plan show: filtered, ordered, grouped and paged by the database, so that their time grows with what is shown. */
import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { type Group, type Sort, type Viewed, type ViewFilter, windowOf } from '../rules.ts'
import { STATUSES, type Status } from '../tables.ts'
import { isBelow, lacks, lacksAny, late, status, withAncestors } from './action-sql.ts'
import { type Item, itemOf, itemRows, type Owner } from './items.ts'
import type { Plan } from './plans.ts'

const isAction = (plan: Plan) => sql<boolean>`i.level = ${plan.lastLevel}`
const rootId = sql<number>`coalesce(c.id, b.id, a.id, i.id)`
const rootPlace = sql`coalesce(c.position, b.position, a.position, i.position), ${rootId}`
/** Where an item stands in the whole plan: the places from the first level down to it. */
const place = sql`array_remove(array[c.position, c.id, b.position, b.id, a.position, a.id, i.position, i.id]::bigint[], null)`
/** `person:3`, `body:2`, `organisation:1`, or `none`. The rule is `ownerKey`. */
const owner = sql<string>`coalesce('person:' || i.owner_person_id, 'body:' || i.owner_body_id, 'organisation:' || i.owner_organisation_id, 'none')`
const title = (lang: Lang) =>
  lang === 'fr' ? sql<string>`coalesce(i.title_fr, i.title_en)` : sql<string>`coalesce(i.title_en, i.title_fr)`

/** Wildcards that people type are letters. */
const letters = (word: string) => word.replace(/[\\%_]/g, '\\$&')
const MOST_WORDS = 12
const contains = (word: string) =>
  sql<boolean>`people_name_key(concat_ws(' ', i.code, i.title_fr, i.title_en)) like '%' || people_name_key(${letters(word)}) || '%'`

const dueWithin = (due: NonNullable<ViewFilter['due']>, today: Day) => {
  if (due === 'late') return late(today)
  const { from, to } = windowOf(due, today)
  return sql<boolean>`i.ends_on between ${from} and ${to}`
}

/** What a filter asks, in SQL: the rule is `passes`. What speaks of facts is asked of actions alone. */
function conditions(plan: Plan, filter: ViewFilter, today: Day): RawBuilder<boolean>[] {
  const found: RawBuilder<boolean>[] = []
  if (filter.status) found.push(sql`${status} = ${filter.status}`)
  if (filter.region) {
    found.push(sql`(i.scope = 'national' or (i.scope = 'regions' and (cardinality(i.regions) = 0 or ${filter.region} = any(i.regions))))`)
  }
  if (filter.scope) found.push(filter.scope === 'none' ? sql`i.scope is null` : sql`i.scope = ${filter.scope}`)
  if (filter.owner) found.push(sql`${owner} = ${filter.owner}`)
  if (filter.missing) found.push(filter.missing === 'any' ? lacksAny : sql`(${lacks[filter.missing]})`)
  if (filter.due) found.push(dueWithin(filter.due, today))
  if (found.length > 0) found.push(isAction(plan))
  if (filter.part) found.push(isBelow(plan, filter.part))
  for (const word of (filter.words ?? '').split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)) found.push(contains(word))
  return found
}

/** A timeline shows what has a date, and apart what has none. */
export type Dating = 'dated' | 'undated'
const isDated = sql<boolean>`(i.starts_on is not null or i.ends_on is not null)`

/** The rows that a view is about. */
function matching(reader: Reader, plan: Plan, { filter, all }: Pick<Viewed, 'filter' | 'all'>, today: Day, only?: Dating) {
  let rows = withAncestors(reader, plan)
  if (only) rows = rows.where(only === 'dated' ? isDated : sql<boolean>`not ${isDated}`)
  if (!all) rows = rows.where(isAction(plan))
  for (const condition of conditions(plan, filter, today)) rows = rows.where(condition)
  return rows
}

/** Who carries actions of a plan, in the order in which the reader's language tells them. */
export type Owners = Map<string, Owner>

const ownerRank = (owners: Owners) => sql<number>`coalesce(array_position(${[...owners.keys()]}::text[], ${owner}), 100000)`
const statusRank = sql<number>`array_position(${[...STATUSES]}::text[], ${status})`

function sorted(sort: Sort, lang: Lang, owners: Owners): RawBuilder<unknown> {
  if (sort === 'title') return sql`people_name_key(${title(lang)})`
  if (sort === 'status') return statusRank
  if (sort === 'owner') return ownerRank(owners)
  if (sort === 'start') return sql`i.starts_on`
  if (sort === 'due') return sql`i.ends_on`
  if (sort === 'progress') return sql`i.progress`
  if (sort === 'scope') return sql`(case when i.scope = 'national' then array['']::text[] when i.scope = 'regions' then i.regions end)`
  return sort === 'pillar' ? sql`array[${rootPlace}]` : place
}

const groupRank = (group: Group, owners: Owners) =>
  group === 'owner' ? ownerRank(owners) : group === 'status' ? statusRank : sql`array[${rootPlace}]`
/** What a group is told by: a pillar's id, a status, an owner's key. */
const groupKey = (group: Group | null) =>
  group === 'owner' ? owner : group === 'status' ? sql<string>`${status}` : sql<string>`${rootId}::text`

export interface ViewedItem extends Item {
  /** The first-level item that it belongs to. */
  pillar: number
  /** The group that it stands in; the pillar where there are no groups. */
  group: string
}

export interface View {
  /** How many pass the filter, and how many there are. */
  matched: number
  total: number
  items: ViewedItem[]
}

const COUNT = sql<number>`count(*)::integer`.as('count')

/** The ids of rows in the order of a view, with what they stand under. */
function inOrder(rows: ReturnType<typeof matching>, { sort, down, group }: Viewed, { lang, owners }: { lang: Lang; owners: Owners }) {
  const picked = rows.select(['i.id', rootId.as('pillar'), groupKey(group).as('group')])
  const direction = down ? sql`desc nulls last` : sql`asc nulls last`
  return (group ? picked.orderBy(groupRank(group, owners)) : picked).orderBy(sql`${sorted(sort, lang, owners)} ${direction}`).orderBy(place)
}

/** One page of a plan's rows, as this actor may see them. `owners`: those of the plan, in the order of their names. */
export async function viewItems(
  reader: Reader,
  actor: Actor | null,
  plan: Plan,
  viewed: Viewed,
  reading: { lang: Lang; today: Day; owners: Owners; limit: number; offset: number; only?: Dating },
): Promise<View> {
  const { today, limit, offset, only } = reading
  const rows = () => matching(reader, plan, viewed, today, only)
  const [page, { count: matched }, { count: total }] = await Promise.all([
    inOrder(rows(), viewed, reading).limit(limit).offset(offset).execute(),
    rows().select(COUNT).executeTakeFirstOrThrow(),
    matching(reader, plan, { filter: {}, all: viewed.all }, today).select(COUNT).executeTakeFirstOrThrow(),
  ])
  const items = await itemsByIds(
    reader,
    actor,
    page.map(({ id }) => id),
    today,
  )
  return { matched, total, items: page.flatMap(({ id, ...where }) => (items.has(id) ? { ...items.get(id)!, ...where } : [])) }
}

async function itemsByIds(reader: Reader, actor: Actor | null, ids: number[], today: Day): Promise<Map<number, Item>> {
  if (ids.length === 0) return new Map()
  const rows = await itemRows(reader, today).where('i.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, itemOf(row, actor)]))
}

/** How many rows of a view each of its groups has, whatever page is shown. */
export async function groupSizes(
  reader: Reader,
  plan: Plan,
  viewed: Viewed & { group: Group },
  today: Day,
  only?: Dating,
): Promise<Map<string, number>> {
  const rows = await matching(reader, plan, viewed, today, only)
    .select([groupKey(viewed.group).as('group'), COUNT])
    .groupBy('group')
    .execute()
  return new Map(rows.map((row) => [row.group, row.count]))
}

export interface ViewChoices {
  statuses: Status[]
  regions: string[]
  owners: Owners
  pillars: { id: number; code: string; title: Localized; cross_cutting: boolean }[]
}

/** What the filters of a plan can be set to: only what some action has. `told`: an owner's name, by which owners are ordered. */
export async function viewChoices(
  reader: Reader,
  actor: Actor | null,
  plan: Plan,
  today: Day,
  told: (owner: Owner) => string,
): Promise<ViewChoices> {
  const actions = () =>
    reader.selectFrom('plan_item as i').where('i.plan_id', '=', plan.id).where('i.removed', '=', false).where(isAction(plan))
  const [found, regions, pillars] = await Promise.all([
    // One action for each owner and status: the names of owners are told by whoever reads items.
    actions()
      .select([sql<number>`min(i.id)`.as('id'), owner.as('owner'), status.as('status')])
      .groupBy(['owner', 'status'])
      .execute(),
    actions().select(sql<string>`unnest(i.regions)`.as('region')).distinct().execute(),
    reader
      .selectFrom('plan_item')
      .select(['id', 'code', 'title_fr', 'title_en', 'cross_cutting'])
      .where('plan_id', '=', plan.id)
      .where('removed', '=', false)
      .where('level', '=', 1)
      .orderBy('position')
      .orderBy('id')
      .execute(),
  ])
  const samples = new Map(found.filter((row) => row.owner !== 'none').map((row) => [row.owner, row.id]))
  const carried = await itemsByIds(reader, actor, [...samples.values()], today)
  const owners = [...samples]
    .flatMap(([key, id]) => {
      const of = carried.get(id)?.owner
      return of ? [{ key, owner: of, told: told(of) }] : []
    })
    .sort((one, other) => one.told.localeCompare(other.told) || one.key.localeCompare(other.key))
  return {
    statuses: STATUSES.filter((each) => found.some((row) => row.status === each)),
    regions: regions.map((row) => row.region),
    owners: new Map(owners.map((each) => [each.key, each.owner])),
    pillars: pillars.map(({ title_fr, title_en, ...row }) => ({ ...row, title: { fr: title_fr, en: title_en } })),
  }
}
