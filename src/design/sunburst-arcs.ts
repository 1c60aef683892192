/** The geometry of the plan's wheel: which part fills which arc of which ring. Pure sums, in SVG units. */
import { type HierarchyRectangularNode, hierarchy, partition } from 'd3-hierarchy'
import { arc } from 'd3-shape'
import { STATUSES, type Status } from './status.tsx'

export interface SunNode {
  id: string
  title: string
  code: string
  href: string
  tone?: 1 | 2 | 3 | 4
  status?: Status
  statusLabel?: string
  /** How many actions a leaf with a status stands for: one, where nothing is said. */
  actions?: number
  children: SunNode[]
}

export interface SunArc {
  node: SunNode
  /** 1 is the innermost ring. */
  ring: number
  tone: 1 | 2 | 3 | 4
  /** An action, drawn in the outer ring in the colour of its status. */
  action: boolean
  /** A part of the plan without any action. */
  bare: boolean
  path: string
  /** The middle of the arc, and how much room there is for a sign. */
  x: number
  y: number
  room: number
}

export const RADIUS = 200
const HOLE = 66
const FULL_TURN = 2 * Math.PI

/** Widths of the rings: the last one, the actions, is the widest. */
const radiiOf = (rings: number): number[] => {
  const shares = Array.from({ length: rings }, (_, ring) => (ring === rings - 1 ? 1.25 : 1))
  const sum = shares.reduce((total, share) => total + share, 0)
  let radius = HOLE
  return [HOLE, ...shares.map((share) => (radius += ((RADIUS - HOLE) * share) / sum))]
}

const isAction = (node: SunNode) => node.status !== undefined && node.children.length === 0

const drawn = arc().digits(1)

const arcOf = (part: HierarchyRectangularNode<SunNode>, radii: number[]): SunArc => {
  const rings = radii.length - 1
  const action = isAction(part.data)
  const ring = action ? rings : part.depth
  const [from, to] = [radii[ring - 1]! + (ring === 1 ? 0 : 2), radii[ring]!]
  const middle = (part.x0 + part.x1) / 2
  const radius = (from + to) / 2
  const pillar = part.ancestors().find((each) => each.depth === 1)
  return {
    node: part.data,
    ring,
    tone: part.data.tone ?? pillar?.data.tone ?? 4,
    action,
    bare: part.data.status === undefined && !part.leaves().some((leaf) => leaf.data.status !== undefined),
    path: drawn({ innerRadius: from, outerRadius: to, startAngle: part.x0, endAngle: part.x1 }) ?? '',
    x: Math.round(Math.sin(middle) * radius),
    y: Math.round(-Math.cos(middle) * radius),
    room: Math.min((part.x1 - part.x0) * radius, to - from),
  }
}

export const countActions = (node: SunNode): number =>
  node.children.reduce((sum, child) => sum + countActions(child), isAction(node) ? (node.actions ?? 1) : 0)

const rank = (node: SunNode) => (node.status ? STATUSES.indexOf(node.status) : -1)

/**
 * Every part and action below the root with its arc, from the centre outwards, clockwise from the top, in the plan's order.
 * `gathered`: actions of one part stand by status instead, since of hundreds one sees the shares, not each.
 */
export function arcsOf(root: SunNode, gathered = false): SunArc[] {
  const tree = hierarchy(root).sum((node) => (node.children.length === 0 ? (node.actions ?? 1) : 0))
  if (gathered) tree.sort((a, b) => rank(a.data) - rank(b.data))
  const laid = partition<SunNode>().size([FULL_TURN, 1])(tree)
  const radii = radiiOf(Math.max(1, laid.height))
  return laid
    .descendants()
    .filter((part) => part.depth > 0)
    .map((part) => arcOf(part, radii))
}
