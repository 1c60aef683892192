/** Figures year by year as small multiples: one chart for each, its last value in large; and a strip of states, a cell for each year. */
import { scaleBand, scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph, type GlyphName } from './icons.tsx'
import { ExampleTag } from './text.tsx'

const WIDTH = 240
const HEIGHT = 96
const BASE = 78
/** Above this many bars only the ends are labelled. */
const MOST_LABELS = 5

export interface YearValue {
  year: number
  value: number
  /** As people write it. */
  text: string
}

export interface YearChartProps {
  label: string
  /** What the drawing says, for who does not see it. */
  told: string
  /** In the order of the years. */
  values: YearValue[]
  example?: boolean
  lang: Lang
}

/** Bars from nought, since the eye compares their lengths; a year that nobody told stays empty. */
export function YearChart({ label, told, values, example, lang }: YearChartProps) {
  const last = values.at(-1)
  const first = values[0]
  if (!first || !last) return null
  const years = Array.from({ length: last.year - first.year + 1 }, (_, place) => first.year + place)
  const x = scaleBand(years.map(String), [0, WIDTH]).padding(0.28)
  const bar = Math.min(x.bandwidth(), 34)
  const y = scaleLinear([0, Math.max(1, ...values.map(({ value }) => value))], [0, BASE - 16])
  const middle = (year: number) => (x(String(year)) ?? 0) + x.bandwidth() / 2
  const named = (year: number) => years.length <= MOST_LABELS || year === first.year || year === last.year
  return (
    <figure class="year-chart">
      <figcaption>
        {label}
        <strong>
          {last.text} <span>{last.year}</span>
        </strong>
        {example ? <ExampleTag lang={lang} /> : null}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told}>
        <line x1="0" x2={WIDTH} y1={BASE} y2={BASE} class="base" />
        {values.map(({ year, value, text }) => (
          <g key={year} class={year === last.year ? 'last' : undefined}>
            <rect x={middle(year) - bar / 2} width={bar} y={BASE - y(value)} height={y(value)} />
            {named(year) ? (
              <text x={middle(year)} y={BASE - y(value) - 5}>
                {text}
              </text>
            ) : null}
          </g>
        ))}
        {years.map((year) =>
          named(year) ? (
            <text key={year} x={middle(year)} y={HEIGHT - 3} class="year">
              {year}
            </text>
          ) : null,
        )}
      </svg>
    </figure>
  )
}

export const YearCharts = ({ children }: { children: ComponentChildren }) => <div class="year-charts">{children}</div>

export interface StripCell {
  year: number
  glyph: GlyphName
  tone: 'deed' | 'waiting' | 'info'
  text: string
}

/** A state for each year, the earliest first. */
export const YearStrip = ({ label, caption, cells }: { label: string; caption?: string; cells: StripCell[] }) => (
  <figure class="year-states">
    {caption ? <figcaption>{caption}</figcaption> : null}
    <ol class="year-strip" aria-label={label}>
      {cells.map(({ year, glyph, tone, text }) => (
        <li key={year} class={`tone-${tone}`}>
          <span>{year}</span>
          <Glyph name={glyph} />
          {text}
        </li>
      ))}
    </ol>
  </figure>
)
