/** The plan's wheel on paper: an SVG whose patterns tell the statuses apart without any colour. */
import { glyphShapes } from './icons.tsx'
import { STATUS_GLYPH, STATUSES, type Status } from './status.tsx'
import { arcsOf, countActions, RADIUS, type SunArc, type SunNode } from './sunburst-arcs.ts'

const PAPER = '#ffffff'
/** The first level darkest, so that its signs stand in white. */
const RINGS = ['#4a566b', '#b9c0cb', '#dde1e7']
const TONES: Record<Status, string> = {
  done: '#0b625c',
  in_progress: '#2b4f8c',
  planned: '#7b8494',
  stopped: '#5d6779',
  wanted_not_funded: '#a02c18',
}
const FONT = 'Atkinson Hyperlegible Next'
const EDGE = RADIUS + 4

/** Full, half hatched, dotted, crossed, ruled: the tile of each status. */
const TILES: Record<Status, string> = {
  done: '',
  in_progress: '<path d="M0 6 6 0M-1.5 1.5 1.5-1.5M4.5 7.5l3-3" stroke-width="2"/>',
  planned: '<circle cx="1.5" cy="1.5" r=".8" fill="INK" stroke="none"/><circle cx="4.5" cy="4.5" r=".8" fill="INK" stroke="none"/>',
  stopped: '<path d="M0 0l6 6M6 0 0 6" stroke-width=".9"/>',
  wanted_not_funded: '<path d="M0 3h6" stroke-width="1"/>',
}

const pattern = (status: Status): string =>
  `<pattern id="p-${status}" width="6" height="6" patternUnits="userSpaceOnUse"><g fill="none" stroke="${TONES[status]}">${TILES[status].replaceAll('INK', TONES[status])}</g></pattern>`
const PATTERNS = `<defs>${STATUSES.filter((status) => status !== 'done')
  .map(pattern)
  .join('')}</defs>`

const shape = (path: string, status: Status, edge: number): string =>
  status === 'done'
    ? `<path d="${path}" fill="${TONES.done}" stroke="${PAPER}" stroke-width="${edge}"/>`
    : `<path d="${path}" fill="${PAPER}" stroke="none"/><path d="${path}" fill="url(#p-${status})" stroke="${TONES[status]}" stroke-width="${edge}"/>`

/** Numerals of the first ring, where they have room. */
const numeral = ({ node, x, y, room }: SunArc): string =>
  room > 16 && node.code.length <= 4 && /^[\w.]+$/.test(node.code)
    ? `<text x="${x}" y="${y + 6}" text-anchor="middle" font-family="${FONT}" font-weight="700" font-size="17" fill="${PAPER}">${node.code}</text>`
    : ''

const drawn = (arc: SunArc, edge: number): string =>
  arc.node.status
    ? shape(arc.path, arc.node.status, edge)
    : `<path d="${arc.path}" fill="${RINGS[Math.min(arc.ring, RINGS.length) - 1]}" stroke="${PAPER}" stroke-width="1.5"/>${arc.ring === 1 ? numeral(arc) : ''}`

const CROWD = 120

/** The wheel; '' when there is nothing to draw. Parts without a status of their own are plain rings. */
export function printedSunburst(root: SunNode): string {
  if (root.children.length === 0) return ''
  const arcs = arcsOf(root, true)
  const edge = countActions(root) > CROWD ? 0.4 : 1
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-EDGE} ${-EDGE} ${2 * EDGE} ${2 * EDGE}" width="${2 * EDGE}" height="${2 * EDGE}">${PATTERNS}${arcs.map((arc) => drawn(arc, edge)).join('')}</svg>`
}

/** A square of the status's pattern, for the legend. */
export const printedSwatch = (status: Status): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 18" width="26" height="18">${PATTERNS}${shape('M1 1h24v16H1z', status, 1)}</svg>`

/** The sign of a status as a picture of its own. */
export const printedSign = (status: Status): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16"><g fill="none" stroke="${TONES[status]}" stroke-width="1.6">${glyphShapes(
    STATUS_GLYPH[status],
  )
    .replaceAll('class="solid"', `fill="${TONES[status]}"`)
    .replaceAll('class="cut"', `stroke="${PAPER}"`)}</g></svg>`
