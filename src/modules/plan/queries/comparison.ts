/** Texts that can be compared, as far as this actor may read them, and what is known of their items beside the texts. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { ComparedText, Links } from '../rules/comparison.ts'
import { type FrozenItem, type FrozenPlan, frozenPlan } from '../rules/frozen.ts'
import type { VersionCause } from '../tables/versions.ts'
import { planDraft } from './draft.ts'
import { type Plan, planBySlug, plans } from './plans.ts'
import { itemsInOrder, versionText } from './versions.ts'

/** A version as lists tell it. */
export interface VersionName {
  number: number
  cause: VersionCause
  madeOn: Day
  takenBack: boolean
}

/** One side of a comparison. */
export interface Side extends ComparedText {
  /** As in addresses: `slug` or `slug@2`. */
  key: string
  plan: Plan
  /** Null: the text that the plan shows now. */
  version: VersionName | null
}

export const keyOfText = (slug: string, number: number | null): string => (number === null ? slug : `${slug}@${number}`)

/** Codes are unique within a plan: they tell which item is which, even when the plan is edited between two queries. */
async function workingText(reader: Reader, planId: number): Promise<{ text: FrozenPlan; itemIds: number[] }> {
  const [draft, order] = await Promise.all([planDraft(reader, planId, () => ''), itemsInOrder(reader, planId)])
  const text = frozenPlan(draft)
  const idOf = new Map(order.map(({ id, code }) => [code, id]))
  const codes = (items: FrozenItem[]): string[] => items.flatMap(({ code, children }) => [code, ...codes(children ?? [])])
  return { text, itemIds: codes(text.items ?? []).map((code, place) => idOf.get(code) ?? -1 - place) }
}

/** The text that `slug` or `slug@2` names, or null where there is none for this actor. */
export async function sideOf(reader: Reader, actor: Actor | null, key: string): Promise<Side | null> {
  const named = /^([a-z0-9-]+)(?:@([1-9]\d{0,5}))?$/.exec(key)
  const plan = named && (await planBySlug(reader, actor, named[1]!))
  if (!plan) return null
  const whose = { key, plan, family: plan.revises?.id ?? plan.id }
  if (named[2] === undefined) return { ...whose, version: null, ...(await workingText(reader, plan.id)) }
  const version = await versionText(reader, plan.id, Number(named[2]))
  return version && { ...whose, version, text: version.frozen, itemIds: version.itemIds }
}

/** The first of the line of next texts that the item `id` belongs to (R39). */
const rootOf = (id: 'i.id' | 'i.carried_over_to_id') => sql<number | null>`(with recursive line (id, origin_id, step) as (
    select o.id, o.origin_id, 0 from plan_item o where o.id = ${sql.ref(id)}
    union all select o.id, o.origin_id, step + 1 from plan_item o join line on o.id = line.origin_id where step < 100)
  select line.id from line order by step desc limit 1)`

/** Which items continue which, and which are carried over to which, among those of the texts. */
export async function linksBetween(reader: Reader, texts: readonly ComparedText[]): Promise<Links> {
  const ids = [...new Set(texts.flatMap(({ itemIds }) => itemIds))]
  const rows = await reader
    .selectFrom('plan_item as i')
    .select(['i.id', 'i.origin_id', 'i.carried_over_to_id'])
    .select([rootOf('i.id').as('root'), rootOf('i.carried_over_to_id').as('carried_root')])
    .where(sql<boolean>`i.id = any(${ids}::int8[])`)
    .where(({ eb, or }) => or([eb('i.origin_id', 'is not', null), eb('i.carried_over_to_id', 'is not', null)]))
    .execute()
  return {
    roots: new Map(rows.flatMap(({ id, root }) => (root === null || root === id ? [] : [[id, root] as const]))),
    carriedOver: new Map(rows.flatMap(({ id, carried_root }) => (carried_root === null ? [] : [[id, carried_root] as const]))),
  }
}

export interface Comparable {
  plan: Plan
  /** The latest first. */
  versions: VersionName[]
}

/** Every plan that this actor may read, with its versions. */
export async function comparableTexts(reader: Reader, actor: Actor | null): Promise<Comparable[]> {
  const all = await plans(reader, actor)
  if (all.length === 0) return []
  const ids = all.map(({ id }) => id)
  const rows = await reader
    .selectFrom('plan_version')
    .select(['plan_id', 'number', 'cause', 'made_on', 'taken_back'])
    .where('plan_id', 'in', ids)
    .orderBy('number', 'desc')
    .execute()
  const versions = Map.groupBy(rows, (row) => row.plan_id)
  return all.map((plan) => ({
    plan,
    versions: (versions.get(plan.id) ?? []).map((row) => ({
      number: row.number,
      cause: row.cause,
      madeOn: row.made_on,
      takenBack: row.taken_back,
    })),
  }))
}

/** Two texts that are worth comparing: a plan with its predecessor, a text with the one that it continues, today's with the last version. */
export interface Worth {
  from: { key: string; plan: Plan; version: VersionName | null }
  to: { key: string; plan: Plan; version: VersionName | null }
}

export function worthComparing(all: Comparable[]): Worth[] {
  const bySlug = new Map(all.map((each) => [each.plan.slug, each]))
  const text = (plan: Plan, version: VersionName | null = null) => ({ key: keyOfText(plan.slug, version?.number ?? null), plan, version })
  return all.flatMap(({ plan, versions }): Worth[] => {
    const [last, before] = versions.filter(({ takenBack }) => !takenBack)
    const earlier = [plan.revises, plan.predecessor].flatMap((each) => bySlug.get(each?.slug ?? '')?.plan ?? [])
    const open = plan.state === 'draft' || plan.state === 'published'
    return [
      ...earlier.map((each) => ({ from: text(each), to: text(plan) })),
      ...(last && open ? [{ from: text(plan, last), to: text(plan) }] : []),
      ...(last && before ? [{ from: text(plan, before), to: text(plan, last) }] : []),
    ]
  })
}
