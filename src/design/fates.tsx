/** How many met which fate: a bar of proportions for the eye, and the same figures as filters. */
import type { ComponentChildren } from 'preact'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { words } from './messages.ts'

export interface BarPart {
  /** As the styles know it: `is-changed`. */
  name: string
  count: number
  label: string
}

const GAP = 4
const WIDTH = 1000
const THINNEST = 6

/** Widths that fill the bar; even one of a thousand can be seen. */
function placed(shown: BarPart[]) {
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const room = WIDTH - GAP * (shown.length - 1) - THINNEST * shown.length
  let x = 0
  return shown.map(({ name, count }) => {
    const width = THINNEST + (room * count) / total
    const rect = { name, x, width }
    x += width + GAP
    return rect
  })
}

/** Hatching tells parts apart without colour. */
const PATTERNS =
  '<pattern id="hatch-upright" width="9" height="9" patternUnits="userSpaceOnUse"><path d="M0 0h5v9H0z"/></pattern>' +
  '<pattern id="hatch-flat" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0h6v3.5H0z"/></pattern>'

/** Nothing where all met the same. */
export function FateBar({ parts, lang }: { parts: BarPart[]; lang: Lang }) {
  const shown = parts.filter(({ count }) => count > 0)
  const told = shown.map(({ label, count }) => words(lang).counted(label, formatNumber(lang, count))).join(', ')
  return shown.length < 2 ? null : (
    <svg class="fate-bar" viewBox={`0 0 ${WIDTH} 24`} preserveAspectRatio="none" role="img" aria-label={told}>
      <defs dangerouslySetInnerHTML={{ __html: PATTERNS }} />
      {placed(shown).map(({ name, x, width }) => (
        <rect key={name} class={`is-${name}`} x={x.toFixed(1)} width={width.toFixed(1)} height="24" />
      ))}
    </svg>
  )
}

export interface FilterFigure {
  name: string
  sign: ComponentChildren
  count: number
  /** « modifiés ». */
  label: string
  /** « dont 2 aussi déplacés ». */
  detail?: string
  href: string
}

const Figure = ({
  figure: { sign, count, label, detail, href },
  current,
  lang,
}: {
  figure: FilterFigure
  current: boolean
  lang: Lang
}) => {
  const said = (
    <>
      {sign}
      <b>{formatNumber(lang, count)}</b>
      <span>
        {label}
        {detail ? <small>{detail}</small> : null}
      </span>
    </>
  )
  return count === 0 ? (
    <span class="none">{said}</span>
  ) : (
    <a href={href} aria-current={current ? 'true' : undefined} data-turbo-action="replace">
      {said}
    </a>
  )
}

export interface FigureFilterProps {
  figures: FilterFigure[]
  /** The name of the figure that filters now. */
  chosen: string | null
  /** Leads back to everything. */
  all: { label: string; href: string }
  label: string
  lang: Lang
}

/** The figures, each a filter of what stands below. */
export const FigureFilter = ({ figures, chosen, all, label, lang }: FigureFilterProps) => (
  <nav class="fates" aria-label={label}>
    <ul>
      <li>
        <a href={all.href} aria-current={chosen === null ? 'true' : undefined} data-turbo-action="replace">
          {all.label}
        </a>
      </li>
      {figures.map((figure) => (
        <li key={figure.name} class={`is-${figure.name}`}>
          <Figure figure={figure} current={figure.name === chosen} lang={lang} />
        </li>
      ))}
    </ul>
  </nav>
)
