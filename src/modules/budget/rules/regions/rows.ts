/** What each region gets beside what it got before: the rows of the map, the bars and the table. */
import type { Figures, RegionFigure, RegionTerm } from '../../tables/regions.ts'
import { REGION_FIGURES } from '../../tables/regions.ts'
import { figureOf, perHead, shareBpOf, sharesOfYears } from './regions.ts'

/** A key with the regions that it shares among. */
export interface Formula {
  terms: readonly RegionTerm[]
  figures: Figures
  regionIds: readonly number[]
}

export interface SharedRow<Region> {
  region: Region
  cents: number
  /** Of the whole. */
  shareBp: number
  /** null: nothing was counted for it before. */
  beforeCents: number | null
  /** How much more it gets than before. */
  differenceCents: number | null
  figures: Record<RegionFigure, number>
  /** An amount for each head, where there is any. */
  perMember: number | null
  perEmployee: number | null
}

export interface Shared<Region> {
  rows: SharedRow<Region>[]
  totalCents: number
  beforeCents: number
}

/** The parts of every year, in cents. */
type Totals = readonly number[]
const sum = (totals: Totals): number => totals.reduce((all, each) => all + each, 0)

/**
 * Rows for all regions that either side counts, in the order of `regions`. `before`: what it is held against, with its own amounts. `figures`: what is
 * told per head, by this formula's own figures.
 */
export function sharedRows<Region extends { id: number }>(
  regions: readonly Region[],
  now: Formula & { totals: Totals },
  before: (Formula & { totals: Totals }) | null,
): Shared<Region> {
  const after = sharesOfYears(now.totals, now.terms, now.figures, now.regionIds)
  const was = before ? sharesOfYears(before.totals, before.terms, before.figures, before.regionIds) : null
  const totalCents = now.regionIds.length === 0 ? 0 : sum(now.totals)
  const rows = regions
    .filter(({ id }) => after.has(id) || was?.has(id))
    .map((region): SharedRow<Region> => {
      const cents = after.get(region.id) ?? 0
      const beforeCents = was ? (was.get(region.id) ?? 0) : null
      const figures = Object.fromEntries(REGION_FIGURES.map((figure) => [figure, figureOf(now.figures, region.id, figure)])) as Record<
        RegionFigure,
        number
      >
      return {
        region,
        cents,
        shareBp: shareBpOf(cents, totalCents),
        beforeCents,
        differenceCents: beforeCents === null ? null : cents - beforeCents,
        figures,
        perMember: perHead(cents, figures.members),
        perEmployee: perHead(cents, figures.employees),
      }
    })
  return { rows, totalCents, beforeCents: before && before.regionIds.length > 0 ? sum(before.totals) : 0 }
}

/** The figures of these regions that are no longer what the key was counted with. */
export const staleRegions = (formula: Formula, live: Figures, counted: readonly RegionFigure[]): number[] =>
  formula.regionIds.filter((id) => counted.some((figure) => figureOf(formula.figures, id, figure) !== figureOf(live, id, figure)))
