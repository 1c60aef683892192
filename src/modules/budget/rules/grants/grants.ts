/** What may stand in a funder and in a grant: its period, its steps in their order, its years that sum to it. */
import type { Day } from '#kernel/dates.ts'
import { MOST_CENTS } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { GrantFacts, GrantStep } from '../../tables/grants.ts'
import type { FunderKind } from '../../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.funder_name_missing': Record<never, never>
    'budget.funder_name_taken': { name: string }
    'budget.fund_of_other_kind': Record<never, never>
    'budget.fund_missing': Record<never, never>
    'budget.funder_touched_since': Record<never, never>
    'budget.funder_has_grants': { count: number }
    'budget.funder_partner_lines': { count: number }
    'budget.grant_title_missing': Record<never, never>
    'budget.grant_ends_before_start': { from: Day; to: Day }
    'budget.grant_too_long': { max: number }
    'budget.grant_amount_out_of_range': Record<never, never>
    'budget.grant_day_missing': { step: GrantStep }
    'budget.grant_amount_missing': { step: GrantStep }
    'budget.grant_day_to_come': { step: GrantStep; on: Day }
    'budget.grant_step_before': { step: GrantStep; on: Day; before: GrantStep; beforeOn: Day }
    'budget.grant_awarded_and_refused': Record<never, never>
    'budget.grant_justified_unawarded': Record<never, never>
    'budget.grant_rate_out_of_range': Record<never, never>
    'budget.grant_year_outside': { year: number; from: number; to: number }
    'budget.grant_years_without_amount': Record<never, never>
    'budget.grant_years_not_sum': { sumCents: number; expectedCents: number }
    'budget.grant_no_items': Record<never, never>
    'budget.grant_touched_since': Record<never, never>
    'budget.grant_in_use': { lines: number; payments: number }
  }
}

/** A grant spans at most so many years. */
export const MOST_GRANT_YEARS = 10

export interface FunderFacts {
  name: string
  kind: FunderKind
  european_fund: string | null
  note: string | null
}

/** R27 asks which European fund it is: two of them never pay one action. */
export function objectionsToFunder({ name, kind, european_fund }: Pick<FunderFacts, 'name' | 'kind' | 'european_fund'>): Objection[] {
  return [
    ...(name.trim() === '' ? [objection('budget.funder_name_missing', {}, 'name')] : []),
    ...(kind !== 'european' && european_fund !== null ? [objection('budget.fund_of_other_kind', {}, 'european_fund')] : []),
    ...(kind === 'european' && !european_fund?.trim() ? [objection('budget.fund_missing', {}, 'european_fund')] : []),
  ]
}

/** Paid under a law, not granted: neither an agreement nor the auditor's threshold is asked of it (docs/rules.md, R23). */
export const isPublicGrant = (kind: FunderKind): boolean => kind !== 'private' && kind !== 'employment_aid'

export interface GrantYear {
  year: number
  amountCents: number
}

export const yearsBetween = (from: Day, to: Day): number[] => {
  const first = Number(from.slice(0, 4))
  return Array.from({ length: Math.max(0, Number(to.slice(0, 4)) - first + 1) }, (_, place) => first + place)
}

/** What is written down of a step: its day, and its amount where it has one. */
export const stepOf = (grant: GrantFacts, step: GrantStep): { on: Day | null; cents: number | null } =>
  step === 'refused' ? { on: grant.refused_on, cents: null } : { on: grant[`${step}_on`], cents: grant[`${step}_cents`] }

/** The steps that have happened, in their order. */
const ORDER: readonly GrantStep[] = ['asked', 'proposed', 'awarded', 'refused', 'justified']

/** A request that is still being prepared has an amount and no day; what was answered has both. */
function objectionsToSteps(grant: GrantFacts, today: Day): Objection[] {
  const found: Objection[] = []
  let last: { step: GrantStep; on: Day } | null = null
  for (const step of ORDER) {
    const { on, cents } = stepOf(grant, step)
    if (cents !== null && (!Number.isSafeInteger(cents) || cents > MOST_CENTS || cents < (step === 'justified' ? 0 : 1)))
      found.push(objection('budget.grant_amount_out_of_range', {}, `${step}_amount`))
    if (on !== null && cents === null && step !== 'refused')
      found.push(objection('budget.grant_amount_missing', { step }, `${step}_amount`))
    if (on === null && cents !== null && step !== 'asked') found.push(objection('budget.grant_day_missing', { step }, `${step}_on`))
    if (on === null) continue
    if (on > today) found.push(objection('budget.grant_day_to_come', { step, on }, `${step}_on`))
    if (last && on < last.on)
      found.push(objection('budget.grant_step_before', { step, on, before: last.step, beforeOn: last.on }, `${step}_on`))
    last = { step, on }
  }
  if (grant.awarded_on !== null && grant.refused_on !== null) found.push(objection('budget.grant_awarded_and_refused', {}, 'refused_on'))
  if (grant.justified_on !== null && grant.awarded_on === null)
    found.push(objection('budget.grant_justified_unawarded', {}, 'justified_on'))
  return found
}

/** Years are left empty, or sum to what is awarded, else asked. */
function objectionsToYears(grant: GrantFacts, years: readonly GrantYear[]): Objection[] {
  if (years.length === 0) return []
  const [from, to] = [Number(grant.period_from.slice(0, 4)), Number(grant.period_to.slice(0, 4))]
  const outside = years.find(({ year }) => year < from || year > to)
  if (outside) return [objection('budget.grant_year_outside', { year: outside.year, from, to }, 'years')]
  if (years.some(({ amountCents }) => !Number.isSafeInteger(amountCents) || amountCents < 0 || amountCents > MOST_CENTS))
    return [objection('budget.grant_amount_out_of_range', {}, 'years')]
  const expected = grant.awarded_cents ?? grant.asked_cents
  if (expected === null) return [objection('budget.grant_years_without_amount', {}, 'years')]
  const sumCents = years.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return sumCents === expected ? [] : [objection('budget.grant_years_not_sum', { sumCents, expectedCents: expected }, 'years')]
}

/** Everything against a grant as it would stand. */
export function objectionsToGrant(
  grant: GrantFacts,
  { years, itemIds, today }: { years: readonly GrantYear[]; itemIds: readonly number[]; today: Day },
): Objection[] {
  const { period_from: from, period_to: to } = grant
  const backwards = to < from
  const rate = grant.rate_cap_bp
  return [
    ...(grant.title.trim() === '' ? [objection('budget.grant_title_missing', {}, 'title')] : []),
    ...(backwards ? [objection('budget.grant_ends_before_start', { from, to }, 'period_to')] : []),
    ...(yearsBetween(from, to).length > MOST_GRANT_YEARS
      ? [objection('budget.grant_too_long', { max: MOST_GRANT_YEARS }, 'period_to')]
      : []),
    ...(rate !== null && (!Number.isSafeInteger(rate) || rate < 1 || rate > 10_000)
      ? [objection('budget.grant_rate_out_of_range', {}, 'rate_cap')]
      : []),
    ...objectionsToSteps(grant, today),
    ...(backwards ? [] : objectionsToYears(grant, years)),
    ...(!grant.all_items && itemIds.length === 0 ? [objection('budget.grant_no_items', {}, 'items')] : []),
  ]
}

export const GRANT_STATES = ['planned', 'asked', 'proposed', 'awarded', 'received', 'justified', 'refused'] as const
/** planned: its request is being prepared · received: all that was awarded came in. */
export type GrantState = (typeof GRANT_STATES)[number]

export function grantStateOf(grant: GrantFacts & { receivedCents: number }): GrantState {
  if (grant.refused_on !== null) return 'refused'
  if (grant.justified_on !== null) return 'justified'
  if (grant.awarded_on !== null) return grant.receivedCents >= (grant.awarded_cents ?? 0) ? 'received' : 'awarded'
  if (grant.proposed_on !== null) return 'proposed'
  return grant.asked_on === null ? 'planned' : 'asked'
}

/**
 * What of a grant falls to a year: as it was written year by year; else the whole in its only year; else in the year of the decision, in which it is
 * booked (ANC 2018-06). What is not awarded falls to no year.
 */
export function awardedOfYear(grant: GrantFacts & { years: readonly GrantYear[] }, year: number): number {
  if (grant.awarded_cents === null || grant.awarded_on === null) return 0
  const written = grant.years.filter((each) => each.year === year)
  if (grant.years.length > 0) return written.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const span = yearsBetween(grant.period_from, grant.period_to)
  const booked = span.length === 1 ? span[0]! : Number(grant.awarded_on.slice(0, 4))
  return booked === year ? grant.awarded_cents : 0
}

/** The years that a grant touches, for filters. */
export const touchesYear = (grant: Pick<GrantFacts, 'period_from' | 'period_to'>, year: number): boolean =>
  Number(grant.period_from.slice(0, 4)) <= year && year <= Number(grant.period_to.slice(0, 4))
