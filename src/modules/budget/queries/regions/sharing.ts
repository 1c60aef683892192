/** How a version shares the regions' part, and what that is held against: the version in force, the one it was made from, or equal parts. */
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { EQUAL, figuresCounted } from '../../rules/regions/regions.ts'
import { type Formula, type Shared, sharedRows, staleRegions } from '../../rules/regions/rows.ts'
import type { Totals } from '../../rules/totals.ts'
import { type Version, versionsOfBudget } from '../budgets.ts'
import { type Standing, totalsByYear } from '../standing.ts'
import {
  figuresOf,
  figureYears,
  type RegionFiguresRow,
  type RegionKey,
  type RegionRef,
  regionKeyOf,
  regionsByIds,
  regionsFigures,
} from './regions.ts'

/** What the shares are held against. */
export interface Held {
  kind: 'in_force' | 'based_on' | 'stored' | 'equal'
  /** null: nobody had set a key, or it is none of a version. */
  version: Version | null
  key: RegionKey | null
}

export interface Sharing extends Shared<RegionRef> {
  key: RegionKey | null
  formula: Formula
  held: Held
  /** The regions as they are today, with how many members told their figures. */
  live: RegionFiguresRow[]
  /** Regions whose figures are no longer those that the key was counted with; associations that came after it. */
  stale: number[]
  uncounted: RegionRef[]
}

/** What goes to the regions in the year that is looked at, or in each year. */
const regionsTotals = (byYear: ReadonlyMap<number, Totals>, year: number | null): number[] =>
  [...byYear].flatMap(([each, totals]) => (year === null || each === year ? [totals.regionsCents] : []))

const idsOf = (key: RegionKey): number[] => Object.keys(key.figures).map(Number)
export const formulaOf = (key: RegionKey): Formula => ({ terms: key.terms, figures: key.figures, regionIds: idsOf(key) })
const equalParts = (live: readonly RegionFiguresRow[]): Formula => ({
  terms: EQUAL,
  figures: figuresOf(live),
  regionIds: live.map(({ id }) => id),
})

/** The version that this one is held against, for who may know it. */
export async function heldAgainst(
  reader: Reader,
  actor: Actor | null,
  version: Version,
): Promise<{ version: Version; kind: 'in_force' | 'based_on' } | null> {
  const all = (await versionsOfBudget(reader, actor, version.budget.id)).filter(({ id }) => id !== version.id)
  const open = version.state === 'draft' || version.state === 'proposed'
  const inForce = open ? all.find(({ state }) => state === 'voted') : undefined
  if (inForce) return { version: inForce, kind: 'in_force' }
  const from = all.find(({ id }) => id === version.basedOnId)
  return from ? { version: from, kind: 'based_on' } : null
}

/** The year whose figures are counted until somebody says another: the last one of which anything was told, before the budget's own. */
export const figuresYearOf = async (reader: Reader, version: Version): Promise<number> => {
  const years = await figureYears(reader)
  return years.find((year) => year < version.budget.yearFrom) ?? years[0] ?? version.budget.yearFrom - 1
}

/** Names for all that either side counts; the live ones have theirs already. */
async function refsOf(reader: Reader, live: readonly RegionFiguresRow[], ids: readonly number[]): Promise<RegionRef[]> {
  const known = new Set(live.map(({ id }) => id))
  const gone = await regionsByIds(
    reader,
    [...new Set(ids)].filter((id) => !known.has(id)),
  )
  return [...live, ...gone]
}

/** How this version shares, beside what came before. Whoever calls has looked whether the reader sees that much of it. */
export async function sharingOf(reader: Reader, actor: Actor | null, at: Standing): Promise<Sharing> {
  const { version, byYear, year } = at
  const key = await regionKeyOf(reader, version.id)
  const live = await regionsFigures(reader, version.budget.owner.networkId, key?.figuresYear ?? (await figuresYearOf(reader, version)))
  const formula = key ? formulaOf(key) : equalParts(live)
  const totals = regionsTotals(byYear, year)
  const other = await heldAgainst(reader, actor, version)
  const otherKey = other ? await regionKeyOf(reader, other.version.id) : null
  const held: Held = other ? { kind: other.kind, version: other.version, key: otherKey } : { kind: 'equal', version: null, key: null }
  const before = {
    ...(otherKey ? formulaOf(otherKey) : equalParts(live)),
    totals: other ? regionsTotals(await totalsByYear(reader, other.version.id), year) : totals,
  }
  const regions = await refsOf(reader, live, [...formula.regionIds, ...before.regionIds])
  return {
    ...sharedRows(regions, { ...formula, totals }, key === null && held.kind === 'equal' ? null : before),
    key,
    formula,
    held,
    live,
    stale: key ? staleRegions(formula, figuresOf(live), figuresCounted(key.terms)) : [],
    uncounted: key ? live.filter(({ id }) => !(String(id) in key.figures)) : [],
  }
}

/** A key that is tried, on this version's own amounts, beside the one that is stored, or was, or equal parts. Nothing is stored. */
export async function triedSharing(
  reader: Reader,
  actor: Actor | null,
  { version, byYear, year }: Standing,
  tried: { terms: Formula['terms']; figuresYear: number },
  stored: RegionKey | null,
): Promise<Sharing> {
  const live = await regionsFigures(reader, version.budget.owner.networkId, tried.figuresYear)
  const other = stored ? null : await heldAgainst(reader, actor, version)
  const otherKey = other ? await regionKeyOf(reader, other.version.id) : null
  const held: Held = stored
    ? { kind: 'stored', version: null, key: stored }
    : other && otherKey
      ? { kind: other.kind, version: other.version, key: otherKey }
      : { kind: 'equal', version: null, key: null }
  const formula: Formula = { ...equalParts(live), terms: tried.terms }
  const before = held.key ? formulaOf(held.key) : equalParts(live)
  const totals = regionsTotals(byYear, year)
  const regions = await refsOf(reader, live, before.regionIds)
  return {
    ...sharedRows(regions, { ...formula, totals }, { ...before, totals }),
    key: stored,
    formula,
    held,
    live,
    stale: [],
    uncounted: [],
  }
}
