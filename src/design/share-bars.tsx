/** Who gets how much of one whole: a bar for each, what it was before drawn behind it, the figure and the difference beside it. */
import type { ComponentChildren } from 'preact'
import { Difference, type DifferenceProps } from './before-after.tsx'

export interface ShareBarRow {
  id: number
  label: ComponentChildren
  /** As people write it. */
  figure: string
  value: number
  /** null: it was not there before. */
  before: number | null
  difference: DifferenceProps | null
}

const WIDTH = 1_000

/** A pale box as long as it was, a full bar as long as it is: whoever gains comes out of the box, whoever loses leaves part of it empty. */
const Bar = ({ value, before, most }: { value: number; before: number | null; most: number }) => {
  const long = (amount: number): number => Math.round((amount / most) * WIDTH)
  return (
    <svg viewBox={`0 0 ${WIDTH} 40`} preserveAspectRatio="none" aria-hidden="true">
      {before === null || before === 0 ? null : <rect class="share-before" x="0" y="3" width={long(before)} height="34" />}
      <rect class="share-now" x="0" y="11" width={long(value)} height="18" />
    </svg>
  )
}

export interface ShareBarsProps {
  caption: string
  rows: ShareBarRow[]
  /** What the two lengths are; absent: there is nothing to compare with. */
  legend?: { before: string; now: string }
}

/** A table for the ear, bars for the eye. All bars have one scale. */
export function ShareBars({ caption, rows, legend }: ShareBarsProps) {
  const most = Math.max(1, ...rows.flatMap(({ value, before }) => [value, before ?? 0]))
  return (
    <figure class="share-bars">
      <table>
        <caption class="sr">{caption}</caption>
        <tbody>
          {rows.map(({ id, label, figure, value, before, difference }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td class="share-track" aria-hidden="true">
                <Bar value={value} before={before} most={most} />
              </td>
              <td class="share-figure">{figure}</td>
              {legend ? <td class="share-change">{difference ? <Difference {...difference} /> : null}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      {legend ? (
        <figcaption>
          <span class="share-key is-before">{legend.before}</span> <span class="share-key is-now">{legend.now}</span>
        </figcaption>
      ) : null}
    </figure>
  )
}
