/** France as tiles: one square per region where it lies, with its letters and its figure; the tone tells the figure too. */
import { scaleQuantize } from 'd3-scale'

/** Where each region lies, by its code (ISO 3166-2:FR; overseas, the letters of ISO 3166-1): column and row. */
const PLACES: Record<string, readonly [number, number]> = {
  HDF: [3, 0],
  NOR: [2, 1],
  IDF: [3, 1],
  GES: [4, 1],
  BRE: [1, 2],
  PDL: [2, 2],
  CVL: [3, 2],
  BFC: [4, 2],
  NAQ: [2, 3],
  ARA: [3, 3],
  OCC: [2, 4],
  PAC: [3, 4],
  COR: [4, 5],
  GP: [5.6, 0],
  MQ: [5.6, 1],
  GF: [5.6, 2],
  RE: [5.6, 3],
  YT: [5.6, 4],
}
const STEPS = 5
const SIDE = 76
const GAP = 6
const FIRST_COLUMN = 1
const COLUMNS = 5.6
const ROWS = 6
const LABEL = 26

export interface Tile {
  /** `BRE` */
  code: string
  /** « Bretagne : 42 %, 12 actions » */
  label: string
  /** As it stands on the tile; null: nothing is known. */
  value: number | null
  text: string
  href?: string
}

export interface TileMapProps {
  label: string
  overseas: string
  tiles: Tile[]
  /** The lowest and the highest value of the scale. */
  from: number
  to: number
  /** How the bounds of a step are told: « de 20 à 40 % ». */
  told: (from: number, to: number) => string
  none: string
}

const Square = ({ tile, step }: { tile: Tile; step: number | null }) => {
  const [column, row] = PLACES[tile.code] ?? [0, 0]
  const x = (column - FIRST_COLUMN) * (SIDE + GAP)
  const y = LABEL + row * (SIDE + GAP)
  return (
    <g class={step === null ? 'tile unknown' : `tile step-${step}`}>
      <rect x={x} y={y} width={SIDE} height={SIDE} rx="5">
        <title>{tile.label}</title>
      </rect>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <text> in SVG takes no focus; the title says it all. */}
      <g aria-hidden="true">
        <text x={x + 9} y={y + 22} class="tile-code">
          {tile.code}
        </text>
        <text x={x + SIDE - 9} y={y + SIDE - 12} class="tile-value">
          {tile.text}
        </text>
      </g>
    </g>
  )
}

/** From north to south and from west to east, then overseas: the order in which one would read the map. */
const reading = (one: Tile, other: Tile): number => {
  const [[oneColumn, oneRow], [otherColumn, otherRow]] = [PLACES[one.code]!, PLACES[other.code]!]
  const overseas = Number(oneColumn > COLUMNS - 1) - Number(otherColumn > COLUMNS - 1)
  return overseas || oneRow - otherRow || oneColumn - otherColumn
}

interface Step {
  step: number
  told: string
}

const Legend = ({ steps, none, unknown }: { steps: Step[]; none: string; unknown: boolean }) => (
  <ul class="tile-legend">
    {steps.map(({ step, told }) => (
      <li key={step} class={`tile step-${step}`}>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect x="1" y="1" width="18" height="18" rx="3" />
        </svg>
        {told}
      </li>
    ))}
    {unknown ? (
      <li class="tile unknown">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <rect x="1" y="1" width="18" height="18" rx="3" />
        </svg>
        {none}
      </li>
    ) : null}
  </ul>
)

/** Generic: whoever has a figure per region can draw it. Regions without a tile are left out; each tile may lead somewhere. */
export function TileMap({ label, overseas, tiles, from, to, told, none }: TileMapProps) {
  const top = Math.max(to, from + 1)
  const steps = Math.min(STEPS, Math.ceil(top - from))
  const scale = scaleQuantize<number>()
    .domain([from, top])
    .range(Array.from({ length: steps }, (_, place) => place + 1 + (STEPS - steps)))
  const legend = scale.range().map((step) => {
    const [begins = from, ends = top] = scale.invertExtent(step)
    return { step, told: told(begins, ends) }
  })
  const known = tiles.filter(({ code }) => code in PLACES).toSorted(reading)
  const width = (COLUMNS - FIRST_COLUMN + 1) * (SIDE + GAP) - GAP
  return (
    <figure class="tile-map">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links; a fieldset cannot be one. */}
      <svg viewBox={`-2 -2 ${width + 4} ${LABEL + ROWS * (SIDE + GAP) + 2}`} role="group" aria-label={label}>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <text> in SVG takes no focus; the titles of the tiles name the regions. */}
        <text x={(COLUMNS - FIRST_COLUMN) * (SIDE + GAP) + SIDE} y="14" class="tile-overseas" aria-hidden="true">
          {overseas}
        </text>
        {known.map((tile) => {
          const square = <Square key={tile.code} tile={tile} step={tile.value === null ? null : scale(tile.value)} />
          return tile.href ? (
            <a key={tile.code} href={tile.href}>
              {square}
            </a>
          ) : (
            square
          )
        })}
      </svg>
      <Legend steps={legend} none={none} unknown={known.some(({ value }) => value === null)} />
    </figure>
  )
}
