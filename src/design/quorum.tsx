/** How many are there and whether that is enough: a large figure, a bar with the mark to be reached, a sentence; and its course as steps. */
import { scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface QuorumBarProps {
  label: string
  /** The figure that counts, and what it is measured against. */
  figure: string
  against: string
  /** Reached or not, in words beside its sign; null: nothing is asked for. */
  state: string
  met: boolean
  sentence: ComponentChildren
  /** Counts that the bar is drawn of; `required` null: no mark. */
  bar: { present: number; represented: number; required: number | null; roll: number; told: string }
  /** Small, above a list. */
  strip?: boolean
}

const HEIGHT = 10

/** Present in full colour, represented lighter, the mark in red lead. */
function Bar({ present, represented, required, roll, told }: QuorumBarProps['bar']) {
  const x = scaleLinear([0, Math.max(1, roll)], [0, 400]).clamp(true)
  const at = (value: number) => x(value).toFixed(2)
  return (
    <svg class="quorum-bar" viewBox={`0 -3 400 ${HEIGHT + 6}`} preserveAspectRatio="none" role="img" aria-label={told}>
      <rect class="quorum-all" width="400" height={HEIGHT} />
      <rect class="quorum-represented" x={at(present)} width={(x(present + represented) - x(present)).toFixed(2)} height={HEIGHT} />
      <rect class="quorum-present" width={at(present)} height={HEIGHT} />
      {required === null ? null : <line class="quorum-mark" x1={at(required)} x2={at(required)} y1="-3" y2={HEIGHT + 3} />}
    </svg>
  )
}

export const QuorumBar = ({ label, figure, against, state, met, sentence, bar, strip }: QuorumBarProps) => (
  <section class={`quorum ${strip ? 'quorum-strip' : ''} ${met ? 'tone-deed' : 'tone-waiting'}`} aria-label={label}>
    <p class="quorum-figure">
      <strong>{figure}</strong> <span>{against}</span>
    </p>
    <p class="quorum-state">
      <Glyph name={met ? 'done' : 'in_progress'} />
      {state}
    </p>
    <Bar {...bar} />
    <p class="quorum-sentence">{sentence}</p>
  </section>
)

export interface QuorumStep {
  /** Milliseconds; only their order and distance matter. */
  at: number
  reached: number
  met: boolean
}

export interface QuorumStepsProps {
  /** In the order of time, at least one. */
  steps: QuorumStep[]
  /** Until when the last one holds. */
  until: number
  required: number
  told: string
  legend: { counted: string; required: string }
  /** The times at both ends. */
  ends: [string, string]
  /** The largest count, as people write it. */
  most: string
}

const WIDTH = 600
const TALL = 160

/** What was counted as steps, above the line that had to be reached. Its table stands beside it. */
export function QuorumSteps({ steps, until, required, told, legend, ends, most }: QuorumStepsProps) {
  const first = steps[0]
  if (!first) return null
  const highest = Math.max(1, required, ...steps.map(({ reached }) => reached))
  const x = scaleLinear([first.at, Math.max(first.at + 1, until)], [0, WIDTH])
  const y = scaleLinear([0, highest * 1.08], [TALL, 0])
  const line = steps.map(
    ({ at, reached }, place) => `${place === 0 ? 'M' : 'H'}${x(at).toFixed(1)} ${place === 0 ? '' : 'V'}${y(reached).toFixed(1)}`,
  )
  const course = `${line.join('')}H${WIDTH}`
  return (
    <figure class="quorum-steps">
      <figcaption>
        <span class="quorum-key counted">
          {legend.counted} <strong>{most}</strong>
        </span>
        <span class="quorum-key required">{legend.required}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${TALL}`} preserveAspectRatio="none" role="img" aria-label={told}>
        <path class="quorum-area" d={`${course}V${TALL}H0Z`} />
        <path class="quorum-course" d={course} />
        <line class="quorum-mark" x1="0" x2={WIDTH} y1={y(required).toFixed(1)} y2={y(required).toFixed(1)} />
        <line class="base" x1="0" x2={WIDTH} y1={TALL} y2={TALL} />
      </svg>
      <p class="quorum-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </figure>
  )
}
