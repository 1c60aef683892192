/** What something was and what it becomes: two texts side by side, and a difference with its sign. */
import type { ComponentChildren } from 'preact'
import { Glyph } from './icons.tsx'

export interface DifferenceProps {
  way: 'up' | 'down' | 'same'
  /** With its sign, as people write it: « +1 234 € ». */
  text: string
}

/** More and less have the same colour: whether it is good is not for the page to say. */
export const Difference = ({ way, text }: DifferenceProps) => (
  <span class={`difference is-${way}`}>
    {way === 'same' ? null : <Glyph name={way} />}
    {text}
  </span>
)

export interface BeforeAfterSide {
  /** « Avant » */
  label: string
  text: ComponentChildren
  detail?: ComponentChildren
}

const Side = ({ side, name }: { side: BeforeAfterSide; name: 'before' | 'now' }) => (
  <div class={`before-after-${name}`}>
    <p class="before-after-label">{side.label}</p>
    <p class="before-after-text">{side.text}</p>
    {side.detail ? <p class="before-after-detail">{side.detail}</p> : null}
  </div>
)

export const BeforeAfter = ({ before, after }: { before: BeforeAfterSide; after: BeforeAfterSide }) => (
  <div class="before-after">
    <Side side={before} name="before" />
    <Glyph name="arrow" />
    <Side side={after} name="now" />
  </div>
)
