/** One action on a timeline: its bar, how far it is, its delay, and the handles by which its dates are moved. */
import type { ComponentChildren } from 'preact'
import { type Day, daysBetween } from '#kernel/dates.ts'
import { Glyph } from './icons.tsx'
import { STATUS_GLYPH, type Status } from './status.tsx'
import type { Scale } from './timeline-scale.ts'

/** An end of a bar that can be moved. */
export interface Grip {
  day: Day
  /** « Début : Construire un plaidoyer » */
  label: string
  /** The day as it is read. */
  text: string
}

/** What moves an action: where the dates go to, and the edit that they were read at. */
export interface Moving {
  action: string
  revision: number
  start: Grip | null
  end: Grip | null
  /** The same by a plain form. */
  href: string
  label: string
}

export interface LaneProps {
  id: string
  href: string
  title: string
  status: Status
  statusLabel: string
  /** Who and when, in words. */
  facts: ComponentChildren
  bar: { from: Day; to: Day } | null
  known: 'both' | 'start' | 'end'
  cut: { left: boolean; right: boolean }
  /** The part of the bar that is done, and its share of the whole in percents. */
  filled: { from: Day; to: Day; percent: number } | null
  drift: { from: Day; to: Day; label: string } | null
  moving: Moving | null
  /** The form that changes its dates, opened below. */
  children?: ComponentChildren
}

const TOP = 7
const HEIGHT = 14
const MIDDLE = TOP + HEIGHT / 2
export const HATCH = 'timeline-hatch'
/** Beyond this the words of a delay would leave the drawing. */
const ROOM_FOR_WORDS = 88

/** A place on the lane from which one draws in pixels. */
const At = ({ x, children }: { x: number; children: ComponentChildren }) => (
  <svg x={`${x}%`} class="lane-at" aria-hidden="true">
    {children}
  </svg>
)

const Bar = ({ x, width, filled, lane }: { x: number; width: number; filled: { x: number; width: number } | null; lane: LaneProps }) => (
  <g class="lane-bar" data-bar="">
    <rect x={`${x}%`} width={`${width}%`} y={TOP} height={HEIGHT} rx="3" class="bar-whole" />
    {lane.status === 'stopped' ? (
      <rect x={`${x}%`} width={`${width}%`} y={TOP} height={HEIGHT} rx="3" fill={`url(#${HATCH})`} class="bar-hatch" />
    ) : null}
    {filled ? (
      <rect
        x={`${filled.x}%`}
        width={`${filled.width}%`}
        y={TOP}
        height={HEIGHT}
        rx="3"
        class="bar-part"
        data-share={(lane.filled?.percent ?? 0) / 100}
      />
    ) : null}
    {lane.cut.left ? (
      <At x={0}>
        <path class="cut" d="M8 10 4 14l4 4" />
      </At>
    ) : null}
    {lane.cut.right ? (
      <At x={100}>
        <path class="cut" d="M-8 10l4 4-4 4" />
      </At>
    ) : null}
  </g>
)

/** Of an action of which only one date is known: a mark, and dots towards what is not said. */
const Mark = ({ x, known }: { x: number; known: 'start' | 'end' }) => (
  <At x={x}>
    <path class="lane-dots" d={known === 'end' ? 'M-12 14h-22' : 'M12 14h22'} />
    <path class="lane-mark" d="M-8 14 0 6l8 8-8 8z" />
  </At>
)

const Drift = ({ scale, drift }: { scale: Scale; drift: NonNullable<LaneProps['drift']> }) => {
  const { x, width } = scale.part(drift.from, drift.to)
  const end = x + width
  return (
    <g class="lane-drift">
      <line x1={`${x}%`} x2={`${end}%`} y1={MIDDLE} y2={MIDDLE} />
      <At x={end}>
        <path d="M0 8v12" />
        {end < ROOM_FOR_WORDS ? (
          <text x="7" y="18.5">
            {drift.label}
          </text>
        ) : null}
      </At>
    </g>
  )
}

/** A slider over the days of the whole timeline; an island makes it move, and without one it is not shown. */
const Handle = ({ scale, side, grip }: { scale: Scale; side: 'start' | 'end'; grip: Grip }) => {
  const { x, width } = scale.part(grip.day, grip.day)
  return (
    <g
      class="lane-handle"
      data-side={side}
      data-day={grip.day}
      role="slider"
      tabindex={0}
      aria-label={grip.label}
      aria-valuemin={0}
      aria-valuemax={scale.days - 1}
      aria-valuenow={daysBetween(scale.from, grip.day)}
      aria-valuetext={grip.text}
    >
      <At x={side === 'start' ? x : Math.round((x + width) * 1000) / 1000}>
        <rect class="hit" x="-11" width="22" height="28" />
        <rect class="grip" x="-2.5" y="3" width="5" height="22" rx="2.5" />
      </At>
    </g>
  )
}

const onScale = (scale: Scale, grip: Grip | null): grip is Grip => {
  const x = grip ? scale.at(grip.day) : -1
  return x >= 0 && x < 100
}

/** What the island needs to move a lane and to send where it went. */
const movable = ({ action, revision, start, end, label }: Moving) => ({
  role: 'group' as const,
  'aria-label': label,
  'data-move': action,
  'data-revision': revision,
  'data-starts': start?.day,
  'data-ends': end?.day,
})

export function Lane({ scale, lane }: { scale: Scale; lane: LaneProps }) {
  const { moving } = lane
  const part = lane.bar ? scale.part(lane.bar.from, lane.bar.to) : null
  const filled = lane.filled ? scale.part(lane.filled.from, lane.filled.to) : null
  return (
    <li id={`i${lane.id}`} class={`lane is-${lane.status}`}>
      <div class="lane-name">
        <Glyph name={STATUS_GLYPH[lane.status]} title={lane.statusLabel} />
        <p>
          <a href={lane.href}>{lane.title}</a>
        </p>
        {moving ? (
          <a class="lane-edit" href={moving.href} aria-label={moving.label}>
            <Glyph name="edit" />
          </a>
        ) : null}
        <p class="lane-facts">{lane.facts}</p>
      </div>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: who may move it hears the label of the group; for all others the facts stand beside it. */}
      <svg class="lane-drawing" {...(moving ? movable(moving) : { 'aria-hidden': 'true' })}>
        {part && lane.known === 'both' ? <Bar {...part} filled={filled} lane={lane} /> : null}
        {part && lane.known !== 'both' ? <Mark x={part.x + part.width / 2} known={lane.known} /> : null}
        {lane.drift ? <Drift scale={scale} drift={lane.drift} /> : null}
        {moving && onScale(scale, moving.start) ? <Handle scale={scale} side="start" grip={moving.start} /> : null}
        {moving && onScale(scale, moving.end) ? <Handle scale={scale} side="end" grip={moving.end} /> : null}
      </svg>
      {lane.children ? <div class="lane-form">{lane.children}</div> : null}
    </li>
  )
}
