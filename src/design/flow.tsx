/** Money as bands that flow from column to column; d3-sankey places them, and every band leads to what it is made of. */

import { type SankeyGraph, type SankeyLink, type SankeyNode, sankey, sankeyLinkHorizontal } from 'd3-sankey'
import type { ComponentChildren } from 'preact'

export type FlowTone = 'pillar-1' | 'pillar-2' | 'pillar-3' | 'pillar-4' | 'common' | 'missing'

export interface FlowBox {
  id: string
  label: string
  /** As people write it. */
  amount: string
  /** From the left, 0 on. */
  column: number
  tone: FlowTone
  /** « Personnel : 560 000 € » */
  title: string
  href?: string
}

export interface FlowBand {
  from: string
  to: string
  value: number
  tone: FlowTone
  title: string
  href?: string
}

export interface FlowPictureProps {
  label: string
  boxes: readonly FlowBox[]
  bands: readonly FlowBand[]
  /** What each column tells, from the left. */
  columns: readonly string[]
}

const WIDTH = 1150
/** Room for the names at both ends. */
const ENDS = 215
/** Room for what the columns are called. */
const TOP = 52
const NODE = 14
const PADDING = 46
const MIN_HEIGHT = 420
const LINE = 16
/** A box as high as this has room for three lines beside it. */
const TALL = 40
/** So many letters stand in one line of a name. */
const LETTERS = 27

type Box = SankeyNode<FlowBox, FlowBand>
type Band = SankeyLink<FlowBox, FlowBand>

/** A name in at most so many lines. */
export function brokenName(name: string, letters: number = LETTERS, most = 2): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  if (lines.length <= most && lines.every((line) => line.length <= letters)) return lines
  const last = lines.slice(most - 1).join(' ')
  return [...lines.slice(0, most - 1), last.length <= letters ? last : `${last.slice(0, letters - 1).trimEnd()}…`]
}

/** Columns as they are given, whatever leads to what. */
export function placedFlow({ boxes, bands }: Pick<FlowPictureProps, 'boxes' | 'bands'>): {
  graph: SankeyGraph<FlowBox, FlowBand>
  height: number
} {
  const counts = Map.groupBy(boxes, ({ column }) => column)
  const most = Math.max(1, ...[...counts.values()].map((all) => all.length))
  const height = Math.max(MIN_HEIGHT, most * PADDING + 260)
  const layout = sankey<FlowBox, FlowBand>()
    .nodeId(({ id }) => id)
    .nodeWidth(NODE)
    .nodePadding(PADDING)
    .nodeAlign(({ column }) => column)
    .iterations(24)
    .extent([
      [ENDS, TOP],
      [WIDTH - ENDS, height - 12],
    ])
  const graph = layout({
    nodes: boxes.map((box) => ({ ...box })),
    links: bands.map((band) => ({ ...band, source: band.from, target: band.to })),
  })
  return { graph, height }
}

const path = sankeyLinkHorizontal<FlowBox, FlowBand>()
const middle = ({ y0 = 0, y1 = 0 }: Box) => (y0 + y1) / 2

function Name({ box, last }: { box: Box; last: boolean }) {
  const first = box.column === 0
  const lines = brokenName(box.label, LETTERS, (box.y1 ?? 0) - (box.y0 ?? 0) > TALL ? 3 : 2)
  const [x, anchor] = first ? [(box.x0 ?? 0) - 9, 'end'] : [(box.x1 ?? 0) + 9, 'start']
  const top = middle(box) - (lines.length * LINE) / 2
  return (
    <text class={first || last ? 'flow-name' : 'flow-name inside'} x={x} text-anchor={anchor}>
      {lines.map((line, place) => (
        <tspan key={place} x={x} y={top + place * LINE + 5}>
          {line}
        </tspan>
      ))}
      <tspan class="flow-amount" x={x} y={top + lines.length * LINE + 5}>
        {box.amount}
      </tspan>
    </text>
  )
}

const BoxShape = ({ box, last }: { box: Box; last: boolean }) => {
  const inside = (
    <>
      <title>{box.title}</title>
      <rect
        class="flow-box"
        x={box.x0}
        y={box.y0}
        width={(box.x1 ?? 0) - (box.x0 ?? 0)}
        height={Math.max(1.5, (box.y1 ?? 0) - (box.y0 ?? 0))}
        rx="2"
      />
      <Name box={box} last={last} />
    </>
  )
  return box.href ? (
    // Each name is led to by the table too: the keyboard goes along the bands.
    <a class={`flow-node ${box.tone}`} href={box.href} tabindex={-1}>
      {inside}
    </a>
  ) : (
    <g class={`flow-node ${box.tone}`}>{inside}</g>
  )
}

const BandShape = ({ band }: { band: Band }) => {
  const shape = <path d={path(band) ?? ''} stroke-width={Math.max(1.5, band.width ?? 0).toFixed(1)} />
  return band.href ? (
    <a class={`flow-band ${band.tone}`} href={band.href} aria-label={band.title}>
      <title>{band.title}</title>
      {shape}
    </a>
  ) : (
    <g class={`flow-band ${band.tone}`}>
      <title>{band.title}</title>
      {shape}
    </g>
  )
}

const Heads = ({ columns, boxes }: { columns: readonly string[]; boxes: readonly Box[] }) => (
  <>
    {columns.map((name, column) => {
      const box = boxes.find((each) => each.column === column)
      const last = column === columns.length - 1
      const [x, anchor] = column === 0 ? [box?.x1, 'end'] : last ? [box?.x0, 'start'] : [((box?.x0 ?? 0) + (box?.x1 ?? 0)) / 2, 'middle']
      return name === '' ? null : (
        <text key={column} class="flow-column" x={x} y={18} text-anchor={anchor}>
          {name}
        </text>
      )
    })}
  </>
)

/** For a screen that is wide enough; a phone gets the bars beside it. */
export function FlowPicture({ label, boxes, bands, columns }: FlowPictureProps) {
  const { graph, height } = placedFlow({ boxes, bands })
  const last = Math.max(...boxes.map(({ column }) => column))
  return (
    <figure class="flow-picture">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing whose parts are links; a fieldset cannot be one. */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={label}>
        <Heads columns={columns} boxes={graph.nodes} />
        {graph.links.map((band) => (
          <BandShape key={`${band.from} ${band.to}`} band={band} />
        ))}
        {graph.nodes.map((box) => (
          <BoxShape key={box.id} box={box} last={box.column === last} />
        ))}
      </svg>
    </figure>
  )
}

/** On a phone, in the place of the picture. */
export const FlowBars = ({ children }: { children: ComponentChildren }) => <div class="flow-bars flow">{children}</div>
