/** The picture that stands beside a shared link (Open Graph): what it is, of whom, how far it is; 1200 by 630 points, for any screen. */
import type { Status } from './status.tsx'
import { arcsOf, RADIUS, type SunNode } from './sunburst-arcs.ts'

export const SHARED_WIDTH = 1200
export const SHARED_HEIGHT = 630

/** The vocabulary's colours by daylight (css/tokens.css): a picture has no dark mode. */
const COLOURS = {
  paper: '#faf8f3',
  ink: '#14233b',
  soft: '#475369',
  line: '#b9b09c',
  lead: '#b3341f',
  waiting: '#855600',
  waitingSoft: '#faeed3',
  pillars: ['#2b4f8c', '#0b625c', '#8a4f9e', '#5d6779'],
} as const
const STATUS_FILL: Record<Status, string> = {
  done: '#0b625c',
  in_progress: '#2b4f8c',
  planned: '#c3c8cf',
  wanted_not_funded: '#f0b6a8',
  stopped: '#8b929d',
}

const LETTER_SHARE = 0.54
const MOST_LINES = 4

/** Words over as few lines as they need at this size; what is beyond the last line is cut with an ellipsis. */
export function linesOf(text: string, size: number, width: number, most = MOST_LINES): string[] {
  const letters = Math.floor(width / (size * LETTER_SHARE))
  const lines: string[] = ['']
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const wider = `${lines.at(-1)} ${word}`.trim()
    if (wider.length <= letters) lines[lines.length - 1] = wider
    else lines.push(word.slice(0, letters))
  }
  const shown = lines.filter(Boolean)
  if (shown.length <= most) return shown
  return [...shown.slice(0, most - 1), `${shown[most - 1]!.slice(0, letters - 1)}…`]
}

/** The largest size at which the title fits. */
const sizeFor = (title: string, width: number): number => [76, 64, 54].find((size) => linesOf(title, size, width, 9).length <= 3) ?? 46

export interface SharedPictureProps {
  kicker: string
  title: string
  /** One line below the title: figures, a status, an owner. */
  detail: string
  network: string
  /** What is shown is made up: the word to say so. */
  example: string | null
  /** A plan's wheel. */
  wheel: SunNode | null
}

const Wheel = ({ root }: { root: SunNode }) => (
  <g transform="translate(925 300) scale(1.18)">
    {arcsOf(root, true).map((each) => (
      <path
        key={each.node.id}
        d={each.path}
        fill={each.node.status ? STATUS_FILL[each.node.status] : COLOURS.pillars[each.tone - 1]}
        fill-opacity={each.node.status || each.ring === 1 ? 1 : 0.55}
        stroke={COLOURS.paper}
        stroke-width={1.5}
      />
    ))}
    <circle r={RADIUS + 3} fill="none" stroke={COLOURS.line} stroke-width={1} />
  </g>
)

export function SharedPicture({ kicker, title, detail, network, example, wheel }: SharedPictureProps) {
  const width = wheel ? 590 : 1050
  const size = sizeFor(title, width)
  const lines = linesOf(title, size, width)
  const top = 190
  const pill = (example?.length ?? 0) * 19 + 36
  const below = top + lines.length * size * 1.12
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={SHARED_WIDTH} height={SHARED_HEIGHT} viewBox={`0 0 ${SHARED_WIDTH} ${SHARED_HEIGHT}`}>
      <title>{title}</title>
      <rect width={SHARED_WIDTH} height={SHARED_HEIGHT} fill={COLOURS.paper} />
      <rect width={SHARED_WIDTH} height={10} fill={COLOURS.ink} />
      <rect width={75} height={10} fill={COLOURS.lead} />
      <g font-family="Atkinson Hyperlegible Next" fill={COLOURS.soft}>
        <text x={75} y={110} font-size={30}>
          {linesOf(kicker, 30, 700, 1).join('')}
        </text>
        {linesOf(detail, 30, width, 2).map((line, place) => (
          <text key={line} x={75} y={below + 34 + place * 40} font-size={30}>
            {line}
          </text>
        ))}
        <text x={75 + (example ? pill + 22 : 0)} y={565} font-size={30} font-weight={700} fill={COLOURS.ink}>
          {linesOf(network, 30, width - (example ? pill : 0), 1).join('')}
        </text>
      </g>
      <g font-family="Fraunces" font-weight={600} font-size={size} fill={COLOURS.ink}>
        {lines.map((line, place) => (
          <text key={line} x={75} y={top + (place + 0.62) * size * 1.12}>
            {line}
          </text>
        ))}
      </g>
      {wheel ? <Wheel root={wheel} /> : null}
      {example ? (
        <g>
          <rect x={75} y={531} width={pill} height={46} rx={23} fill={COLOURS.waitingSoft} stroke={COLOURS.waiting} />
          <text x={93} y={563} font-family="Atkinson Hyperlegible Next" font-weight={700} font-size={28} fill={COLOURS.waiting}>
            {example}
          </text>
        </g>
      ) : null}
    </svg>
  )
}
