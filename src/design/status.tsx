/** Where an action stands, as sign and word, as a stacked bar, as a share of the way. */

import { formatNumber, formatPercent } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph, type GlyphName } from './icons.tsx'
import { words } from './messages.ts'

export const STATUSES = ['done', 'in_progress', 'planned', 'wanted_not_funded', 'stopped'] as const
export type Status = (typeof STATUSES)[number]

export const STATUS_GLYPH: Record<Status, GlyphName> = {
  planned: 'planned',
  in_progress: 'in_progress',
  done: 'done',
  stopped: 'stopped',
  wanted_not_funded: 'wanted',
}

/** Sign and word; with `progress` also the percentage (`lang` writes it as the reader does). */
export const StatusMark = ({ status, label, progress, lang = 'fr' }: { status: Status; label: string; progress?: number; lang?: Lang }) => (
  <span class={`status is-${status}`}>
    <Glyph name={STATUS_GLYPH[status]} />
    {label}
    {progress === undefined ? null : ` · ${formatPercent(lang, progress)}`}
  </span>
)

export interface StatusPart {
  status: Status
  count: number
  label: string
}

const GAP = 0.5

/** Widths that fill 100 with a gap between the parts; nothing for parts that count nobody. */
const placed = (parts: StatusPart[]) => {
  const shown = parts.filter((part) => part.count > 0)
  const total = shown.reduce((sum, part) => sum + part.count, 0)
  const room = 100 - GAP * (shown.length - 1)
  let x = 0
  return shown.map((part) => {
    const width = (room * part.count) / total
    const rect = { ...part, x, width }
    x += width + GAP
    return rect
  })
}

/** How the actions of a part are spread over the statuses: a bar for the eye, the same in words for the ear. */
export function StatusBar({ parts, lang = 'fr' }: { parts: StatusPart[]; lang?: Lang }) {
  const rects = placed(parts)
  const told = rects.map((part) => words(lang).counted(part.label, formatNumber(lang, part.count))).join(', ')
  return rects.length === 0 ? null : (
    <svg class="status-bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={told}>
      {rects.map((part) => (
        <rect key={part.status} class={`is-${part.status}`} x={part.x.toFixed(2)} width={part.width.toFixed(2)} height="4" />
      ))}
    </svg>
  )
}

export const ProgressBar = ({ percent, label, lang = 'fr' }: { percent: number; label: string; lang?: Lang }) => (
  <div class="progress">
    <progress max="100" value={percent} aria-label={label} />
    <span aria-hidden="true">{formatPercent(lang, percent)}</span>
  </div>
)
