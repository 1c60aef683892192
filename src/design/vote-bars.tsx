/** A result in bars with its figures, how many have voted, and a quorum: each a number first, a length beside it. */
import type { ComponentChildren } from 'preact'

export type VoteTone = 'for' | 'against' | 'other'

export interface VoteBar {
  label: string
  /** As the reader writes it. */
  figure: string
  /** In thousandths of the whole. */
  share: number
  tone: VoteTone
  /** What was required, on the same scale; left out: no mark. */
  mark?: number
}

/** Thousandths on a track of 1000; the mark stands above and below the bar, so that it is seen on it too. */
const Track = ({ share, mark }: { share: number; mark?: number }) => (
  <svg class="track" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track-ground" y="6" width="1000" height="28" />
    <rect class="track-bar" y="6" width={share} height="28" />
    {mark === undefined ? null : <rect class="track-mark" x={Math.max(0, Math.min(992, mark - 4))} width="8" height="40" />}
  </svg>
)

/** A table for the ear, bars for the eye. */
export const VoteBars = ({ caption, bars }: { caption: string; bars: VoteBar[] }) => (
  <table class="vote-bars">
    <caption class="sr">{caption}</caption>
    <tbody>
      {bars.map(({ label, figure, share, tone, mark }) => (
        <tr key={label} class={`vote-${tone}`}>
          <th scope="row">{label}</th>
          <td class="vote-track" aria-hidden="true">
            <Track share={share} mark={mark} />
          </td>
          <td class="vote-figure">{figure}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export interface GaugeProps {
  /** What it says, in words and figures; left out where they stand beside it. */
  children?: ComponentChildren
  share: number
  mark?: number
  tone: 'deed' | 'decision' | 'waiting'
}

/** A line of words over a bar. */
export const Gauge = ({ children, share, mark, tone }: GaugeProps) => (
  <div class={`gauge tone-${tone}`}>
    {children ? <p>{children}</p> : null}
    <Track share={share} mark={mark} />
  </div>
)

export type ResultTone = 'deed' | 'decision' | 'waiting'

/** The outcome in one word, then the sentence that is read out. */
export const OutcomeLine = ({ tone, word, children }: { tone: ResultTone; word: string; children?: ComponentChildren }) => (
  <p class={`outcome-line tone-${tone}`}>
    <strong>{word}</strong> {children}
  </p>
)
