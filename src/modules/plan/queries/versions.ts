/** Frozen versions of a plan that its reader may read. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { FrozenPlan } from '../rules/frozen.ts'
import { nest } from '../rules.ts'
import type { VersionCause, VersionDecision } from '../tables/versions.ts'

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
})

/** The versions of a plan that was found through its reader, the latest first. */
export const versionsOf = async (reader: Reader, planId: number): Promise<Version[]> =>
  (await versionRows(reader).where('v.plan_id', '=', planId).orderBy('v.number', 'desc').execute()).map(versionOf)

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
