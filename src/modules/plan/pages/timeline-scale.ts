/** What the edge of a timeline says: years, quarters, months; and the days that mean something. */
import type { Graduation, TimelineProps } from '#design/timeline.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { viewWords } from '../messages/views.ts'
import type { Plan } from '../queries/plans.ts'
import { type Span, unitsOf } from '../rules.ts'

const yearOf = (day: Day) => String(Number(day.slice(0, 4)))

function unitName(lang: Lang, span: Span, day: Day): Pick<Graduation, 'label' | 'short'> {
  if (span.unit === 'quarter') return { label: viewWords(lang).quarter(Math.ceil(Number(day.slice(5, 7)) / 3)) }
  const month = formatDay(lang, day.slice(0, 7), 'short').replace(/\s.*$/u, '')
  return { label: month, short: month.slice(0, 1).toUpperCase() }
}

/** Of more years than this the edge is graduated by years and not by quarters. */
const MOST_YEARS_IN_QUARTERS = 8

/** The large parts, by name, and the small ones by which the edge is graduated; named where a name has room. */
export function graduations(lang: Lang, span: Span): Pick<TimelineProps, 'parts' | 'units'> {
  const large = span.unit === 'decade' || span.unit === 'century' ? span.unit : 'year'
  const parts = unitsOf(span, large).map((day) => ({ day, label: yearOf(day) }))
  const small = span.unit === 'year' && parts.length <= MOST_YEARS_IN_QUARTERS ? 'quarter' : span.unit
  const named = span.unit === 'month' || span.unit === 'quarter'
  return { parts, units: unitsOf(span, small).map((day) => (named ? { day, ...unitName(lang, span, day) } : { day, label: '' })) }
}

/** Today; and the plan's adoption, where its day is known. */
export function marksOf(lang: Lang, plan: Plan, today: Day): TimelineProps['marks'] {
  const say = viewWords(lang)
  const decided = plan.decision?.decidedOn
  const adopted = decided?.length === 10 && plan.state !== 'draft' && plan.state !== 'published'
  return [
    ...(adopted ? [{ day: decided, label: say.adopted, kind: 'decision' as const }] : []),
    { day: today, label: say.today, kind: 'today' as const },
  ]
}
