/** What the adoption of a next text would change in its plan, in figures. */
import type { Comparison } from './comparison.ts'

export interface TextChanges {
  added: number
  /** In their title, their text, or whether they are cross-cutting. */
  changed: number
  /** Only moved. */
  moved: number
  /** Only under another code. */
  renumbered: number
  dropped: number
  /** The plan's own title, lead, levels or period. */
  plan: boolean
}

export const figuresOf = ({ counts, facts }: Comparison): TextChanges => ({
  added: counts.added,
  changed: counts.changed,
  moved: counts.moved,
  renumbered: counts.renumbered,
  dropped: counts.dropped,
  plan: facts.length > 0,
})
