/** How many stand where: one bar for the eye, and beside it the table that says the same, with a way to each. */
import type { Lang } from '#kernel/values/lang.ts'
import { words } from './messages.ts'

export type SpreadTone = 'rest' | 'rest-letter' | 'waiting' | 'going' | 'going-letter' | 'nearly' | 'done' | 'done-else' | 'wrong' | 'over'

export interface SpreadPart {
  name: string
  tone: SpreadTone
  label: string
  count: number
  /** The count as people write it. */
  text: string
  href: string
  current?: boolean
}

const GAP = 0.4
const NARROWEST = 0.8

/** Widths that fill a hundred; the fewest keep a width that can be seen. */
function placed(parts: SpreadPart[]): (SpreadPart & { x: number; width: number })[] {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  const room = 100 - GAP * (parts.length - 1)
  const wide = parts.map((part) => Math.max(NARROWEST, (room * part.count) / total))
  const scale = room / wide.reduce((sum, width) => sum + width, 0)
  let x = 0
  return parts.map((part, place) => {
    const width = wide[place]! * scale
    const rect = { ...part, x, width }
    x += width + GAP
    return rect
  })
}

export interface SpreadProps {
  lang: Lang
  caption: string
  head: { state: string; count: string }
  parts: SpreadPart[]
}

/** Parts that count nobody are left out. */
export function Spread({ lang, caption, head, parts }: SpreadProps) {
  const rects = placed(parts.filter((part) => part.count > 0))
  if (rects.length === 0) return null
  const told = rects.map((part) => words(lang).counted(part.label, part.text)).join(', ')
  return (
    <div class="spread">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={told}>
        {rects.map((part) => (
          <rect key={part.name} class={`in-${part.tone}`} x={part.x.toFixed(2)} width={part.width.toFixed(2)} height="6" />
        ))}
      </svg>
      <table>
        <caption class="sr">{caption}</caption>
        <thead class="sr">
          <tr>
            <th scope="col">{head.state}</th>
            <th scope="col">{head.count}</th>
          </tr>
        </thead>
        <tbody>
          {rects.map((part) => (
            <tr key={part.name}>
              <th scope="row">
                <svg class="spread-key" viewBox="0 0 10 10" aria-hidden="true">
                  <rect class={`in-${part.tone}`} width="10" height="10" rx="2" />
                </svg>
                <a href={part.href} aria-current={part.current ? 'true' : undefined}>
                  {part.label}
                </a>
              </th>
              <td>{part.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
