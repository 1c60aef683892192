/** Frozen versions of a plan that its reader may read. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { compareTexts } from '../rules/comparison.ts'
import { type FrozenPlan, frozenPlan } from '../rules/frozen.ts'
import { figuresOf, type TextChanges } from '../rules/next-text.ts'
import { mayRead, nest } from '../rules.ts'
import type { VersionCause, VersionDecision } from '../tables/versions.ts'
import type { PlanState } from '../tables.ts'
import { planDraft } from './draft.ts'
import { type Plan, planFacts, plans, rightsOfPlan } from './plans.ts'

export interface Version {
  id: number
  planId: number
  /** 1, 2, 3… within its plan. */
  number: number
  cause: VersionCause
  madeAt: Date
  madeOn: Day
  /** Hex. */
  sha256: string
  decision: VersionDecision | null
  /** The deed that made it was undone. */
  takenBack: boolean
  /** How many items its text has. */
  items: number
  /** Where the published versions of the next text stand that it was before; null: there are none. */
  draftSlug: string | null
}

export interface VersionText extends Version {
  /** RFC 8785 JSON: the bytes that the fingerprint is of. */
  json: string
  frozen: FrozenPlan
  /** The items from top to bottom of the text. */
  itemIds: number[]
}

const versionRows = (reader: Reader) =>
  reader
    .selectFrom('plan_version as v')
    .select(['v.id', 'v.plan_id', 'v.number', 'v.cause', 'v.made_at', 'v.made_on', 'v.sha256', 'v.decision', 'v.taken_back'])
    .select(sql<number>`cardinality(v.item_ids)`.as('items'))
    .select(
      sql<string | null>`(select text.slug from plan_plan text where text.id = v.revision_id
        and exists (select from plan_version w where w.plan_id = text.id))`.as('draft_slug'),
    )

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['executeTakeFirstOrThrow']>>

const versionOf = (row: VersionRow): Version => ({
  id: row.id,
  planId: row.plan_id,
  number: row.number,
  cause: row.cause,
  madeAt: row.made_at,
  madeOn: row.made_on,
  sha256: row.sha256,
  decision: row.decision,
  takenBack: row.taken_back,
  items: row.items,
  draftSlug: row.draft_slug,
})

/** The versions of a plan that was found through its reader, the latest first. */
export const versionsOf = async (reader: Reader, planId: number): Promise<Version[]> =>
  (await versionRows(reader).where('v.plan_id', '=', planId).orderBy('v.number', 'desc').execute()).map(versionOf)

/** How many actions each version of a plan has: the items of its own last level. */
export async function actionsOfVersions(reader: Reader, planId: number): Promise<Record<number, number>> {
  const levels = sql`jsonb_array_length(v.text::jsonb -> 'levelNames' -> 'fr')`
  const actions = sql<number>`jsonb_array_length(jsonb_path_query_array(v.text::jsonb, ('$.items[*]' || repeat('.children[*]', ${levels} - 1))::jsonpath))`
  const rows = await reader
    .selectFrom('plan_version as v')
    .select(['v.id', actions.as('actions')])
    .where('v.plan_id', '=', planId)
    .execute()
  return Object.fromEntries(rows.map((row) => [row.id, row.actions]))
}

const textOf = (row: (VersionRow & { text: string; item_ids: number[] }) | undefined): VersionText | null =>
  row ? { ...versionOf(row), json: row.text, frozen: JSON.parse(row.text) as FrozenPlan, itemIds: row.item_ids } : null

/** One version with its text, of a plan that was found through its reader; null where there is none. */
export const versionText = async (reader: Reader, planId: number, number: number): Promise<VersionText | null> =>
  textOf(
    await versionRows(reader)
      .select(['v.text', 'v.item_ids'])
      .where('v.plan_id', '=', planId)
      .where('v.number', '=', number)
      .executeTakeFirst(),
  )

/** A version by its id with its plan, whoever may read it: a subject that was put on an agenda is the meeting's to show. */
export async function versionById(
  reader: Reader,
  id: number,
): Promise<{ plan: { id: number; slug: string; revisesId: number | null }; version: VersionText } | null> {
  const row = await versionRows(reader)
    .innerJoin('plan_plan as p', 'p.id', 'v.plan_id')
    .select(['v.text', 'v.item_ids', 'p.slug', 'p.revises_id'])
    .where('v.id', '=', id)
    .executeTakeFirst()
  const version = textOf(row)
  return row && version ? { plan: { id: row.plan_id, slug: row.slug, revisesId: row.revises_id }, version } : null
}

/** The version that an adopted plan shows: the last that a decision adopted. */
export const adoptedVersion = (versions: Version[]): Version | null =>
  versions.find((version) => version.cause === 'adopted' && !version.takenBack) ?? null

/** A plan's items from top to bottom of its text. */
export async function itemsInOrder(reader: Reader, planId: number): Promise<{ id: number; code: string }[]> {
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'parent_id', 'code'])
    .where('plan_id', '=', planId)
    .where('removed', '=', false)
    .orderBy('level')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const ordered: { id: number; code: string }[] = []
  const walk = (items: ReturnType<typeof nest<(typeof rows)[number]>>) => {
    for (const { id, code, children } of items) {
      ordered.push({ id, code })
      walk(children)
    }
  }
  walk(nest(rows))
  return ordered
}

export interface WorkingText {
  frozen: FrozenPlan
  /** RFC 8785 JSON: what a version made now would freeze. */
  json: string
  sha256: string
  itemIds: number[]
}

/** The text of a plan as it stands, as a version of it would be frozen. */
export async function workingText(reader: Reader, planId: number): Promise<WorkingText> {
  const [draft, order] = await Promise.all([planDraft(reader, planId, () => ''), itemsInOrder(reader, planId)])
  const frozen = frozenPlan(draft)
  const json = canonicalJson(frozen)
  return { frozen, json, sha256: sha256(json), itemIds: order.map(({ id }) => id) }
}

export interface OpenRevision {
  id: number
  slug: string
  state: PlanState
}

/** The next text of an adopted plan on which nothing is decided yet, whoever may see it; and the same as this actor sees it. */
export async function openRevision(
  reader: Reader,
  actor: Actor | null,
  planId: number,
): Promise<{ id: number | null; seen: OpenRevision | null }> {
  const row = await reader
    .selectFrom('plan_plan as p')
    .select(['p.id', 'p.slug', 'p.state'])
    .select(rightsOfPlan)
    .where('p.revises_id', '=', planId)
    .where('p.state', 'in', ['draft', 'published'])
    .executeTakeFirst()
  if (!row) return { id: null, seen: null }
  const { id, slug, state } = row
  return { id, seen: mayRead(actor, planFacts(row, { id, state })) ? { id, slug, state } : null }
}

/** The addresses of next texts that were adopted, and the version that each became. */
export async function textsBecomeVersions(reader: Reader): Promise<Record<string, { slug: string; number: number }>> {
  const rows = await reader
    .selectFrom('plan_version as v')
    .innerJoin('plan_plan as text', 'text.id', 'v.revision_id')
    .innerJoin('plan_plan as p', 'p.id', 'v.plan_id')
    .select(['text.slug as text_slug', 'p.slug', 'v.number'])
    .execute()
  return Object.fromEntries(rows.map((row) => [row.text_slug, { slug: row.slug, number: row.number }]))
}

/** What the adoption of a next text would change in the plan: of its text as it stands, or of one of its versions. */
export async function changesOfNextText(
  reader: Reader,
  revision: { id: number; revisedId: number },
  text?: { frozen: FrozenPlan; itemIds: number[] },
): Promise<TextChanges> {
  const [before, after, copies] = await Promise.all([
    workingText(reader, revision.revisedId),
    text ?? workingText(reader, revision.id),
    reader
      .selectFrom('plan_item')
      .select(['id', 'origin_id'])
      .where('plan_id', '=', revision.id)
      .where('origin_id', 'is not', null)
      .$narrowType<{ origin_id: number }>()
      .execute(),
  ])
  const compared = ({ frozen, itemIds }: { frozen: FrozenPlan; itemIds: number[] }) => ({
    text: frozen,
    itemIds,
    family: revision.revisedId,
  })
  const roots = new Map(copies.map((copy) => [copy.id, copy.origin_id]))
  return figuresOf(compareTexts(compared(before), compared(after), { roots, carriedOver: new Map() }))
}

export interface OfferedVersion {
  id: number
  number: number
  plan: Plan
}

/** What an assembly can decide on: the last version of every published text that this actor may read. */
export async function versionsOffered(reader: Reader, actor: Actor | null): Promise<OfferedVersion[]> {
  const published = new Map((await plans(reader, actor)).filter(({ state }) => state === 'published').map((plan) => [plan.id, plan]))
  if (published.size === 0) return []
  const rows = await reader
    .selectFrom('plan_version')
    .distinctOn('plan_id')
    .select(['id', 'plan_id', 'number'])
    .where('plan_id', 'in', [...published.keys()])
    .where('taken_back', '=', false)
    .orderBy('plan_id')
    .orderBy('number', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, number: row.number, plan: published.get(row.plan_id)! }))
}
