/** The actions of a version's plan in their order, as far as the reader may know them. */
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { planById } from '#modules/plan/index.ts'
import type { Band } from '../../rules/matrix/funding.ts'
import type { PlacedAction } from '../../rules/matrix/matrix.ts'
import type { Version } from '../budgets.ts'

export interface Pillar {
  id: number
  code: string
  title: Localized
}

export interface PlacedActions {
  pillars: Pillar[]
  actions: PlacedAction[]
  /** Which actions of the plan the reader may not know, or which are in it no longer: `UNNAMED` stands for them all. */
  known: ReadonlySet<number>
}

/** Stands for the actions that have no name for this reader. */
export const UNNAMED = 0

interface Row {
  id: number
  parent_id: number | null
  level: number
  code: string
  title_fr: string | null
  title_en: string | null
  status: string | null
}

/** Parents before children, siblings in their order; each with the item of the first level that it stands under. */
function inOrder(rows: Row[]): { row: Row; pillarId: number }[] {
  const below = Map.groupBy(rows, ({ parent_id }) => parent_id)
  const walk = (parent: number | null, pillarId: number | null): { row: Row; pillarId: number }[] =>
    (below.get(parent) ?? []).flatMap((row) => {
      const pillar = pillarId ?? row.id
      return [{ row, pillarId: pillar }, ...walk(row.id, pillar)]
    })
  return walk(null, null)
}

export async function placedActions(reader: Reader, actor: Actor | null, version: Version): Promise<PlacedActions> {
  const { plan } = version.budget
  const seen = plan ? await planById(reader, actor, plan.id) : null
  if (!seen) return { pillars: [], actions: [], known: new Set() }
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'parent_id', 'level', 'code', 'title_fr', 'title_en', 'status'])
    .where('plan_id', '=', seen.id)
    .where('removed', '=', false)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const ordered = inOrder(rows)
  const titled = ({ id, code, title_fr, title_en }: Row) => ({ id, code, title: { fr: title_fr, en: title_en } })
  const actions = ordered
    .filter(({ row }) => row.level === seen.lastLevel)
    .map(({ row, pillarId }) => ({ ...titled(row), pillarId, wanted: row.status === 'wanted_not_funded' }))
  return {
    pillars: ordered.filter(({ row }) => row.level === 1).map(({ row }) => titled(row)),
    actions,
    known: new Set(actions.map(({ id }) => id)),
  }
}

/** The same money, what stands on unnamed actions put together under `UNNAMED`. */
export function namedFunding(bands: readonly Band[], { known, actions }: PlacedActions): { bands: Band[]; actions: PlacedAction[] } {
  let strayed = false
  const renamed = bands.map((band) => {
    if (band.parts.every(([itemId]) => known.has(itemId))) return band
    strayed = true
    const unnamed = band.parts.reduce((sum, [itemId, cents]) => sum + (known.has(itemId) ? 0 : cents), 0)
    return { ...band, parts: [...band.parts.filter(([itemId]) => known.has(itemId)), [UNNAMED, unnamed] as [number, number]] }
  })
  const unnamed: PlacedAction = { id: UNNAMED, code: '', title: { fr: null, en: null }, pillarId: null, wanted: false }
  return { bands: renamed, actions: strayed ? [...actions, unnamed] : [...actions] }
}
