/** Terms over the years: one lane for each who holds, one bar for each term, today's line. The same stands beside it as a table. */
import type { ComponentChildren } from 'preact'
import { type Day, formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Scale, scaleOf } from './timeline-scale.ts'

export interface Term {
  from: Day
  /** null: open-ended. */
  to: Day | null
}

export interface TermLane {
  key: string
  href: string | null
  name: string
  detail?: ComponentChildren
  terms: Term[]
}

/** So many years are drawn at most; a term that began before them is cut. */
const MOST_YEARS = 14
const MOST_NAMES = 8
const TOP = 6
const HEIGHT = 12
const LANE = 24

/** Whole years around all terms and today, the last ones where there are too many. */
export function yearsOf(lanes: TermLane[], today: Day): number[] {
  const days = lanes.flatMap(({ terms }) => terms.flatMap(({ from, to }) => [from, to ?? today]))
  const years = [today, ...days].map((day) => Number(day.slice(0, 4)))
  const last = Math.max(...years)
  const first = Math.max(Math.min(...years), last - MOST_YEARS + 1)
  return Array.from({ length: last - first + 1 }, (_, place) => first + place)
}

const Grid = ({ scale, years, today }: { scale: Scale; years: number[]; today: Day }) => (
  <>
    {years.slice(1).map((year) => (
      <line key={year} x1={`${scale.at(`${year}-01-01`)}%`} x2={`${scale.at(`${year}-01-01`)}%`} y2="100%" class="term-year" />
    ))}
    <line x1={`${scale.at(today)}%`} x2={`${scale.at(today)}%`} y2="100%" class="term-today" />
  </>
)

const Bar = ({ scale, term: { from, to }, first, last, today }: { scale: Scale; term: Term; first: Day; last: Day; today: Day }) => {
  if ((to ?? last) < first) return null
  const { x, width } = scale.part(from < first ? first : from, to ?? last)
  const when = from > today ? 'coming' : to !== null && to < today ? 'past' : 'now'
  return (
    <>
      <rect x={`${x}%`} width={`${width}%`} y={TOP} height={HEIGHT} rx="2" class={`term is-${when}`} />
      {to === null ? (
        <svg x="100%" class="lane-at" aria-hidden="true">
          <path class="term-open" d="M-9 8l4 4-4 4" />
        </svg>
      ) : null}
    </>
  )
}

const Axis = ({ scale, years }: { scale: Scale; years: number[] }) => {
  const every = Math.max(1, Math.ceil(years.length / MOST_NAMES))
  return (
    <div class="terms-axis" aria-hidden="true">
      <svg aria-hidden="true">
        {years.map((year, place) =>
          place % every === 0 ? (
            <text key={year} x={`${scale.at(`${year}-01-01`)}%`} y="14">
              {year}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}

export function Terms({
  label,
  todayLabel,
  lang,
  lanes,
  today,
}: {
  label: string
  todayLabel: string
  lang: Lang
  lanes: TermLane[]
  today: Day
}) {
  const years = yearsOf(lanes, today)
  const [first, last] = [`${years[0]}-01-01`, `${years.at(-1)}-12-31`]
  const scale = scaleOf(first, last)
  return (
    <figure class="terms">
      <Axis scale={scale} years={years} />
      <ul aria-label={label}>
        {lanes.map((lane) => (
          <li key={lane.key}>
            <p class="terms-name">
              {lane.href ? <a href={lane.href}>{lane.name}</a> : lane.name}
              {lane.detail ? <span> {lane.detail}</span> : null}
            </p>
            <svg class="terms-lane" height={LANE} aria-hidden="true">
              <Grid scale={scale} years={years} today={today} />
              {lane.terms.map((term) => (
                <Bar key={term.from} scale={scale} term={term} first={first} last={last} today={today} />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      <figcaption>
        <svg viewBox="0 0 8 16" aria-hidden="true">
          <line x1="4" x2="4" y2="16" class="term-today" />
        </svg>
        {todayLabel}, {formatDay(lang, today)}
      </figcaption>
    </figure>
  )
}
