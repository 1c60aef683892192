/** How the regions' part is shared among them: a fixed part for each first, the rest by terms; every cent goes somewhere (R18). */
import { cutByWeights, MOST_CENTS } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { type Figures, REGION_FIGURES, type RegionFigure, type RegionTerm } from '../../tables/regions.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.region_weights': { missingBp: number }
    'budget.region_term_twice': { by: RegionTerm['by'] }
    'budget.region_fixed_beyond': { fixed: { fr: string; en: string }; total: { fr: string; en: string }; regions: number }
    'budget.region_figure_unknown': { by: RegionFigure; year: number }
    'budget.no_regions': Record<never, never>
    'budget.region_year': { from: number; to: number }
  }
}

/** Weights sum to it: the whole. */
export const WEIGHTS_BP = 10_000
const YEARS = { from: 1900, to: 2200 }

export const isFigure = (by: RegionTerm['by']): by is RegionFigure => (REGION_FIGURES as readonly string[]).includes(by)
type Weighted = Exclude<RegionTerm, { by: 'fixed' }>
export const weightedTerms = (terms: readonly RegionTerm[]): Weighted[] => terms.filter((term) => term.by !== 'fixed')
export const fixedCents = (terms: readonly RegionTerm[]): number =>
  terms.reduce((sum, term) => sum + (term.by === 'fixed' ? term.amountCents : 0), 0)

/** What a region counts with; nobody told it: nothing. */
export const figureOf = (figures: Figures, regionId: number, by: RegionFigure): number => Math.max(0, figures[String(regionId)]?.[by] ?? 0)

/** By what a term cuts its part. A figure that nobody has cuts nothing: its part then goes to all alike, so that no cent stays behind. */
function weightsOf(term: Weighted, figures: Figures, regionIds: readonly number[]): number[] {
  const equal = regionIds.map(() => 1)
  if (term.by === 'equal') return equal
  const weights = regionIds.map((id) => figureOf(figures, id, term.by as RegionFigure))
  return weights.some((weight) => weight > 0) ? weights : equal
}

/** How much of the whole goes by each term, in their order; the fixed parts of all regions first. They sum to the whole. */
export function partsOfTerms(totalCents: number, terms: readonly RegionTerm[], regions: number): { term: RegionTerm; cents: number }[] {
  const fixed = Math.min(totalCents, fixedCents(terms) * regions)
  const weighted = weightedTerms(terms)
  const cut = cutByWeights(
    totalCents - fixed,
    weighted.map(({ shareBp }) => shareBp),
  )
  return [
    ...terms.filter(({ by }) => by === 'fixed').map((term) => ({ term, cents: fixed })),
    ...weighted.map((term, place) => ({ term: term as RegionTerm, cents: cut[place]! })),
  ]
}

/**
 * What each region gets, in cents: they sum to the whole whatever the figures, and nobody gets less than nothing. Where the fixed parts alone are more
 * than there is (the budget shrank after the key was set), all of it is cut into equal parts. The cents that are left over at each step go to the
 * largest remainders, the association that was there first before the others: in which order the regions are listed changes nothing.
 */
export function regionShares(
  totalCents: number,
  terms: readonly RegionTerm[],
  figures: Figures,
  regionIds: readonly number[],
): Map<number, number> {
  const ids = [...regionIds].sort((one, other) => one - other)
  const parts = new Map<number, number>(regionIds.map((id) => [id, 0]))
  const give = (cents: number, weights: number[]) =>
    cutByWeights(cents, weights).forEach((part, place) => {
      parts.set(ids[place]!, parts.get(ids[place]!)! + part)
    })
  if (ids.length === 0 || totalCents <= 0) return parts
  const fixed = Math.min(totalCents, fixedCents(terms) * ids.length)
  give(
    fixed,
    ids.map(() => 1),
  )
  const weighted = weightedTerms(terms)
  const rest = totalCents - fixed
  if (weighted.every(({ shareBp }) => shareBp === 0))
    give(
      rest,
      ids.map(() => 1),
    )
  else
    cutByWeights(
      rest,
      weighted.map(({ shareBp }) => shareBp),
    ).forEach((cents, place) => {
      give(cents, weightsOf(weighted[place]!, figures, ids))
    })
  return parts
}

/** Of several years: each is shared by itself, then they are added. */
export const sharesOfYears = (
  totals: readonly number[],
  terms: readonly RegionTerm[],
  figures: Figures,
  regionIds: readonly number[],
): Map<number, number> => {
  const years = totals.map((total) => regionShares(total, terms, figures, regionIds))
  return new Map(regionIds.map((id) => [id, years.reduce((sum, shares) => sum + shares.get(id)!, 0)]))
}

/** Everything that counts is equal: what stands where nobody has set a key. */
export const EQUAL: readonly RegionTerm[] = [{ by: 'equal', shareBp: WEIGHTS_BP }]
/** Keys that a form offers ready-made. */
export const PRESETS = {
  equal: EQUAL,
  members: [{ by: 'members', shareBp: WEIGHTS_BP }],
  half: [
    { by: 'equal', shareBp: 5_000 },
    { by: 'members', shareBp: 5_000 },
  ],
  thirds: [
    { by: 'equal', shareBp: 3_334 },
    { by: 'members', shareBp: 3_333 },
    { by: 'employees', shareBp: 3_333 },
  ],
} as const satisfies Record<string, readonly RegionTerm[]>
export type Preset = keyof typeof PRESETS

export interface KeyFacts {
  terms: readonly RegionTerm[]
  figuresYear: number
}

/** What is wrong with the formula itself, whatever the figures. `missingBp`: what the weights lack to 100 %, below nought what they have too much. */
export function objectionsToTerms({ terms, figuresYear }: KeyFacts): Objection[] {
  const twice = terms.find(({ by }, place) => terms.findIndex((other) => other.by === by) !== place)
  const sum = weightedWhole(weightedTerms(terms))
  const valid = terms.every((term) =>
    term.by === 'fixed'
      ? Number.isSafeInteger(term.amountCents) && term.amountCents >= 0 && term.amountCents <= MOST_CENTS
      : Number.isSafeInteger(term.shareBp) && term.shareBp >= 0 && term.shareBp <= WEIGHTS_BP,
  )
  return [
    ...(twice ? [objection('budget.region_term_twice', { by: twice.by }, twice.by)] : []),
    ...(sum === WEIGHTS_BP && valid ? [] : [objection('budget.region_weights', { missingBp: WEIGHTS_BP - sum }, 'equal')]),
    ...(Number.isInteger(figuresYear) && figuresYear >= YEARS.from && figuresYear <= YEARS.to
      ? []
      : [objection('budget.region_year', YEARS, 'year')]),
  ]
}

/** The terms that count with a figure which no region has in that year. */
export const unknownFigures = (terms: readonly RegionTerm[], figures: Figures, regionIds: readonly number[]): RegionFigure[] =>
  weightedTerms(terms)
    .filter(({ shareBp }) => shareBp > 0)
    .flatMap(({ by }) => (isFigure(by) && regionIds.every((id) => figureOf(figures, id, by) === 0) ? [by] : []))

/** The figures that a formula counts with, in the order of the form. */
export const figuresCounted = (terms: readonly RegionTerm[]): RegionFigure[] =>
  REGION_FIGURES.filter((figure) => weightedTerms(terms).some(({ by, shareBp }) => by === figure && shareBp > 0))

/** An amount for each head, to the nearest cent; nobody: none. */
export const perHead = (cents: number, heads: number): number | null =>
  heads <= 0 ? null : Number((BigInt(cents) * 2n + BigInt(heads)) / (2n * BigInt(heads)))

/** A part of a whole in basis points, to the nearest. */
export const shareBpOf = (cents: number, wholeCents: number): number =>
  wholeCents <= 0 ? 0 : Number((BigInt(cents) * 20_000n + BigInt(wholeCents)) / (2n * BigInt(wholeCents)))

/** What weights sum to. */
export const weightedWhole = (terms: readonly { shareBp: number }[]): number => terms.reduce((total, { shareBp }) => total + shareBp, 0)
