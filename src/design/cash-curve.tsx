/** Money month by month: bars for what comes in and goes out, a line for what is left, the low point marked, and what is below nought. */
import { scaleLinear } from 'd3-scale'
import type { ComponentChildren } from 'preact'

const HEIGHT = 320
const TOP = 34
const BOTTOM = 268
/** The width of the drawing in its own units; on the page it is as wide as there is room. */
const WIDE = 1000
/** With more months than this only years are named. */
const MOST_NAMED = 18
const TICKS = 5

export interface CurveMonth {
  key: string
  /** « M » */
  initial: string
  year: number
  /** Whole, for the pointer and for who does not see the drawing. */
  told: string
  income: number
  charges: number
  balance: number
}

export interface CashCurveProps {
  label: string
  opening: number
  months: CurveMonth[]
  /** An amount of the scale, as short as it is clear. */
  amount: (value: number) => string
  lowest: { place: number; text: string } | null
  legend: { income: string; charges: string; balance: string; below: string }
}

type Scale = (value: number) => number

/** A drawing within the drawing that is stretched to its width, where the words around it are not. */
const Stretched = ({ from, to, children }: { from: number; to: number; children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noSvgWithoutTitle: a part of the drawing around it, which is told as a whole.
  <svg x="0" y={from} width="100%" height={to - from} viewBox={`0 ${from} ${WIDE} ${to - from}`} preserveAspectRatio="none">
    {children}
  </svg>
)

/** What is left at the end of each month, from the opening on; closed along nought for the part below it. */
function lineOf(opening: number, months: readonly CurveMonth[], y: Scale): string {
  const step = WIDE / months.length
  const points = [opening, ...months.map(({ balance }) => balance)].map(
    (value, place) => `${(place * step).toFixed(1)} ${y(value).toFixed(1)}`,
  )
  return `M${points.join('L')}`
}

const percent = (part: number): string => `${(100 * part).toFixed(3)}%`

function Bars({ months, y }: { months: readonly CurveMonth[]; y: Scale }) {
  const room = 1 / months.length
  const zero = y(0)
  return (
    <>
      {months.map(({ key, income, charges, told }, place) => (
        <g key={key}>
          <rect class="cash-in" x={percent((place + 0.14) * room)} width={percent(0.34 * room)} y={y(income)} height={zero - y(income)} />
          <rect class="cash-out" x={percent((place + 0.52) * room)} width={percent(0.34 * room)} y={zero} height={y(-charges) - zero} />
          <rect class="cash-hit" x={percent(place * room)} width={percent(room)} y={TOP} height={BOTTOM - TOP}>
            <title>{told}</title>
          </rect>
        </g>
      ))}
    </>
  )
}

const Grid = ({ ticks, y }: { ticks: number[]; y: Scale }) => (
  <>
    {ticks.map((tick) => (
      <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} class={tick === 0 ? 'cash-zero' : 'cash-grid'} />
    ))}
  </>
)

/** Above the bars, which would hide them. */
const Amounts = ({ ticks, y, amount }: { ticks: number[]; y: Scale; amount: CashCurveProps['amount'] }) => (
  <>
    {ticks.map((tick) => (
      <text key={tick} x="2" y={y(tick) - 4} class="cash-amount">
        {amount(tick)}
      </text>
    ))}
  </>
)

function Axis({ months }: { months: readonly CurveMonth[] }) {
  const room = 1 / months.length
  return (
    <>
      {months.map(({ key, initial, year }, place) => {
        const first = place === 0 || months[place - 1]?.year !== year
        return (
          <g key={key}>
            {months.length <= MOST_NAMED ? (
              <text x={percent((place + 0.5) * room)} y={BOTTOM + 20} class="cash-month">
                {initial}
              </text>
            ) : null}
            {first ? (
              <>
                <line x1={percent(place * room)} x2={percent(place * room)} y1={TOP} y2={BOTTOM + 30} class="cash-year-line" />
                <text x={percent(place * room)} dx="4" y={BOTTOM + 40} class="cash-year">
                  {year}
                </text>
              </>
            ) : null}
          </g>
        )
      })}
    </>
  )
}

/** The label stands on the side where there is room for it. */
function Lowest({ lowest, months, y }: { lowest: NonNullable<CashCurveProps['lowest']>; months: readonly CurveMonth[]; y: Scale }) {
  const at = (lowest.place + 1) / months.length
  const level = y(months[lowest.place]?.balance ?? 0)
  const anchor = at > 0.66 ? 'end' : at < 0.34 ? 'start' : 'middle'
  return (
    <g class={(months[lowest.place]?.balance ?? 0) < 0 ? 'cash-lowest under' : 'cash-lowest'}>
      <circle cx={percent(at)} cy={level} r="6" />
      <text
        x={percent(at)}
        dx={anchor === 'end' ? -4 : anchor === 'start' ? 4 : 0}
        y={Math.min(BOTTOM - 4, level + 22)}
        text-anchor={anchor}
      >
        {lowest.text}
      </text>
    </g>
  )
}

const Legend = ({ legend, below }: { legend: CashCurveProps['legend']; below: boolean }) => (
  <ul class="cash-legend">
    {(['income', 'charges', 'balance', ...(below ? (['below'] as const) : [])] as const).map((name) => (
      <li key={name}>
        <svg viewBox="0 0 20 12" aria-hidden="true">
          {name === 'balance' ? <path d="M0 6H20" class="cash-line" /> : <rect class={`cash-key-${name}`} width="20" height="12" rx="2" />}
        </svg>
        {legend[name]}
      </li>
    ))}
  </ul>
)

/** Its table stands beside it: the drawing is told in one sentence. */
export function CashCurve({ label, opening, months, amount, lowest, legend }: CashCurveProps) {
  const balances = [opening, ...months.map(({ balance }) => balance)]
  const least = Math.min(0, ...balances, ...months.map(({ charges }) => -charges))
  const most = Math.max(1, ...balances, ...months.map(({ income }) => income))
  // Room below the low point for its label.
  const scale = scaleLinear([least * 1.15, most], [BOTTOM, TOP]).nice(TICKS)
  const y: Scale = (value) => scale(value)
  const line = lineOf(opening, months, y)
  const zero = y(0)
  const below = balances.some((balance) => balance < 0)
  return (
    <figure class="cash-curve">
      <svg width="100%" height={HEIGHT} role="img" aria-label={label}>
        <Grid ticks={scale.ticks(TICKS)} y={y} />
        <Bars months={months} y={y} />
        {below ? (
          <Stretched from={zero} to={BOTTOM}>
            <path d={`${line}L${WIDE} ${zero}L0 ${zero}Z`} class="cash-below" />
          </Stretched>
        ) : null}
        <Stretched from={0} to={HEIGHT}>
          <path d={line} class="cash-line" />
        </Stretched>
        <Amounts ticks={scale.ticks(TICKS)} y={y} amount={amount} />
        <Axis months={months} />
        {lowest ? <Lowest lowest={lowest} months={months} y={y} /> : null}
      </svg>
      <Legend legend={legend} below={below} />
    </figure>
  )
}
