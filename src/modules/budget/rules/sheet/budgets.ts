/** What a budget itself may say. */
import { type Objection, objection } from '#kernel/values/objection.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.title_missing': Record<never, never>
    'budget.ends_before_start': { from: number; to: number }
    'budget.too_many_years': { max: number }
  }
}

/** A budget spans a year, or the years of its plan. */
export const MOST_YEARS = 10

export function objectionsToBudget(budget: {
  title: { fr?: string | null; en?: string | null }
  yearFrom: number
  yearTo: number
}): Objection[] {
  const { title, yearFrom, yearTo } = budget
  return [
    ...((title.fr ?? title.en ?? '').trim() === '' ? [objection('budget.title_missing', {}, 'title_fr')] : []),
    ...(yearTo < yearFrom ? [objection('budget.ends_before_start', { from: yearFrom, to: yearTo }, 'year_to')] : []),
    ...(yearTo - yearFrom >= MOST_YEARS ? [objection('budget.too_many_years', { max: MOST_YEARS }, 'year_to')] : []),
  ]
}
