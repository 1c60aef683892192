/** A timeline as a chart: a graduated edge, bands of years, today's line; a lane for each action below the heading of its group. */
import type { ComponentChildren } from 'preact'
import type { Day } from '#kernel/dates.ts'
import { HATCH, Lane, type LaneProps } from './timeline-lane.tsx'
import { type Scale, scaleOf } from './timeline-scale.ts'

export type { Grip, LaneProps, Moving } from './timeline-lane.tsx'

export interface Graduation {
  day: Day
  label: string
  /** Where there is little room. */
  short?: string
}

export interface TimelineGroup {
  key: string
  heading: ComponentChildren
  count: string
  tone: 1 | 2 | 3 | 4 | null
  lanes: LaneProps[]
}

export interface TimelineProps {
  label: string
  from: Day
  to: Day
  /** The large parts, named in large figures: years or more. */
  parts: Graduation[]
  /** The small ones, that the edge is graduated by. */
  units: Graduation[]
  /** Vertical lines that mean something: today, the adoption. */
  marks: { day: Day; label: string; kind: 'today' | 'decision' }[]
  groups: TimelineGroup[]
  /** Whoever may move dates: how, and the button of the form that an island fills. */
  moving?: { hint: string; save: string; action: string; back: string } | null
}

/** More names than this do not fit beside each other, nor half as many on a phone. */
const MOST_NAMES = 14

/** Every how many-th of the names is written. */
const every = (count: number, most: number) => Math.max(1, Math.ceil(count / most))

const Names = ({ scale, of, y, kind }: { scale: Scale; of: Graduation[]; y: number; kind: 'part' | 'unit' }) => {
  const [wide, narrow] = [every(of.length, MOST_NAMES), every(of.length, kind === 'part' ? MOST_NAMES / 2 : MOST_NAMES)]
  return (
    <>
      {of.map(({ day, label, short }, place) =>
        label && place % wide === 0 ? (
          <text key={day} x={`${scale.at(day)}%`} dx="5" y={y} class={`name-${kind}${place % narrow === 0 ? '' : ' spare'}`}>
            {short ? (
              <>
                <tspan class="full">{label}</tspan>
                <tspan class="short">{short}</tspan>
              </>
            ) : (
              label
            )}
          </text>
        ) : null,
      )}
    </>
  )
}

const MARK_WIDTH: Record<'today' | 'decision', number> = { today: 84, decision: 62 }
/** Closer than this, in percents, the names of two marks stand back to back. */
const CLOSE = 24

type Marks = TimelineProps['marks']

const MarkName = ({ scale, marks, place, y }: { scale: Scale; marks: Marks; place: number; y: number }) => {
  const { day, kind, label } = marks[place]!
  const x = scale.at(day)
  const width = MARK_WIDTH[kind]
  const others = marks.filter((_, other) => other !== place).map((other) => scale.at(other.day))
  const before = x > 94 || others.some((other) => other >= x && other - x < CLOSE)
  const after = x < 6 || others.some((other) => other < x && x - other < CLOSE)
  const left = after ? 0 : before ? -width : -width / 2
  return (
    <svg x={`${x}%`} class={`lane-at mark-${kind}`} aria-hidden="true">
      <rect x={left} y={y} width={width} height="19" rx="3" />
      <text x={left + width / 2} y={y + 13.5}>
        {label}
      </text>
    </svg>
  )
}

/** The names of years above, of months or quarters below them, then the edge, then what the days mean. */
const Axis = ({ scale, parts, units, marks }: { scale: Scale } & Pick<TimelineProps, 'parts' | 'units' | 'marks'>) => {
  const named = units.some(({ label }) => label)
  const edge = named ? 44 : 28
  return (
    <div class={named ? 'timeline-axis named' : 'timeline-axis'} aria-hidden="true">
      <svg aria-hidden="true">
        <Names scale={scale} of={parts} y={19} kind="part" />
        <Names scale={scale} of={units} y={37} kind="unit" />
        <line x1="0" x2="100%" y1={edge} y2={edge} class="edge" />
        <line x1="0" x2="100%" y1={edge + 5} y2={edge + 5} class="edge" />
        {units.map(({ day }, place) =>
          place % 2 === 0 ? (
            <rect
              key={day}
              class="edge-part"
              x={`${scale.at(day)}%`}
              width={`${(units[place + 1] ? scale.at(units[place + 1]!.day) : 100) - scale.at(day)}%`}
              y={edge}
              height="5"
            />
          ) : null,
        )}
        {marks.map(({ kind }, place) => (
          <MarkName key={kind} scale={scale} marks={marks} place={place} y={edge + 9} />
        ))}
      </svg>
    </div>
  )
}

/** What lies behind all lanes: one drawing for the whole chart. */
const Ground = ({ scale, parts, units, marks }: { scale: Scale } & Pick<TimelineProps, 'parts' | 'units' | 'marks'>) => (
  <svg class="timeline-ground" aria-hidden="true">
    <defs>
      <pattern id={HATCH} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0v6" class="hatch" />
      </pattern>
    </defs>
    {parts.map(({ day }, place) =>
      place % 2 === 1 ? (
        <rect
          key={day}
          class="band"
          x={`${scale.at(day)}%`}
          width={`${(parts[place + 1] ? scale.at(parts[place + 1]!.day) : 100) - scale.at(day)}%`}
          height="100%"
        />
      ) : null,
    )}
    {units.map(({ day }) => (
      <line key={day} x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y2="100%" />
    ))}
    <line x1="100%" x2="100%" y2="100%" />
    {marks.map(({ day, kind }) => (
      <line key={kind} class={`line-${kind}`} x1={`${scale.at(day)}%`} x2={`${scale.at(day)}%`} y2="100%" />
    ))}
  </svg>
)

/** The one form that carries every moved bar; an island fills and sends it. */
const MovedForm = ({ moving: { action, back, save } }: { moving: NonNullable<TimelineProps['moving']> }) => (
  <form method="post" action={action} hidden data-dates="" data-turbo-action="replace">
    {['starts_on', 'ends_on', 'revision'].map((name) => (
      <input key={name} type="hidden" name={name} value="" />
    ))}
    <input type="hidden" name="back" value={back} />
    <button type="submit">{save}</button>
  </form>
)

export function Timeline({ label, from, to, parts, units, marks, groups, moving }: TimelineProps) {
  const scale = scaleOf(from, to)
  const shown = marks.filter(({ day }) => day >= from && day <= to)
  return (
    <>
      {moving ? (
        <p class="hint timeline-hint" id="timeline-hint">
          {moving.hint}
        </p>
      ) : null}
      <section class="timeline" aria-label={label} data-from={from} data-days={scale.days}>
        <Axis scale={scale} parts={parts} units={units} marks={shown} />
        <div class="timeline-body">
          <Ground scale={scale} parts={parts} units={units} marks={shown} />
          {groups.map((group) => (
            <section key={group.key} class={group.tone ? `timeline-group pillar-${group.tone}` : 'timeline-group'}>
              <h2>
                {group.heading} <span class="count">{group.count}</span>
              </h2>
              <ul class="lanes">
                {group.lanes.map((lane) => (
                  <Lane key={lane.id} scale={scale} lane={lane} />
                ))}
              </ul>
            </section>
          ))}
        </div>
      </section>
      {moving ? <MovedForm moving={moving} /> : null}
    </>
  )
}
