/** The timeline of a plan: from when to when it is drawn, by which unit, and where each action lies on it. */
import { addDays, type Day, daysBetween, yearOf } from '#kernel/dates.ts'
import type { Status } from '../tables.ts'
import { isLate } from './tree.ts'

export const UNITS = ['month', 'quarter', 'year', 'decade', 'century'] as const
export type Unit = (typeof UNITS)[number]

/** The days that a timeline shows, first and last included: whole units. */
export interface Span {
  from: Day
  to: Day
  unit: Unit
}

const MONTHS: Record<Unit, number> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 }
/** The longest time that is told by each unit: what somebody typed wrong, a year 9999, must not draw eight thousand lines. */
const MOST_DAYS: Record<Unit, number> = { month: 460, quarter: 1500, year: 11_000, decade: 110_000, century: Number.POSITIVE_INFINITY }
const FIRST_MONTH = 12
const LAST_MONTH = 9999 * 12 + 11

const monthOf = (day: Day) => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1
const dayOf = (month: number): Day => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
const later = (one: Day, other: Day): Day => (one > other ? one : other)
const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

/** The first month of the unit that a day lies in. */
const beginOf = (day: Day, unit: Unit): number => Math.max(FIRST_MONTH, Math.floor(monthOf(day) / MONTHS[unit]) * MONTHS[unit])
const LAST_DAY: Day = '9999-12-31'
const endOf = (day: Day, unit: Unit): Day => {
  const next = Math.floor(monthOf(day) / MONTHS[unit] + 1) * MONTHS[unit]
  return next > LAST_MONTH ? LAST_DAY : addDays(dayOf(next), -1)
}

/**
 * What a plan's timeline spans: its period and every date of its actions, widened to whole units; a year alone where one is asked for. Null where
 * there is neither period nor date. `dates`: the earliest and the latest date of the actions.
 */
export function spanOfPlan(
  period: { from: Day | null; to: Day | null },
  dates: { first: Day | null; last: Day | null },
  year: number | null = null,
): Span | null {
  if (year !== null) return { from: dayOf(year * 12), to: endOf(dayOf(year * 12), 'year'), unit: 'month' }
  const known = [period.from, period.to, dates.first, dates.last].filter((day) => day !== null).sort()
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return null
  const days = daysBetween(first, last)
  const unit = UNITS.find((each) => days <= MOST_DAYS[each]) ?? 'century'
  return { from: dayOf(beginOf(first, unit)), to: endOf(last, unit), unit }
}

/** The units of a span from left to right, each by its first day on it. */
export function unitsOf(span: Span, unit: Unit = span.unit): Day[] {
  const begins: Day[] = []
  for (let month = beginOf(span.from, unit); month <= monthOf(span.to); month += MONTHS[unit]) begins.push(later(dayOf(month), span.from))
  return begins
}

/** The years that can be looked at one by one: none where there is but one, or too many. */
export function yearsOf(span: Span): number[] {
  const MOST_YEARS = 30
  const [first, last] = [yearOf(span.from), yearOf(span.to)]
  return last === first || last - first >= MOST_YEARS ? [] : Array.from({ length: last - first + 1 }, (_, more) => first + more)
}

/** Where an action lies on a span. */
export interface Lane {
  /** The part of the bar that is on the span; null where the action is late and all of it lies before. */
  bar: { from: Day; to: Day } | null
  /** What is known of it: from a start to an end, or one of the two. */
  known: 'both' | 'start' | 'end'
  /** It goes on beyond the edge. */
  cut: { left: boolean; right: boolean }
  /** The part of the bar that its progress fills, of an action in progress. */
  filled: { from: Day; to: Day } | null
  /** Late: the days from its end until today, as far as they are on the span. */
  drift: { from: Day; to: Day } | null
}

export interface DatedAction {
  status: Status | null
  /** Percent. */
  progress: number | null
  starts_on: Day | null
  ends_on: Day | null
}

/** The lane of an action; null where it has no date or nothing of it lies on the span. */
export function laneOf(action: DatedAction, span: Span, today: Day): Lane | null {
  const [start, end] = [action.starts_on ?? action.ends_on, action.ends_on ?? action.starts_on]
  if (start === null || end === null) return null
  const on = (from: Day, to: Day) => (from > span.to || to < span.from ? null : { from: later(from, span.from), to: earlier(to, span.to) })
  const bar = on(start, end)
  const share = action.status === 'in_progress' ? Math.round(((daysBetween(start, end) + 1) * (action.progress ?? 0)) / 100) : 0
  const drift = isLate(action, today) ? on(addDays(end, 1), today) : null
  if (!bar && !drift) return null
  return {
    bar,
    known: action.starts_on === null ? 'end' : action.ends_on === null ? 'start' : 'both',
    cut: { left: start < span.from, right: end > span.to },
    filled: share > 0 ? on(start, addDays(start, share - 1)) : null,
    drift,
  }
}
