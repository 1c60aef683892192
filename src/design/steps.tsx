/** Work under way: what is done, what is being done, what comes; never more than is known. */
import { formatPercent } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { Glyph, type GlyphName } from './icons.tsx'

export interface Step {
  label: string
  state: 'done' | 'going' | 'coming'
}

const GLYPH: Record<Step['state'], GlyphName> = { done: 'done', going: 'in_progress', coming: 'planned' }

export interface StepsProps {
  lang: Lang
  steps: Step[]
  /** What the bar measures. */
  label: string
  /** Null: nobody knows how far it is, and the bar says so. */
  percent: number | null
}

export const Steps = ({ lang, steps, label, percent }: StepsProps) => (
  <div class="steps">
    <div class="steps-bar">
      <progress aria-label={label} max="100" value={percent ?? undefined} />
      {percent === null ? null : <span aria-hidden="true">{formatPercent(lang, percent)}</span>}
    </div>
    <ol>
      {steps.map((step) => (
        <li key={step.label} class={`is-${step.state}`} aria-current={step.state === 'going' ? 'step' : undefined}>
          <Glyph name={GLYPH[step.state]} />
          {step.label}
        </li>
      ))}
    </ol>
  </div>
)
